import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ColumnAgainstThresholds} from "../../../src/statistics/independence/exact/column-against-thresholds.ts";
import {ColumnSplits} from "../../../src/statistics/independence/exact/column-splits.ts";
import {logFactorials} from "../../../src/statistics/independence/exact/log-factorials.ts";
import {MarginStates} from "../../../src/statistics/independence/exact/margin-states.ts";
import {stagesOf} from "../../../src/statistics/independence/exact/stage.ts";
import {TailLookup} from "../../../src/statistics/independence/exact/tail-lookup.ts";
import {ThresholdLookup} from "../../../src/statistics/independence/exact/threshold-lookup.ts";
import {ValueAccumulator} from "../../../src/statistics/independence/exact/value-accumulator.ts";
import {WorkBudget} from "../../../src/statistics/independence/exact/work-budget.ts";
import {relativeError} from "../relative-error.ts";

const weighted = fc.array(fc.tuple(fc.nat({max: 60}), fc.double({min: 1e-6, max: 1, noNaN: true})), {
  minLength: 1,
  maxLength: 80,
});

describe("logFactorials(n)", () => {
  it("are whole numbers, in which equal products of factorials are equal sums", () => {
    const {units, unitsPerLog} = logFactorials(97);
    const at = (k: number): number => units[k] ?? Number.NaN;
    expect(at(4)).toBe(at(2) + at(2) + at(3));
    expect(at(6)).toBe(at(3) + at(5));
    expect(at(10)).toBe(at(6) + at(7));
    expect(at(16)).toBe(at(14) + at(5) + at(2));
    expect(units.every(Number.isInteger)).toBe(true);
    expect(relativeError(at(97) / unitsPerLog, 349.95411804077025)).toBeLessThan(1e-12);
  });

  it("stay below 2^53, and are fine enough to tell ties of 1e-7, up to a million", () => {
    for (const n of [1, 2, 30, 1000, 1001, 1_000_000]) {
      const {units, unitsPerLog} = logFactorials(n);
      expect(Number.isSafeInteger(units[n])).toBe(true);
      expect(unitsPerLog).toBeGreaterThan(1e8);
    }
  });
});

describe("MarginStates", () => {
  it("numbers every state once, however many there are", () => {
    const states = new MarginStates(2);
    const seen = new Map<string, number>();
    for (let i = 0; i < 3000; i++) {
      const margins = Int32Array.of(i % 50, 50 + ((i * 7) % 40));
      const state = states.add(margins);
      expect(seen.get(margins.join()) ?? state).toBe(state);
      seen.set(margins.join(), state);
    }
    expect(states.size).toBe(seen.size);
    const read = new Int32Array(2);
    for (const [key, state] of seen) {
      states.read(state, read);
      expect(read.join()).toBe(key);
    }
  });
});

describe("ValueAccumulator", () => {
  it("adds up weights by value and gives them in order, again and again", () => {
    const accumulator = new ValueAccumulator();
    const steps = fc.array(weighted, {minLength: 1, maxLength: 4});
    fc.assert(
      fc.property(steps, (rounds) => {
        for (const round of rounds) {
          const sums = new Map<number, number>();
          for (const [value, weight] of round) {
            accumulator.add(value * 2 ** 36, weight);
            sums.set(value, (sums.get(value) ?? 0) + weight);
          }
          const [values, weights] = [new Float64Array(200), new Float64Array(200)];
          const size = accumulator.size;
          accumulator.drain(values, weights, 5);
          const expected = [...sums].sort(([a], [b]) => a - b);
          expect([...values.subarray(5, 5 + size)]).toEqual(expected.map(([value]) => value * 2 ** 36));
          expect([...weights.subarray(5, 5 + size)]).toEqual(expected.map(([, weight]) => weight));
          expect(accumulator.size).toBe(0);
        }
      }),
    );
  });

  it("grows", () => {
    const accumulator = new ValueAccumulator();
    for (let i = 0; i < 5000; i++) accumulator.add((i * 7919) % 5003, 1);
    for (let i = 0; i < 5000; i++) accumulator.add((i * 7919) % 5003, 1);
    const [values, weights] = [new Float64Array(5000), new Float64Array(5000)];
    expect(accumulator.size).toBe(5000);
    accumulator.drain(values, weights, 0);
    expect(values.every((value, i) => i === 0 || value > (values[i - 1] ?? 0))).toBe(true);
    expect(weights.every((weight) => weight === 2)).toBe(true);
  });
});

describe("TailLookup", () => {
  it("tells the weight at or above any threshold", () => {
    const lookup = new TailLookup();
    fc.assert(
      fc.property(weighted, fc.double({min: 0, max: 1, noNaN: true}), (pairs, above) => {
        const values = Float64Array.from(pairs, ([value]) => value);
        const weights = Float64Array.from(pairs, ([, weight]) => weight);
        lookup.fill({values, weights, count: pairs.length, above});
        for (let threshold = -1; threshold <= 61; threshold += 0.5) {
          const expected = pairs.reduce((sum, [value, weight]) => (value >= threshold ? sum + weight : sum), above);
          expect(relativeError(lookup.atLeast(threshold), expected)).toBeLessThan(1e-12);
        }
      }),
    );
  });

  it("knows only the weight beyond when there are no values, and has room for many", () => {
    const lookup = new TailLookup();
    lookup.fill({values: new Float64Array(0), weights: new Float64Array(0), count: 0, above: 0.25});
    expect(lookup.atLeast(3)).toBe(0.25);
    const values = Float64Array.from({length: 4000}, (_, i) => i);
    lookup.fill({values, weights: values, count: 4000, above: 0});
    expect(lookup.atLeast(3998)).toBe(3998 + 3999);
  });
});

describe("ThresholdLookup", () => {
  it("tells the weight of the thresholds that values reach, again and again", () => {
    const lookup = new ThresholdLookup();
    fc.assert(
      fc.property(weighted, weighted, fc.integer({min: -70, max: 70}), (questions, pairs, offset) => {
        fillThresholds(lookup, questions);
        const ascending = pairs.toSorted(([a], [b]) => a - b);
        const values = Float64Array.from(ascending, ([value]) => value);
        const weights = Float64Array.from(ascending, ([, weight]) => weight);
        const tails = weights.map((_, i) => weights.subarray(i).reduce((a, b) => a + b, 0));
        const met = lookup.metBy({values, weights, tails}, 0, values.length, offset);
        expect(relativeError(met, weightMet(ascending, questions, offset))).toBeLessThan(1e-12);
      }),
    );
  });

  it("has room for many, and looks only at the values it is shown", () => {
    const lookup = new ThresholdLookup();
    fillThresholds(
      lookup,
      Array.from({length: 4000}, (_, i) => [i, 1]),
    );
    const values = Float64Array.of(0, 10, 20, 5000);
    const weights = Float64Array.of(1, 1, 1, 1);
    const tails = Float64Array.of(4, 3, 2, 1);
    expect(lookup.metBy({values, weights, tails}, 1, 3, 0)).toBe(11 + 21);
    expect(lookup.metBy({values, weights, tails}, 3, 4, 0)).toBe(4000);
  });
});

describe("ColumnAgainstThresholds", () => {
  it("meets thresholds with the same ways that ColumnSplits lists, whichever margins come in turn", () => {
    const margins = fc.array(fc.nat({max: 6}), {minLength: 4, maxLength: 4});
    const turns = fc.array(margins, {minLength: 1, maxLength: 4});
    fc.assert(
      fc.property(turns, weighted, fc.integer({min: 1, max: 5}), (states, questions, last) => {
        const total = states.reduce((most, state) => Math.max(most, sumOf(state)), 0);
        fc.pre(total > last);
        const logs = logFactorials(total);
        const perStep = (logs.units[4] ?? 0) / 8;
        const thresholds = questions.map(([value, weight]): [number, number] => [Math.floor(value * perStep), weight]);
        for (const state of states.filter((each) => sumOf(each) === total)) {
          const [stage] = stagesOf([total - last, last], 4, 6, logs);
          if (stage === undefined) throw new Error("no stage");
          const unlisted = new ColumnAgainstThresholds(stage, new WorkBudget(1e7));
          const splits = new ColumnSplits(stage, null, new WorkBudget(1e7));
          for (const ordered of [state.toSorted((a, b) => a - b), state.toReversed(), state]) {
            const row = Int32Array.from(ordered);
            splits.fill(row, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
            const ways = Array.from({length: splits.count}, (_, i): [number, number] => [
              splits.values[i] ?? 0,
              splits.weights[i] ?? 0,
            ]);
            const lookup = fillThresholds(new ThresholdLookup(), thresholds);
            const met = unlisted.meet(row, lookup) ?? Number.NaN;
            expect(Math.abs(met - weightMet(ways, thresholds, 0))).toBeLessThan(1e-11 * lookup.all);
          }
        }
      }),
    );
  });

  it("stops when the budget is used up", () => {
    const [stage] = stagesOf([10, 20], 3, 10, logFactorials(30));
    if (stage === undefined) throw new Error("no stage");
    const lookup = fillThresholds(new ThresholdLookup(), [[1, 1]]);
    const margins = Int32Array.of(10, 10, 10);
    expect(new ColumnAgainstThresholds(stage, new WorkBudget(1000)).meet(margins, lookup)).toBeNull();
    expect(new ColumnAgainstThresholds(stage, new WorkBudget(10_000)).meet(margins, lookup)).not.toBeNull();
  });
});

describe("ColumnSplits", () => {
  const problems = fc.record({
    margins: fc.array(fc.nat({max: 7}), {minLength: 2, maxLength: 4}),
    parts: fc.array(fc.integer({min: 1, max: 5}), {minLength: 2, maxLength: 4}),
  });

  it("share out all probability, below the ceiling and above it, wherever the ceiling is", () => {
    fc.assert(
      fc.property(problems, fc.double({min: 0, max: 1.2, noNaN: true}), ({margins, parts}, height) => {
        const total = margins.reduce((sum, margin) => sum + margin, 0);
        const columns = parts.slice(1);
        const rest = total - columns.reduce((sum, column) => sum + column, 0);
        fc.pre(rest > 0);
        const logs = logFactorials(total);
        const [stage] = stagesOf([rest, ...columns], margins.length, Math.max(...margins), logs);
        if (stage === undefined) throw new Error("no stage");
        const splits = new ColumnSplits(stage, null, new WorkBudget(1e6));
        const sorted = Int32Array.from(margins).sort();
        expect(splits.fill(sorted, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)).toBe(true);
        const all = [...splits.values.subarray(0, splits.count)];
        const sum = splits.weights.subarray(0, splits.count).reduce((a, b) => a + b, 0);
        expect([sum, splits.above]).toEqual([expect.closeTo(1, 12), 0]);

        const ceiling = height * Math.max(...all);
        splits.fill(sorted, ceiling, Number.NEGATIVE_INFINITY);
        const below = splits.weights.subarray(0, splits.count).reduce((a, b) => a + b, 0);
        expect(below + splits.above).toBeCloseTo(1, 12);
        const listed = [...splits.values.subarray(0, splits.count)];
        expect(listed).toEqual(all.filter((value) => value < ceiling));

        const {above} = splits;
        const floor = ceiling / 2;
        splits.fill(sorted, ceiling, floor);
        expect([...splits.values.subarray(0, splits.count)]).toEqual(listed.filter((value) => value >= floor));
        expect(splits.above).toBe(above);
      }),
    );
  });

  it("stop when the budget is used up", () => {
    const [stage] = stagesOf([10, 20], 3, 10, logFactorials(30));
    if (stage === undefined) throw new Error("no stage");
    const splits = new ColumnSplits(stage, new MarginStates(3), new WorkBudget(500));
    expect(splits.fill(Int32Array.of(10, 10, 10), Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)).toBe(false);
  });
});

describe("RemainderBounds", () => {
  it("never say more than what the cheapest filling of the rest adds", () => {
    const rests = fc.record({
      first: fc.array(fc.nat({max: 6}), {minLength: 3, maxLength: 3}),
      second: fc.array(fc.nat({max: 6}), {minLength: 3, maxLength: 3}),
    });
    fc.assert(
      fc.property(rests, ({first, second}) => {
        const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
        fc.pre(sum(first) > 0 && sum(second) > 0);
        const logs = logFactorials(1 + sum(first) + sum(second));
        const [stage] = stagesOf([1, sum(first), sum(second)], 3, 13, logs);
        const margins = Int32Array.from(first, (count, row) => count + (second[row] ?? 0));
        const value = sum([...first, ...second].map((count) => logs.units[count] ?? 0));
        const bound = (stage?.bounds.leastOf(margins) ?? Number.NaN) + (stage?.bounds.prices ?? Number.NaN);
        expect(bound).toBeLessThanOrEqual(value);
      }),
    );
  });
});

type Pairs = readonly (readonly [value: number, weight: number])[];

function fillThresholds(lookup: ThresholdLookup, questions: Pairs): ThresholdLookup {
  const thresholds = questions.map(([threshold]) => threshold);
  const negated = Float64Array.from(thresholds, (threshold) => -threshold);
  const weights = Float64Array.from(questions, ([, weight]) => weight / 2);
  lookup.clear(questions.length, Math.min(...thresholds), Math.max(...thresholds));
  lookup.add(negated, weights, 0, 1, 0, 2);
  lookup.add(negated, weights, 1, questions.length, 0, 2);
  lookup.arrange();
  return lookup;
}

function weightMet(values: Pairs, questions: Pairs, offset: number): number {
  let sum = 0;
  for (const [value, weight] of values) {
    for (const [threshold, asked] of questions) if (value + offset >= threshold) sum += weight * asked;
  }
  return sum;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
