import {type Candidate, LookupError} from "./lookup-error.ts";
import {matchName} from "./match-names.ts";
import type {AnalysisResult, Findings, TestOutcome, TestRecord} from "./model.ts";
import {findAnalysis} from "./select-cells.ts";

export interface TestSelector {
  readonly analysis: string;
  /** The block's key or label, or the test's own key; may be left out when the analysis has one test. */
  readonly block?: string | undefined;
  /** One of the outcomes computed on the same counts; the chosen one when left out. */
  readonly method?: string | undefined;
}

export interface FoundTest {
  readonly record: TestRecord;
  readonly outcome: TestOutcome;
  /** `test:analysis/key/method` */
  readonly address: string;
}

/** @throws LookupError when there is no such test, or several. */
export function findTest(results: Findings, selector: TestSelector): FoundTest {
  const analysis = findAnalysis(results, selector.analysis);
  const record = selectTest(analysis, selector.block);
  const outcome = selectOutcome(record, selector.method);
  return {record, outcome, address: `test:${analysis.key}/${record.key}/${outcome.method}`};
}

function selectTest(analysis: AnalysisResult, name: string | undefined): TestRecord {
  const where = `analysis "${analysis.key}"`;
  const keys = analysis.tests.map((test): Candidate => ({key: test.key, label: null}));
  const byKey = analysis.tests.find((test) => test.key === name?.trim());
  if (byKey !== undefined) return byKey;
  const tests = name === undefined ? analysis.tests : testsOfBlock(analysis, name, where);
  // The test of a whole block goes before those of its parts.
  const wholes = tests.filter(({key, block}) => key === block);
  const [only] = wholes.length === 1 ? wholes : tests;
  if (only === undefined) throw new LookupError("test", "unnamed", `There is no test in ${where}.`);
  if (tests.length === 1 || wholes.length === 1) return only;
  throw new LookupError("test", "unnamed", `Name the test: ${where} has several.`, {candidates: keys});
}

function testsOfBlock(analysis: AnalysisResult, name: string, where: string): readonly TestRecord[] {
  const block = matchName(name, {subject: "block", items: analysis.table.blocks, where});
  return analysis.tests.filter((test) => test.block === block.key);
}

function selectOutcome(record: TestRecord, method: string | undefined): TestOutcome {
  if (method === undefined) return record.chosen;
  const outcomes = [record.chosen, ...record.alternatives];
  const items = outcomes.map((outcome) => ({key: outcome.method, label: null, outcome}));
  return matchName(method, {subject: "method", items, where: `test "${record.key}"`}).outcome;
}
