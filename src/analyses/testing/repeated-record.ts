import type {TestMethodName} from "../../config/test-wishes.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {TestOutcome, TestRecord} from "../../results/model.ts";
import {chooseTest, type TestChoice} from "../../statistics/choice/choose-test.ts";
import {holm} from "../../statistics/many-tests/holm.ts";
import {lowerFirst} from "../print/danish.ts";
import type {WaveHeading} from "../resolve/wave-headings.ts";
import {repeatedEffects} from "./change-effects.ts";
import {reasonForChoice} from "./choice-reason.ts";
import {noTestWords} from "./choice-words.ts";
import {testOutcome} from "./outcome.ts";
import {reasonWords} from "./reason-words.ts";
import {changedIn, movesIn, pairOf, type Repeated, squareOf} from "./repeated.ts";
import {isRepeated, type RepeatedMethod, runRepeated} from "./repeated-tests.ts";

/** What is tested: the item's key and name, and the block it stands in. */
export interface TestedItem {
  readonly key: string;
  readonly block: string;
  readonly label: string;
}

/** The tests of one item, and what could not be tested; `pair` names the waves where they are tested pair by pair. */
export interface RepeatedTest {
  readonly tests: readonly {readonly pair: string | null; readonly record: TestRecord}[];
  /** The reasons are Danish, to stand after «fordi». */
  readonly failures: readonly {readonly pair: string | null; readonly reason: string}[];
}

/**
 * Tests whether one item's measurements on the same persons differ: one test of all of them, or one of each pair with
 * p-values adjusted by Holm, as `chooseTest` decides.
 * @param wanted the test the author asks for; it must fit, see `refuseUnfit`
 */
export function testRepeated(
  tested: TestedItem,
  repeated: Repeated,
  headings: readonly WaveHeading[],
  wanted: TestMethodName | undefined,
  style: NumberStyle,
): RepeatedTest {
  const levels = headings.map(() => repeated.level);
  const choice = chooseTest({pairing: "same-units", levels, n: repeated.n, changed: changedIn(repeated)}, wanted);
  if (!choice.ok) {
    const reason = "refused" in choice ? "testen ikke passer til svarene" : noTestWords[choice.reason];
    return {tests: [], failures: [{pair: null, reason}]};
  }
  if (!isRepeated(choice.method)) throw new TypeError(`${choice.method} is no test of repeated measurements`);
  return choice.pairwise
    ? testPairs(tested, repeated, headings, choice, choice.method, style)
    : testTogether(tested, repeated, headings, choice, choice.method, style);
}

type Chosen = Extract<TestChoice, {ok: true}>;

function testTogether(
  tested: TestedItem,
  repeated: Repeated,
  headings: readonly WaveHeading[],
  choice: Chosen,
  method: RepeatedMethod,
  style: NumberStyle,
): RepeatedTest {
  const result = runRepeated(method, repeated);
  if (!result.ok) return {tests: [], failures: [{pair: null, reason: reasonWords[result.reason]}]};
  const label = `${tested.label} – ${betweenWaves(headings[0], headings.at(-1))}`;
  const chosen = testOutcome(method, result, style);
  return {tests: [{pair: null, record: recordOf({...tested, label}, repeated, choice, chosen, style)}], failures: []};
}

function testPairs(
  tested: TestedItem,
  repeated: Repeated,
  headings: readonly WaveHeading[],
  choice: Chosen,
  method: RepeatedMethod,
  style: NumberStyle,
): RepeatedTest {
  const computed = pairsOf(headings.length).map(([first, second]) => {
    const part = pairOf(repeated, first, second);
    const [from, to] = [headings[first], headings[second]];
    return {part, from, to, pair: betweenWaves(from, to), result: runRepeated(method, part)};
  });
  const family = computed.length;
  const made = computed.flatMap(({result, ...each}) => (result.ok ? [{...each, result}] : []));
  const adjusted = holm(
    made.map(({result}) => result.p),
    family,
  );
  return {
    tests: made.map(({part, from, to, pair, result}, index) => {
      const p = adjusted.ok ? (adjusted.adjusted[index] ?? 1) : 1;
      const chosen = {...testOutcome(method, {...result, p}, style), adjusted: {p: result.p, family}};
      const key = `${tested.key}:${from?.key ?? ""}-${to?.key ?? ""}`;
      const label = `${tested.label} – ${pair}`;
      return {pair, record: recordOf({...tested, key, label}, part, choice, chosen, style)};
    }),
    failures: computed.flatMap(({pair, result}) => (result.ok ? [] : [{pair, reason: reasonWords[result.reason]}])),
  };
}

function recordOf(
  tested: TestedItem,
  repeated: Repeated,
  choice: Chosen,
  chosen: TestOutcome,
  style: NumberStyle,
): TestRecord {
  const {method} = choice;
  return {
    ...tested,
    chosen,
    alternatives: [],
    ...reasonForChoice(choice),
    expected: null,
    counts: countsOf(repeated),
    effects: isOfTwo(method) ? repeatedEffects(method, repeated, style) : [],
    hangsOn: null,
  };
}

/** Effects compare the first measurement with the last, which is not what a test of all of them asks. */
function isOfTwo(method: string): method is RepeatedMethod {
  return isRepeated(method) && method !== "friedman" && method !== "cochran-q";
}

function countsOf(repeated: Repeated): TestRecord["counts"] {
  if (repeated.level === "nominal") return squareOf(repeated);
  const {up, same, down} = movesIn(repeated);
  return [[up, same, down]];
}

function betweenWaves(from: WaveHeading | undefined, to: WaveHeading | undefined): string {
  return `fra ${lowerFirst(from?.label ?? "")} til ${lowerFirst(to?.label ?? "")}`;
}

function pairsOf(measurements: number): (readonly [number, number])[] {
  return Array.from({length: measurements}, (_, first) =>
    Array.from({length: measurements - first - 1}, (_, step) => [first, first + step + 1] as const),
  ).flat();
}
