import type {NumberStyle} from "../../numbers/style.ts";
import type {TestOutcome, TestRecord} from "../../results/model.ts";
import {chooseIndependenceTest} from "../../statistics/choose-independence-test.ts";
import {type CountTable, occupiedTable} from "../../statistics/contingency-table.ts";
import {fisherFreemanHalton} from "../../statistics/independence/fisher-freeman-halton.ts";
import {type PearsonResult, pearsonChiSquare} from "../../statistics/independence/pearson.ts";
import type {Reason} from "../../statistics/result.ts";
import {associationEffects} from "./effects.ts";
import {smallExpected} from "./expected-words.ts";
import {cellItHangsOn} from "./fragility.ts";
import {testOutcome} from "./outcome.ts";

/** Which test's p is printed: `auto` decides from the expected counts. */
export type TestWish = "auto" | "chi-square" | "exact";

/** What a test of independence is about. */
export interface TestedTable {
  readonly key: string;
  readonly block: string;
  readonly label: string;
  readonly counts: CountTable;
  /** The labels of the rows and columns of the counts, for saying which cell a result hangs on. */
  readonly labels: {readonly rows: readonly string[]; readonly columns: readonly string[]};
}

export type IndependenceTest =
  | {readonly ok: true; readonly record: TestRecord}
  | {readonly ok: false; readonly reason: Reason};

/**
 * Tests the counts of a cross-table for independence with both Pearson's chi-square and the exact test, and
 * chooses whose p is printed. Rows and columns that nobody is in are left out.
 */
export function testIndependence(tested: TestedTable, wish: TestWish, style: NumberStyle): IndependenceTest {
  const occupied = occupiedTable(tested.counts);
  if (!occupied.ok) return occupied;
  const pearson = pearsonChiSquare(occupied.counts);
  if (!pearson.ok) return pearson;
  const chiSquare = chiSquareOutcome(pearson, style);
  const exact = exactOutcome(occupied.counts, style);
  const wantsExact =
    wish === "auto" ? chooseIndependenceTest(pearson.expected).method === "fisher-freeman-halton" : wish === "exact";
  const chosen = wantsExact && exact !== null ? exact : chiSquare;
  return {
    ok: true,
    record: {
      key: tested.key,
      block: tested.block,
      label: tested.label,
      chosen,
      alternatives: [chiSquare, ...(exact === null ? [] : [exact])].filter((outcome) => outcome !== chosen),
      reason: reasonOf(wish, pearson.expected),
      expected: pearson.expected,
      counts: occupied.counts,
      effects: associationEffects(occupied.counts),
      hangsOn: cellItHangsOn(tested.counts, tested.labels, chosen, style.significance),
    },
  };
}

function chiSquareOutcome(pearson: Extract<PearsonResult, {ok: true}>, style: NumberStyle): TestOutcome {
  const {statistic, df, p, n} = pearson;
  return testOutcome({method: "pearson-chi-square", name: "χ²-test", exact: false, statistic, df, p, n}, style);
}

function exactOutcome(counts: CountTable, style: NumberStyle): TestOutcome | null {
  const result = fisherFreemanHalton(counts);
  if (!result.ok) return null;
  const isTwoByTwo = counts.length === 2 && counts[0]?.length === 2;
  const name = isTwoByTwo ? "Fishers eksakte test" : "Fisher-Freeman-Haltons eksakte test";
  const isExact = result.method === "exact";
  return testOutcome(
    {
      method: "fisher-freeman-halton",
      name: isExact ? name : `${name} (simuleret)`,
      exact: isExact,
      statistic: null,
      df: null,
      p: result.p,
      n: result.n,
    },
    style,
  );
}

function reasonOf(wish: TestWish, expected: NonNullable<TestRecord["expected"]>): string {
  if (wish !== "auto") return "Testen er valgt på forhånd.";
  return `${smallExpected(expected) ?? "De forventede antal er store nok til en χ²-test"}.`;
}
