import {type Lookup, lookUp} from "../results/lookup.ts";
import {LookupError} from "../results/lookup-error.ts";
import type {Findings} from "../results/model.ts";
import type {PreferredUnit, Selector} from "../results/select-cells.ts";
import {printedAt} from "./phrases/percent.ts";

export interface ShareMeasure {
  readonly count: number;
  readonly base: number;
  /** From 0 to 1. */
  readonly exact: number;
  /** The bare percentage. */
  readonly printed: string;
  readonly addresses: readonly string[];
}

export interface NumberMeasure {
  readonly exact: number;
  readonly printed: string;
  readonly addresses: readonly string[];
}

/**
 * The share that a selector names: cells of percentages, or of counts that are out of something.
 * @param decimals of `printed`; as in the table when undefined
 * @throws LookupError
 */
export function measureShare(results: Findings, selector: Selector, decimals?: number): ShareMeasure {
  const lookup = lookUp(results, selector, "percent");
  const {sum} = lookup;
  if ((sum.unit !== "percent" && sum.unit !== "count") || sum.base === null || sum.base === 0) {
    throw wrongUnit(lookup, "a share");
  }
  const {count, base, addresses} = sum;
  const asInTable = decimals === undefined && sum.unit === "percent";
  const printed = asInTable ? sum.printed : printedAt(decimals ?? results.style.decimals, count, base, results.style);
  return {count, base, exact: count / base, printed, addresses};
}

export interface CountMeasure {
  readonly count: number;
  readonly base: number | null;
  readonly addresses: readonly string[];
}

/** How many persons a selector names. @throws LookupError */
export function measureCount(results: Findings, selector: Selector): CountMeasure {
  const lookup = lookUp(results, selector, "count");
  const {sum} = lookup;
  if (sum.unit === "number" || sum.unit === "text") throw wrongUnit(lookup, "a count");
  return {count: sum.count, base: sum.base, addresses: sum.addresses};
}

/** A count with what it is out of. @throws LookupError */
export function measureCountOf(results: Findings, selector: Selector): CountMeasure & {readonly base: number} {
  const {base, ...measure} = measureCount(results, selector);
  if (base === null) throw wrongUnit(lookUp(results, selector, "count"), "a count out of something");
  return {...measure, base};
}

/** A measured number such as a mean, or a bare count as printed in the table. @throws LookupError */
export function measureNumber(results: Findings, selector: Selector, prefer: PreferredUnit = "number"): NumberMeasure {
  const lookup = lookUp(results, selector, prefer);
  const {sum} = lookup;
  if (sum.unit !== "number" && sum.unit !== "count") throw wrongUnit(lookup, "a number");
  return {exact: sum.exact, printed: sum.printed, addresses: sum.addresses};
}

/** What one cell, or the sum of several, prints, whatever it holds. @throws LookupError */
export function measureText(
  results: Findings,
  selector: Selector,
): {readonly printed: string; readonly addresses: readonly string[]} {
  const {printed, addresses} = lookUp(results, selector, "percent").sum;
  return {printed, addresses};
}

export interface IntervalMeasure {
  /** From 0 to 1 of a share, in its own unit of a number. */
  readonly low: number;
  readonly high: number;
  /** The bare ends: "4-17", or "−0,2 til 1,6" of a number. */
  readonly printed: string;
  /** Whether the ends are percentages. */
  readonly isPercent: boolean;
  readonly addresses: readonly string[];
}

/** The confidence interval of a share or a number, and its cell's address. @throws LookupError */
export function measureInterval(results: Findings, selector: Selector): IntervalMeasure {
  const lookup = lookUp(results, selector, "percent");
  const [cell] = lookup.cells;
  const isOne = lookup.cells.length === 1 && (cell?.kind === "share" || cell?.kind === "number");
  if (!isOne || cell.interval === null || cell.interval === undefined) {
    throw wrongUnit(lookup, "a share or number with a confidence interval");
  }
  const {low, high, printed} = cell.interval;
  return {low, high, printed, isPercent: cell.kind === "share", addresses: [cell.address]};
}

/** The selector of one column of numbers by its key: `mean`, `minimum`, `maximum`. */
export function ofStatistic(selector: Selector, statistic: string): Selector {
  return {...selector, columns: statistic};
}

function wrongUnit({sum, rows}: Lookup, wanted: string): LookupError {
  const subject = rows.length > 1 ? "row" : "column";
  return new LookupError(subject, "wrong-unit", `"${sum.printed}" at ${sum.addresses.join(", ")} is not ${wanted}.`);
}
