import type {CrosstabTestWish} from "../../../config/test-wishes.ts";
import {referenceTo} from "../../../config/variable-reference.ts";
import {CliError} from "../../../errors/cli-error.ts";
import type {MeasurementLevel, Side, TestQuestion} from "../../../statistics/choice/test-question.ts";
import {categoriesOf} from "../../resolve/categories.ts";
import type {Item} from "../../resolve/items.ts";
import {placeIn, type Task} from "../../task.ts";
import {withoutUnit} from "../../testing/effects.ts";
import {type IndependenceTest, isUnordered, testIndependence} from "../../testing/independence.ts";
import {isIndependent} from "../../testing/independent-tests.ts";
import {ascending, levelOf} from "../../testing/measurement.ts";
import {refuseUnfit} from "../../testing/wish.ts";
import type {PairCounts} from "./counts.ts";
import {coefficientNames, isSigned, measure} from "./measure.ts";
import type {VariablePair} from "./pairs.ts";

type Wish = Exclude<CrosstabTestWish, "chi-square" | "exact">;

/** These take the place of an answer among the others for its score, which numbers have better ones than. */
const ofPlaces: readonly string[] = [
  "welch-t",
  "anova",
  "anova-welch",
  "linear-by-linear",
  "linear-by-linear-exact",
  "cochran-armitage",
  "cochran-armitage-exact",
];

/**
 * The test that an author wants of every pair.
 * @throws CliError (config) for one that does not fit how a pair is measured
 */
export function wantedAssociationTest(task: Task<"association">, pairs: readonly VariablePair[]): Wish {
  const wish = namedWish(task.spec.test);
  if (wish !== "auto" && wish !== "none") for (const pair of pairs) refuseWish(task, wish, pair);
  return wish;
}

function namedWish(wish: CrosstabTestWish): Wish {
  if (wish === "chi-square") return "pearson-chi-square";
  return wish === "exact" ? "fisher-freeman-halton" : wish;
}

function refuseWish(task: Task<"association">, wish: Exclude<Wish, "auto" | "none">, {sides}: VariablePair): void {
  const items = sides.map(({item}) => item);
  const names = items.map(({at}) => referenceTo(at.source, at.variable));
  const hasNumber = items.some((item) => levelOf(item) === "number");
  if (wish === "ordered") {
    if (items.some((item) => rankLevel(item) === "ordinal")) return;
    throw new CliError("config", `Neither ${names.join(" nor ")} has an order.`, {
      place: placeIn(task, "test"),
      hint: "Say in codebook.yaml which end of a scale is best, or take test: ordered out.",
    });
  }
  if (hasNumber && (isUnordered(wish) || ofPlaces.includes(wish))) {
    throw new CliError("config", `The test "${wish}" does not fit numbers, which are taken in their order here.`, {
      place: placeIn(task, "test"),
      hint: "The tests that fit are auto, jonckheere-terpstra, and with two groups mann-whitney; or derive bands.",
    });
  }
  const questionOf = (test: string): TestQuestion => {
    const [one, other] = sides;
    return {
      pairing: "independent",
      sides: [sideOf(one.item, isUnordered(test)), sideOf(other.item, isUnordered(test))],
      n: 1,
      expected: null,
    };
  };
  refuseUnfit(task, wish, questionOf, names.join(" and "));
}

function sideOf(item: Item, isOfCategories: boolean): Side {
  if (item.variable.kind === "number") return {level: "ordinal", totals: [1, 1, 1]};
  return isOfCategories
    ? {level: "nominal", totals: categoriesOf(item, {dontKnow: false, notRelevant: false}).map(() => 1)}
    : {level: levelOf(item), totals: ascending(item).map(() => 1)};
}

/** A number is taken in its order, as the coefficients take it. */
function rankLevel(item: Item): MeasurementLevel {
  const level = levelOf(item);
  return level === "number" ? "ordinal" : level;
}

/**
 * Tests one pair in one segment. Left to the rules, a coefficient that uses the order of answers is tested by a test that does, and
 * one that does not by a test of categories. The record's size is the coefficient that is printed.
 */
export function testPair(
  task: Task<"association">,
  {sides: [one, other], coefficient, label}: VariablePair,
  {counts, labels}: PairCounts,
  wish: Exclude<Wish, "none">,
  at: {readonly key: string; readonly block: string; readonly whom: string},
): IndependenceTest {
  const compared = {counts, labels};
  const named =
    wish === "ordered" || isIndependent(wish)
      ? wish
      : isSigned(coefficient) && coefficient !== "phi"
        ? "ordered"
        : "auto";
  const test = testIndependence(
    {
      key: at.key,
      block: at.block,
      label: at.whom === "" ? label : `${label} (${at.whom})`,
      levels: [rankLevel(one.item), rankLevel(other.item)],
      all: compared,
      ordered: compared,
    },
    named,
    task.context.style,
  );
  if (!test.ok) return test;
  const effects = withoutUnit(coefficient, coefficientNames[coefficient], measure(coefficient, counts));
  return {ok: true, record: {...test.record, effects}};
}
