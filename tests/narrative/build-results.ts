/** Builds results by hand, for tests of look-up and narrative. */
import {printNumber, printPercent} from "../../src/numbers/print.ts";
import {defaultNumberStyle, type NumberStyle} from "../../src/numbers/style.ts";
import {
  type AnalysisResult,
  type Block,
  type Cell,
  type Column,
  type Fact,
  type NumberCell,
  type Results,
  type Row,
  resultsSchema,
  type ShareCell,
  type TestOutcome,
  type TestRecord,
} from "../../src/results/model.ts";

export type Role = Row["role"];

export interface AnswerRow {
  readonly key: string;
  readonly label: string;
  readonly role?: Role;
  /** One for each column. */
  readonly counts: readonly number[];
}

export function results(
  analyses: readonly AnalysisResult[],
  {facts = [], style = {}}: {readonly facts?: readonly Fact[]; readonly style?: Partial<NumberStyle>} = {},
): Results {
  return {
    schema: resultsSchema,
    evaluation: {
      key: "prove",
      title: "Prøve",
      subtitle: null,
      organisation: null,
      authors: [],
      dataDate: null,
      dataNotice: null,
      waves: [],
    },
    style: {...defaultNumberStyle, ...style},
    facts: Object.fromEntries(facts.map((fact) => [fact.key, fact])),
    analyses: Object.fromEntries(analyses.map((analysis) => [analysis.key, analysis])),
    dataReport: {sources: [], populations: [], warnings: [], stops: []},
  };
}

export function analysis(
  key: string,
  kind: string,
  columns: readonly Column[],
  blocks: readonly Block[],
  tests: readonly TestRecord[] = [],
): AnalysisResult {
  return {
    key,
    kind,
    title: key,
    table: {arrangement: "stacked", stub: "", columns, blocks},
    tests,
    notes: [],
    questions: [],
    source: "Prøven",
    population: {key: "alle", label: "alle", size: 98},
    filter: null,
    waves: [],
    panel: false,
    bases: [],
  };
}

export function column(key: string, label: string, more: Partial<Column> = {}): Column {
  return {key, label, group: null, unit: "percent", role: "value", ...more};
}

/** Answers under columns of percentages, with a total row of bases; a column's base is the sum of its counts. */
export function answers(
  address: string,
  label: string | null,
  columns: readonly Column[],
  rows: readonly AnswerRow[],
): Block {
  const bases = columns.map((_, index) => rows.reduce((sum, row) => sum + (row.counts[index] ?? 0), 0));
  return {
    key: address.split("/")[1] ?? "",
    label,
    question: null,
    rows: [
      ...rows.map(
        (row): Row => ({
          key: row.key,
          label: row.label,
          role: row.role ?? "category",
          cells: columns.map((each, index) =>
            shareCell(`${address}/${row.key}/${each.key}`, row.counts[index] ?? 0, bases[index] ?? 0),
          ),
        }),
      ),
      {
        key: "total",
        label: "Total (n)",
        role: "total",
        cells: columns.map((each, index) => baseCell(`${address}/total/${each.key}`, bases[index] ?? 0)),
      },
    ],
  };
}

export function shareCell(address: string, count: number, base: number): ShareCell {
  const printed = printPercent(count, base, defaultNumberStyle);
  return {kind: "share", address, count, base, exact: count / base, printed, interval: null};
}

export function baseCell(address: string, base: number): Cell {
  return {kind: "base", address, count: base, base, exact: 1, printed: `100 (${base})`};
}

export function countCell(address: string, count: number, base: number | null): Cell {
  return {kind: "count", address, count, base, exact: count, printed: printNumber(count, 0)};
}

export function numberCell(address: string, exact: number, base: number, decimals = 1): NumberCell {
  return {kind: "number", address, base, exact, printed: printNumber(exact, decimals)};
}

export function test(
  block: string,
  chosen: Partial<TestOutcome>,
  alternatives: Partial<TestOutcome>[] = [],
): TestRecord {
  return {
    key: block,
    block,
    label: block,
    chosen: outcome(chosen),
    alternatives: alternatives.map(outcome),
    reason: "",
    expected: null,
    counts: [],
    effects: [],
    hangsOn: null,
  };
}

function outcome(more: Partial<TestOutcome>): TestOutcome {
  return {
    method: "fisher-freeman-halton",
    name: "Fisher-Freeman-Haltons eksakte test",
    exact: true,
    statistic: null,
    df: null,
    p: 0.5,
    n: 97,
    printed: "p = 0,500",
    significant: false,
    ...more,
  };
}
