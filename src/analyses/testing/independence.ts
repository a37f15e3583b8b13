import type {NumberStyle} from "../../numbers/style.ts";
import type {TestOutcome, TestRecord} from "../../results/model.ts";
import type {NoTest, RuleChoice} from "../../statistics/choice/test-choice.ts";
import type {MeasurementLevel} from "../../statistics/choice/test-question.ts";
import {type CountTable, type OccupiedTable, occupiedTable} from "../../statistics/contingency-table.ts";
import {summarizeExpected} from "../../statistics/independence/expected-counts.ts";
import {choiceByRule} from "./choice-by-rule.ts";
import {authorsReason} from "./choice-reason.ts";
import {choiceWords, noTestWords} from "./choice-words.ts";
import {independentEffects} from "./effects.ts";
import {smallExpected} from "./expected-words.ts";
import {cellItHangsOn} from "./fragility.ts";
import {groupsInRows} from "./groups-in-rows.ts";
import {type IndependentMethod, isIndependent, runIndependent} from "./independent-tests.ts";
import {type TestNumbers, testOutcome} from "./outcome.ts";
import {reasonWords} from "./reason-words.ts";

/** Which test's p is printed: chosen by the rules without or with the order of answers, or a test by name. */
export type IndependenceWish = "auto" | "ordered" | IndependentMethod;

/** Counts of different persons by two variables. */
export interface ComparedCounts {
  readonly counts: CountTable;
  /** The labels of the rows and columns of the counts. */
  readonly labels: {readonly rows: readonly string[]; readonly columns: readonly string[]};
}

/** What a test of a cross-table is about. */
export interface TestedTable {
  readonly key: string;
  readonly block: string;
  readonly label: string;
  readonly levels: readonly [rows: MeasurementLevel, columns: MeasurementLevel];
  /** Everybody in the base, for the tests that do not look at the order of answers. */
  readonly all: ComparedCounts;
  /** Those with answers of substance, from the lowest to the highest, for the tests that do. */
  readonly ordered: ComparedCounts;
}

/** A test; or why there is none, in Danish, to stand after «fordi». */
export type IndependenceTest =
  | {readonly ok: true; readonly record: TestRecord}
  | {readonly ok: false; readonly reason: string};

const unordered: readonly IndependentMethod[] = [
  "pearson-chi-square",
  "likelihood-ratio",
  "yates-chi-square",
  "fisher-freeman-halton",
];

/** Whether a test looks at the categories only, and not at their order. */
export function isUnordered(method: string): boolean {
  return unordered.some((each) => each === method);
}

/**
 * Tests the counts of a cross-table for independence. Rows and columns that nobody is in are left out.
 *
 * `auto` asks whether the answers are spread alike, whatever their order: with the rules for nominal variables. Of the
 * tests that ask this, both Pearson's chi-square and the exact one are computed, for comparison.
 */
export function testIndependence(tested: TestedTable, wish: IndependenceWish, style: NumberStyle): IndependenceTest {
  const isOfOrder = wish !== "auto" && !isUnordered(wish);
  const compared = isOfOrder ? tested.ordered : tested.all;
  const occupied = occupiedTable(compared.counts);
  if (!occupied.ok) return {ok: false, reason: reasonWords[occupied.reason]};
  const rule = ruleFor(occupied, wish === "ordered" ? tested.levels : ["nominal", "nominal"]);
  if (!rule.ok) return {ok: false, reason: noTestWords[rule.reason]};
  const method = wish === "auto" || wish === "ordered" ? rule.method : wish;
  if (!isIndependent(method)) throw new TypeError(`${method} is no test of independence`);
  const turned = groupsInRows(method, occupied, compared.labels, tested.levels);
  const result = runIndependent(method, turned.counts);
  if (!result.ok) return {ok: false, reason: reasonWords[result.reason]};

  const expected = summarizeExpected(occupied);
  const chosen = outcomeOf(method, result, occupied.counts, style);
  const byRule = method === rule.method;
  const reasonOfRule = isOfOrder ? choiceWords[rule.reason] : reasonByExpected(expected);
  return {
    ok: true,
    record: {
      key: tested.key,
      block: tested.block,
      label: tested.label,
      chosen,
      alternatives: alternativesOf(method, rule.method, occupied.counts, style),
      ...(byRule ? {reason: reasonOfRule} : authorsReason(rule.method)),
      expected: isUnordered(method) ? expected : null,
      counts: occupied.counts,
      effects: independentEffects(method, turned.counts, turned.groups),
      hangsOn: isUnordered(method) ? cellItHangsOn(compared.counts, compared.labels, chosen, style.significance) : null,
    },
  };
}

function ruleFor(occupied: OccupiedTable, levels: TestedTable["levels"]): RuleChoice | NoTest {
  const [rows, columns] = levels;
  return choiceByRule({
    pairing: "independent",
    sides: [
      {level: rows, totals: occupied.rowTotals},
      {level: columns, totals: occupied.columnTotals},
    ],
    n: occupied.n,
    expected: summarizeExpected(occupied),
  });
}

function alternativesOf(
  method: IndependentMethod,
  ruled: string,
  counts: CountTable,
  style: NumberStyle,
): TestOutcome[] {
  const others: readonly IndependentMethod[] = isUnordered(method)
    ? comparedMethods(counts)
    : [ruled].filter(isIndependent);
  return others.flatMap((other) => {
    if (other === method) return [];
    const result = runIndependent(other, counts);
    return result.ok ? [outcomeOf(other, result, counts, style)] : [];
  });
}

/** With more persons than this the two tests say the same, unless expected counts are small all the same. */
const mostCompared = 500;
/** With more persons than this, simulated exact tests take seconds to say what the chi-square says. */
const mostSimulated = 20_000;

function comparedMethods(counts: CountTable): readonly IndependentMethod[] {
  const n = counts.flat().reduce((sum, count) => sum + count, 0);
  const occupied = occupiedTable(counts);
  const isSmall = occupied.ok && summarizeExpected(occupied).below5 > 0;
  return n > (isSmall ? mostSimulated : mostCompared)
    ? ["pearson-chi-square"]
    : ["pearson-chi-square", "fisher-freeman-halton"];
}

function outcomeOf(
  method: IndependentMethod,
  numbers: TestNumbers,
  counts: CountTable,
  style: NumberStyle,
): TestOutcome {
  const outcome = testOutcome(method, numbers, style);
  const isTwoByTwo = counts.length === 2 && counts[0]?.length === 2;
  if (method !== "fisher-freeman-halton" || !isTwoByTwo) return outcome;
  return {...outcome, name: outcome.name.replace("Fisher-Freeman-Haltons", "Fishers")};
}

function reasonByExpected(expected: NonNullable<TestRecord["expected"]>): string {
  return `${smallExpected(expected) ?? "De forventede antal er store nok til en χ²-test"}.`;
}
