import {normalQuantileUpper} from "../distributions/normal.ts";
import {clopperPearson} from "../intervals/clopper-pearson.ts";
import {type Computed, isLevel, notComputable} from "../result.ts";
import {type TimeCount, type TimeLine, timeLines} from "./time-counts.ts";

/** The curve from one time until the next. */
export interface SurvivalStep extends TimeLine {
  /** The estimated share that is still waiting after this time. */
  readonly waiting: number;
  /** The standard error of its logarithm, by Greenwood; not finite where nobody waits any more. */
  readonly logError: number;
  /** An interval of `waiting`; null where there is none. */
  readonly interval: {readonly low: number; readonly high: number} | null;
}

export interface SurvivalCurve {
  readonly steps: readonly SurvivalStep[];
  readonly n: number;
  readonly events: number;
  readonly level: number;
}

/**
 * The product-limit estimate of how many are still waiting for something, as time goes, when not all are followed to
 * the end.
 *
 * Source: Kaplan and Meier (1958), JASA 53, 457-481; standard error: Greenwood (1926); interval: on the scale of
 * log(-log), Kalbfleisch and Prentice (2002), The Statistical Analysis of Failure Time Data, section 1.4;
 * R `survival::survfit(conf.type = "log-log")`.
 * Assumes that those who are followed no longer would have waited as the others do. Who is followed until a time at
 * which something happens to others counts as waiting then. Limits: at 0 and 1 the log-log interval does not exist.
 * Where nobody has been left out on the way, all shares are plain shares, and the interval there is Clopper and Pearson's.
 */
export function kaplanMeier(counts: readonly TimeCount[], level = 0.95): Computed<SurvivalCurve> {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const timed = timeLines(counts);
  if (!timed.ok) return timed;
  const {lines, n} = timed;
  const z = normalQuantileUpper((1 - level) / 2);
  let waiting = 1;
  let variance = 0;
  let isWhole = true;
  const steps = lines.map((line): SurvivalStep => {
    const {atRisk, events, censored} = line;
    const left = atRisk - events;
    // As a share of whole numbers as long as it is one, so that a half is a half.
    waiting = isWhole ? left / n : waiting * (left / atRisk);
    variance += events / (atRisk * left);
    const logError = events > 0 && left === 0 ? Number.POSITIVE_INFINITY : Math.sqrt(variance);
    const isEdge = waiting === 0 || waiting === 1;
    const interval = isEdge ? (isWhole ? plainInterval(left, n, level) : null) : logLogInterval(waiting, logError, z);
    if (censored > 0) isWhole = false;
    return {...line, waiting, logError, interval};
  });
  const events = lines.reduce((sum, line) => sum + line.events, 0);
  return {ok: true, steps, n, events, level};
}

/** The curve at a time: before the first step everybody waits, and after the last one nothing is known. */
export function waitingAt({steps}: SurvivalCurve, time: number): SurvivalStep | null {
  const last = steps.at(-1);
  if (last !== undefined && time > last.time && last.waiting > 0) return null;
  return steps.filter((step) => step.time <= time).at(-1) ?? null;
}

function plainInterval(left: number, n: number, level: number): SurvivalStep["interval"] {
  const interval = clopperPearson(left, n, level);
  return interval.ok ? {low: interval.low, high: interval.high} : null;
}

function logLogInterval(waiting: number, logError: number, z: number): SurvivalStep["interval"] {
  const reach = (z * logError) / Math.abs(Math.log(waiting));
  const center = Math.log(-Math.log(waiting));
  return {low: Math.exp(-Math.exp(center + reach)), high: Math.exp(-Math.exp(center - reach))};
}
