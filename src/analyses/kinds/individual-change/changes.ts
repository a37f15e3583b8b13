import {referenceTo} from "../../../config/variable-reference.ts";
import {CliError} from "../../../errors/cli-error.ts";
import {scaleOf} from "../../resolve/categories.ts";
import type {Item} from "../../resolve/items.ts";
import {placeIn, type Task} from "../../task.ts";
import {levelOf} from "../../testing/measurement.ts";
import type {Repeated} from "../../testing/repeated.ts";

/** Which way an item's changes go, and which of them count. */
export interface Yardstick {
  /** 1 where higher is better, -1 where it is worse. */
  readonly direction: 1 | -1;
  /** The smallest change that counts; 0 where any does. */
  readonly threshold: number;
}

export type Outcome = "positive" | "same" | "negative";

/** How many persons have changed by the same amount, in the item's own unit, and what that is to them. */
export interface Change {
  readonly amount: number;
  readonly n: number;
  readonly outcome: Outcome;
}

/** What sums of decimals may be off by. */
const rounding = 1e-9;

/**
 * How the changes of an item are judged: by its scale's good end or by `higher_is`, and from `threshold` on.
 * @throws CliError (config) for answers of which nobody says which end is the good one, and for an item without a
 * `relevant_change` where that is to be the threshold
 */
export function yardstickOf(task: Task<"individual-change">, item: Item): Yardstick {
  return {direction: directionOf(task, item), threshold: thresholdOf(task, item)};
}

function directionOf({spec}: Task<"individual-change">, item: Item): 1 | -1 {
  if (item.variable.kind !== "number" && scaleOf(item).best !== null) return 1;
  const level = levelOf(item);
  if (level === "number" || level === "ordinal") return spec.higher_is === "worse" ? -1 : 1;
  throw new CliError("config", `${nameOf(item)} has no good end, so no change of it is progress.`, {
    place: item.place,
    hint: "Say in codebook.yaml which end of its scale is best, or make an analysis of kind transition.",
  });
}

function thresholdOf(task: Task<"individual-change">, item: Item): number {
  const {threshold = 0} = task.spec;
  if (threshold !== "relevant") return threshold;
  const {relevantChange} = item.variable;
  if (relevantChange !== undefined) return relevantChange;
  throw new CliError("config", `${nameOf(item)} has no smallest change that matters.`, {
    place: placeIn(task, "threshold"),
    hint: "Give it a relevant_change in codebook.yaml, or write the threshold as a number.",
  });
}

/** Everybody's change from the first measurement to the last. */
export function changesOf({patterns}: Repeated, {direction, threshold}: Yardstick): Change[] {
  return patterns.map(({scores, n}) => {
    const amount = (scores.at(-1) ?? 0) - (scores[0] ?? 0);
    const size = Math.abs(amount);
    const isCounted = size > rounding && size >= threshold - rounding;
    const outcome = !isCounted ? "same" : amount * direction > 0 ? "positive" : "negative";
    return {amount, n, outcome};
  });
}

/** How many have one of the outcomes. */
export function countWith(changes: readonly Change[], outcome: Outcome): number {
  return changes.reduce((sum, change) => (change.outcome === outcome ? sum + change.n : sum), 0);
}

/** The mean amount of some changes; null when nobody has one. */
export function meanAmount(changes: readonly Change[]): number | null {
  const n = changes.reduce((sum, change) => sum + change.n, 0);
  return n === 0 ? null : changes.reduce((sum, {amount, n: persons}) => sum + amount * persons, 0) / n;
}

/** The amount that is furthest from none; null when nobody has changed. */
export function largestAmount(changes: readonly Change[]): number | null {
  const [largest] = changes.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  return largest?.amount ?? null;
}

/** The changes as steps in the good direction, which is what a sign test asks of. */
export function directedSteps(changes: readonly Change[]): Repeated {
  const steps: Readonly<Record<Outcome, number>> = {positive: 1, same: 0, negative: -1};
  const patterns = changes.map(({outcome, n}) => ({scores: [0, steps[outcome]], n}));
  return {level: "ordinal", labels: [], patterns, n: patterns.reduce((sum, {n}) => sum + n, 0)};
}

function nameOf({at}: Item): string {
  return referenceTo(at.source, at.variable);
}
