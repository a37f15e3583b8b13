import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {describe as describeValues} from "../../../src/statistics/describe/describe.ts";
import {clopperPearson} from "../../../src/statistics/intervals/clopper-pearson.ts";
import {kaplanMeier, type SurvivalCurve, waitingAt} from "../../../src/statistics/survival/kaplan-meier.ts";
import type {TimeCount} from "../../../src/statistics/survival/time-counts.ts";
import {waitingQuantile} from "../../../src/statistics/survival/waiting-quantile.ts";
import {relativeError} from "../relative-error.ts";

const numbers = z.array(z.number());
const orNone = z.array(z.number().nullable());
const golden = z
  .object({
    curves: z.array(
      z.object({
        time: numbers,
        event: numbers,
        times: numbers,
        waiting: numbers,
        error: orNone,
        low: orNone,
        high: orNone,
        quantiles: z.array(orNone),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL("../golden/survival.json", import.meta.url), "utf8")));

function countsOf(time: readonly number[], event: readonly number[]): TimeCount[] {
  return time.map((each, index) => ({time: each, event: event[index] === 1, n: 1}));
}

function curveOf(counts: readonly TimeCount[], level?: number): SurvivalCurve {
  const curve = kaplanMeier(counts, level);
  if (!curve.ok) throw new Error(curve.reason);
  return curve;
}

const person = fc.record({
  time: fc.integer({min: 0, max: 12}),
  event: fc.boolean(),
  n: fc.integer({min: 1, max: 3}),
});
const persons = fc.array(person, {minLength: 1, maxLength: 20});

describe("kaplanMeier(counts)", () => {
  it("agrees to 1e-11 with R's survfit: curve, Greenwood's error and log-log interval", () => {
    expect(golden.curves.length).toBeGreaterThan(10);
    for (const {time, event, times, waiting, error, low, high} of golden.curves) {
      const {steps} = curveOf(countsOf(time, event));
      expect(steps.map((step) => step.time)).toEqual(times);
      steps.forEach((step, index) => {
        expect(relativeError(step.waiting, waiting[index] ?? Number.NaN)).toBeLessThan(1e-11);
        const [lowest, highest] = [low[index] ?? null, high[index] ?? null];
        if (step.waiting === 0 || step.waiting === 1) return;
        expect(relativeError(step.logError, error[index] ?? Number.NaN)).toBeLessThan(1e-11);
        expect(relativeError(step.interval?.low ?? Number.NaN, lowest ?? Number.NaN)).toBeLessThan(1e-11);
        expect(relativeError(step.interval?.high ?? Number.NaN, highest ?? Number.NaN)).toBeLessThan(1e-11);
      });
    }
  });

  it("is the plain share still waiting when everybody is followed to the end", () => {
    fc.assert(
      fc.property(persons, (counts) => {
        const whole = counts.map((each) => ({...each, event: true}));
        const n = whole.reduce((sum, each) => sum + each.n, 0);
        for (const step of curveOf(whole).steps) {
          const left = whole.reduce((sum, each) => (each.time > step.time ? sum + each.n : sum), 0);
          expect(step.waiting).toBe(left / n);
        }
      }),
    );
  });

  it("falls, keeps within its interval, and has an event or somebody left out at every step", () => {
    fc.assert(
      fc.property(persons, (counts) => {
        let before = 1;
        for (const {waiting, interval, events, censored} of curveOf(counts).steps) {
          expect(waiting).toBeLessThanOrEqual(before);
          expect(waiting).toBeGreaterThanOrEqual(0);
          expect(events + censored).toBeGreaterThan(0);
          if (interval !== null) {
            expect(interval.low).toBeLessThanOrEqual(waiting);
            expect(interval.high).toBeGreaterThanOrEqual(waiting);
          }
          before = waiting;
        }
      }),
    );
  });

  it("does not care how persons are counted together", () => {
    fc.assert(
      fc.property(persons, (counts) => {
        const one = counts.flatMap(({n, ...each}) => Array.from({length: n}, () => ({...each, n: 1})));
        expect(kaplanMeier(one.reverse())).toEqual(kaplanMeier(counts));
      }),
    );
  });

  it("has Clopper and Pearson's interval at 0 and 1 while nobody has been left out, and none after", () => {
    const whole = curveOf([{time: 3, event: true, n: 5}]).steps[0];
    const exact = clopperPearson(0, 5);
    expect(whole?.interval).toEqual(exact.ok ? {low: 0, high: exact.high} : null);
    const left = curveOf([
      {time: 1, event: false, n: 1},
      {time: 2, event: false, n: 1},
      {time: 3, event: true, n: 2},
    ]).steps;
    expect(left.map(({interval}) => interval === null)).toEqual([false, true, true]);
  });

  it("takes those followed until a time to be waiting when it happens to others then", () => {
    const {steps} = curveOf([
      {time: 5, event: true, n: 1},
      {time: 5, event: false, n: 1},
    ]);
    expect(steps).toMatchObject([{time: 5, atRisk: 2, waiting: 0.5}]);
  });

  it("holds the true share in 95 % of samples, roughly, with every second person left out on the way", () => {
    // 40 persons who wait exponentially and are followed exponentially long; the share waiting after 1 is exp(-1).
    let state = 12345;
    const random = () => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state + 1) / 0x80000001;
    };
    let held = 0;
    const samples = 2000;
    for (let sample = 0; sample < samples; sample++) {
      const counts = Array.from({length: 40}, () => {
        const [wait, until] = [-Math.log(random()), -Math.log(random())];
        return {time: Math.min(wait, until), event: wait <= until, n: 1};
      });
      const interval = curveOf(counts)
        .steps.filter(({time}) => time <= 1)
        .at(-1)?.interval;
      if (interval && interval.low <= Math.exp(-1) && Math.exp(-1) <= interval.high) held++;
    }
    expect(held / samples).toBeGreaterThan(0.93);
    expect(held / samples).toBeLessThan(0.97);
  });

  it("says why it cannot be computed", () => {
    expect(kaplanMeier([])).toEqual({ok: false, reason: "no-observations"});
    expect(kaplanMeier([{time: 1, event: true, n: 0}])).toEqual({ok: false, reason: "no-observations"});
    expect(kaplanMeier([{time: -1, event: true, n: 1}])).toEqual({ok: false, reason: "value-out-of-range"});
    expect(kaplanMeier([{time: Number.NaN, event: true, n: 1}])).toEqual({ok: false, reason: "not-a-number"});
    expect(kaplanMeier([{time: 1, event: true, n: 0.5}])).toEqual({ok: false, reason: "not-a-count"});
    expect(kaplanMeier([{time: 1, event: true, n: 1}], 1)).toEqual({ok: false, reason: "level-out-of-range"});
  });
});

describe("waitingAt(curve, time)", () => {
  const curve = curveOf([
    {time: 10, event: true, n: 1},
    {time: 20, event: false, n: 3},
  ]);

  it("gives the last step that has been reached", () => {
    expect(waitingAt(curve, 10)).toMatchObject({time: 10, waiting: 0.75});
    expect(waitingAt(curve, 19)).toMatchObject({time: 10, waiting: 0.75});
    expect(waitingAt(curve, 20)).toMatchObject({time: 20, waiting: 0.75});
  });

  it("knows nothing before the first step, nor after the last one while somebody still waits", () => {
    expect(waitingAt(curve, 9)).toBeNull();
    expect(waitingAt(curve, 21)).toBeNull();
  });

  it("stays at nobody once it has happened to all", () => {
    expect(waitingAt(curveOf([{time: 4, event: true, n: 2}]), 99)).toMatchObject({waiting: 0});
  });
});

describe("waitingQuantile(curve, share)", () => {
  it("agrees with R's quantile of survfit, ends included", () => {
    for (const {time, event, quantiles} of golden.curves) {
      const curve = curveOf(countsOf(time, event));
      for (const [index, share] of [0.25, 0.5, 0.75].entries()) {
        const found = waitingQuantile(curve, share);
        const [quantile = null, low = null, high = null] = quantiles[index] ?? [];
        expect({time: found.time, low: found.low, high: found.high}).toEqual({time: quantile, low, high});
      }
    }
  });

  it("is the plain median when everybody is followed to the end", () => {
    fc.assert(
      fc.property(persons, (counts) => {
        const whole = counts.map((each) => ({...each, event: true}));
        const plain = describeValues(whole.map(({time, n}) => [time, n] as const));
        expect(waitingQuantile(curveOf(whole), 0.5).time).toBe(plain.ok ? plain.median : null);
      }),
    );
  });

  it("is null when fewer than the share have been reached", () => {
    const curve = curveOf([
      {time: 1, event: true, n: 1},
      {time: 9, event: false, n: 3},
    ]);
    expect(waitingQuantile(curve, 0.5)).toMatchObject({time: null, high: null});
  });
});
