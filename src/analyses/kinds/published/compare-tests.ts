import {CliError} from "../../../errors/cli-error.ts";
import {printNumber, printP} from "../../../numbers/print.ts";
import type {NumberStyle} from "../../../numbers/style.ts";
import {findTest} from "../../../results/find-test.ts";
import type {TestMethod, TestOutcome, TestRecord} from "../../../results/model.ts";
import {lookedUp} from "../../resolve/looked-up.ts";
import {countCell, emptyCell} from "../../table/cells.ts";
import {levelName} from "../../testing/level.ts";
import {
  type CellMaker,
  type Comparing,
  type Comparison,
  type ComparisonRow,
  comparisonColumn,
  comparisonTable,
  words,
} from "./comparison.ts";
import {reasonOf} from "./difference.ts";
import type {PublishedEntry} from "./file.ts";

interface ComparedTest {
  readonly row: ComparisonRow;
  readonly differs: boolean;
  readonly turns: boolean;
}

/**
 * Published p-values beside ours: a row for each, whether it differs or not. The published p is held against our
 * Pearson p; the exact p stands beside it, with what becomes of the conclusion. The last row counts the tests
 * (`published`), the Pearson p that differ (`pearson`) and the conclusions that turn (`conclusion`).
 */
export function compareTests(comparing: Comparing): Comparison {
  const {analysis, file, style} = comparing;
  const tests = file.value.tests.map((entry, index) => compareTest(comparing, entry, index));
  const differing = tests.filter(({differs}) => differs).length;
  const turning = tests.filter(({turns}) => turns).length;
  const columns = [
    comparisonColumn("what", "Hvad", "text"),
    comparisonColumn("published", "Offentliggjort p", "number"),
    comparisonColumn("pearson", "χ²-test, p", "number"),
    comparisonColumn("exact", "Eksakt test, p", "number"),
    comparisonColumn("conclusion", `Konklusion på ${levelName(style)}`, "text"),
    ...(differing > 0 ? [comparisonColumn("reason", "Forklaring", "text")] : []),
  ];
  const table = comparisonTable(
    analysis,
    "Tabel",
    columns,
    tests.map(({row}) => row),
    {
      published: (address) => countCell(address, tests.length, null),
      pearson: (address) => countCell(address, differing, tests.length),
      conclusion: (address) => countCell(address, turning, tests.length),
    },
  );
  return {table, notes: [{kind: "method", text: summary(tests.length, differing, turning)}]};
}

function compareTest({file, results, style}: Comparing, entry: PublishedEntry<"tests">, index: number): ComparedTest {
  const place = file.placeOf(["tests", index, "analysis"]);
  const {analysis, block, printed} = entry;
  const {record} = lookedUp(place, () => findTest(results, {analysis, block}));
  const pearson = outcomeOf(record, "pearson-chi-square");
  if (pearson === undefined) {
    throw new CliError("config", `The test of "${block}" in analysis "${analysis}" has no chi-square p.`, {
      place,
      hint: "Compare with a test of independence.",
    });
  }
  const exact = outcomeOf(record, "fisher-freeman-halton");
  const differs = differsFrom(pearson.p, printed);
  const reason = reasonOf({
    subject: `The p of "${block}" in analysis "${analysis}"`,
    ours: bareP(pearson, style),
    published: printed,
    differs,
    reason: entry.reason,
    explanation: null,
    place,
  });
  return {
    differs,
    turns: exact !== undefined && exact.significant !== pearson.significant,
    row: {
      key: String(index + 1),
      label: entry.table,
      cells: {
        what: words(record.label),
        published: words(printed),
        pearson: pCell(pearson, style),
        exact: exact === undefined ? (address) => emptyCell(address, "kan ikke beregnes") : pCell(exact, style),
        conclusion: words(conclusion(pearson, exact ?? pearson)),
        reason: words(reason ?? ""),
      },
    },
  };
}

function outcomeOf(record: TestRecord, method: TestMethod): TestOutcome | undefined {
  return [record.chosen, ...record.alternatives].find((outcome) => outcome.method === method);
}

/** Whether our p would not be printed as published, at the published decimals. */
function differsFrom(p: number, published: string): boolean {
  const digits = published.replace(/^<\s*/, "");
  if (digits !== published) return p >= Number(digits.replace(",", "."));
  return printNumber(p, digits.length - 2) !== digits;
}

/** "0,004", "< 0,001" */
function bareP({p}: TestOutcome, style: NumberStyle): string {
  return printP(p, style).replace(/^p (?:= )?/, "");
}

function pCell(outcome: TestOutcome, style: NumberStyle): CellMaker {
  return (address) => ({
    kind: "number",
    address,
    base: outcome.n,
    exact: outcome.p,
    printed: bareP(outcome, style),
  });
}

function conclusion(pearson: TestOutcome, exact: TestOutcome): string {
  const verdict = exact.significant ? "signifikant" : "ikke signifikant";
  return pearson.significant === exact.significant ? `uændret: ${verdict}` : `skifter til ${verdict}`;
}

function summary(compared: number, differing: number, turning: number): string {
  const same = differing === 0 ? "Ingen afviger" : `${printNumber(differing, 0)} afviger`;
  const turn = turning === 0 ? "ingen konklusion skifter" : `${printNumber(turning, 0)} konklusioner skifter`;
  const turned = turning === 1 ? "1 konklusion skifter" : turn;
  const values = compared === 1 ? "1 p-værdi" : `${printNumber(compared, 0)} p-værdier`;
  return `Der er sammenlignet ${values}. ${same}; ${turned} med den eksakte test.`;
}
