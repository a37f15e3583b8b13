import type {SurvivalCurve, SurvivalStep} from "./kaplan-meier.ts";

/** A time by which a share has been reached, with its interval; an end that the data do not reach is null. */
export interface WaitingQuantile {
  readonly time: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Shares closer than this are equal: they differ by rounding alone. */
const tolerance = 1e-8;

/**
 * The time by which it has happened to a share of all: 0.5 gives the median.
 *
 * Source: Brookmeyer and Crowley (1982), Biometrics 38, 29-41, on the curve's own log-log intervals; where the curve is
 * flat at the share, the middle of that stretch, as R `quantile(survfit(…))` has it. When nobody is left out on the way
 * the median is the plain one.
 * Limits: null where too few have been reached to tell. An end of the interval is a time at which the interval of the
 * curve comes to hold the share.
 */
export function waitingQuantile({steps}: SurvivalCurve, share: number): WaitingQuantile {
  const waiting = 1 - share;
  const inside = steps.filter((step) => step.waiting > 0 && step.waiting < 1);
  return {
    time: crossing(steps, waiting),
    low: inside.find(({interval}) => interval !== null && interval.low <= waiting + tolerance)?.time ?? null,
    high: inside.find(({interval}) => interval !== null && interval.high <= waiting + tolerance)?.time ?? null,
  };
}

function crossing(steps: readonly SurvivalStep[], waiting: number): number | null {
  const index = steps.findIndex((step) => step.waiting <= waiting + tolerance);
  const first = steps[index];
  if (first === undefined) return null;
  if (first.waiting < waiting - tolerance) return first.time;
  const next = steps.slice(index).find((step) => step.waiting < waiting - tolerance) ?? steps.at(-1) ?? first;
  return (first.time + next.time) / 2;
}
