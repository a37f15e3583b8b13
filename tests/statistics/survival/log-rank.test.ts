import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {logRank} from "../../../src/statistics/survival/log-rank.ts";
import {logRankExact} from "../../../src/statistics/survival/log-rank-exact.ts";
import type {TimeCount} from "../../../src/statistics/survival/time-counts.ts";
import {divisions} from "../groups/enumerated-divisions.ts";
import {relativeError} from "../relative-error.ts";

const numbers = z.array(z.number());
const groups = {groups: z.array(numbers), events: z.array(numbers)};
const golden = z
  .object({
    comparisons: z.array(
      z.object({
        ...groups,
        observed: numbers,
        expected: numbers,
        statistic: z.number(),
        df: z.number(),
        p: z.number(),
      }),
    ),
    exact: z.array(z.object({...groups, p: z.number()})),
  })
  .parse(JSON.parse(readFileSync(new URL("../golden/survival.json", import.meta.url), "utf8")));

function countsOf(data: {groups: readonly (readonly number[])[]; events: readonly (readonly number[])[]}) {
  return data.groups.map((times, group) =>
    times.map((time, index): TimeCount => ({time, event: data.events[group]?.[index] === 1, n: 1})),
  );
}

function tested(data: readonly (readonly TimeCount[])[]) {
  const result = logRank(data);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

function exact(...[data, options]: Parameters<typeof logRankExact>) {
  const result = logRankExact(data, options);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

const person = fc.record({time: fc.integer({min: 1, max: 5}), event: fc.boolean(), n: fc.constant(1)});
const group = (most: number) => fc.array(person, {minLength: 1, maxLength: most});

describe("logRank(groups)", () => {
  it("agrees to 1e-9 with R's survdiff", () => {
    expect(golden.comparisons.length).toBeGreaterThan(10);
    for (const comparison of golden.comparisons) {
      const {statistic, df, p, observed, expected} = tested(countsOf(comparison));
      expect(df).toBe(comparison.df);
      expect(observed).toEqual(comparison.observed);
      expected.forEach((each, index) => {
        expect(relativeError(each, comparison.expected[index] ?? Number.NaN)).toBeLessThan(1e-11);
      });
      expect(relativeError(statistic, comparison.statistic)).toBeLessThan(1e-9);
      expect(relativeError(p, comparison.p)).toBeLessThan(1e-9);
    }
  });

  it("expects as many events as there are", () => {
    fc.assert(
      fc.property(group(8), group(8), group(8), (a, b, c) => {
        const result = logRank([a, b, c]);
        fc.pre(result.ok);
        if (!result.ok) return;
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        expect(sum(result.expected)).toBeCloseTo(sum(result.observed), 10);
      }),
    );
  });

  it("does not care in which order groups come, and leaves out empty ones", () => {
    const [a = [], b = [], c = []] = countsOf(golden.comparisons[9] ?? {groups: [], events: []});
    const {p} = tested([a, b, c]);
    expect(tested([c, a, b]).p).toBeCloseTo(p, 12);
    expect(tested([a, [], b, c])).toEqual(tested([a, b, c]));
  });

  it("finds no difference between groups that are alike", () => {
    const alike = [
      {time: 3, event: true, n: 4},
      {time: 7, event: false, n: 2},
      {time: 9, event: true, n: 1},
    ];
    expect(tested([alike, alike])).toMatchObject({statistic: 0, p: 1, df: 1});
  });
});

/** A group's events less those it would have if everybody were under the same risk at every time. */
function excess(part: readonly TimeCount[], everybody: readonly TimeCount[]): number {
  const at = (persons: readonly TimeCount[], time: number) => persons.filter((each) => each.time >= time).length;
  return (
    part.filter(({event}) => event).length -
    [...new Set(everybody.map(({time}) => time))].reduce((sum, time) => {
      const events = everybody.filter((each) => each.time === time && each.event).length;
      return sum + (events * at(part, time)) / at(everybody, time);
    }, 0)
  );
}

describe("logRankExact(groups)", () => {
  it("agrees to 1e-9 with the exact distribution of R's coin::logrank_test", () => {
    expect(golden.exact.length).toBeGreaterThan(4);
    for (const each of golden.exact) {
      const result = exact(countsOf(each));
      expect(result.method).toBe("exact");
      expect(relativeError(result.p, each.p)).toBeLessThan(1e-9);
    }
  });

  it("is the share of all divisions whose scores lie as far apart, spelt out, with three groups and ties", () => {
    fc.assert(
      fc.property(group(3), group(3), group(2), (a, b, c) => {
        const data = [a, b, c];
        const result = logRankExact(data);
        fc.pre(result.ok);
        if (!result.ok) return;
        const everybody = data.flat();
        const spread = (parts: readonly (readonly TimeCount[])[]) =>
          parts.reduce((sum, part) => sum + excess(part, everybody) ** 2 / part.length, 0);
        const all = divisions(
          everybody.map((_, index) => index),
          data.map((part) => part.length),
        ).map((division) => division.map((part) => part.flatMap((index) => everybody[index] ?? [])));
        const threshold = spread(data) - 1e-9;
        const extreme = all.filter((division) => spread(division) >= threshold);
        expect(result.p).toBeCloseTo(extreme.length / all.length, 10);
      }),
      {numRuns: 40},
    );
  });

  it("simulates beyond its budget, says so, and its interval holds the exact p", () => {
    const data = countsOf(golden.exact[4] ?? {groups: [], events: []});
    const {p} = exact(data);
    const simulated = exact(data, {budget: 0, seed: 7, draws: 20_000});
    if (simulated.method !== "monte-carlo") throw new Error("not simulated");
    expect(simulated.low <= p && p <= simulated.high).toBe(true);
  });

  it("comes close to the large-sample test in large groups followed equally long", () => {
    const late = (share: number) =>
      Array.from({length: 20}, (_, index) => ({time: index + 1, event: true, n: Math.round(2 + share * index)}));
    const data = [late(0.02), late(0.12)];
    expect(Math.abs(exact(data).p - tested(data).p)).toBeLessThan(0.03);
  });
});

describe("the log-rank tests", () => {
  it("say why they cannot be computed", () => {
    const happened = [{time: 1, event: true, n: 2}];
    const waits = [{time: 1, event: false, n: 2}];
    for (const method of [logRank, logRankExact]) {
      expect(method([])).toEqual({ok: false, reason: "no-observations"});
      expect(method([happened])).toEqual({ok: false, reason: "single-group"});
      expect(method([happened, []])).toEqual({ok: false, reason: "single-group"});
      expect(method([waits, waits])).toEqual({ok: false, reason: "no-events"});
      expect(method([happened, happened])).toEqual({ok: false, reason: "no-variation"});
      expect(method([[{time: -1, event: true, n: 1}], happened])).toEqual({ok: false, reason: "value-out-of-range"});
    }
  });
});
