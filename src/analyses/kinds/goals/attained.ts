import {printNumber} from "../../../numbers/print.ts";
import type {NumberStyle} from "../../../numbers/style.ts";
import type {Findings} from "../../../results/model.ts";
import {clopperPearson} from "../../../statistics/intervals/clopper-pearson.ts";
import {meanInterval} from "../../../statistics/intervals/mean-interval.ts";
import {type Measured, measuredFrom} from "../../resolve/measured.ts";
import type {Task} from "../../task.ts";

/** What is attained of one goal; a share is in percent, and so are the ends of its interval. */
export interface Attained {
  readonly unit: "percent" | "count" | "number";
  readonly value: number;
  readonly printed: string;
  readonly decimals: number;
  /** How many it is of; null for a bare count. */
  readonly n: number | null;
  /** Of a share. */
  readonly reached: {readonly count: number; readonly n: number} | null;
  readonly interval: {readonly low: number; readonly high: number; readonly printed: string} | null;
  readonly of: readonly string[];
}

/** What stands where nothing has been attained, since there is no number. */
export interface Nothing {
  readonly reason: string;
  readonly of: readonly string[];
}

const level = 0.95;

/** @throws CliError (config) for a number that is named wrong */
export function attainedOf(task: Task<"goals">, findings: Findings, row: number): Attained | Nothing {
  const source = task.spec.rows[row]?.attained;
  if (source === undefined) throw new RangeError(`there is no goal ${row}`);
  const measured = measuredFrom(task, findings, source, ["rows", row, "attained"]);
  if (measured.empty !== null) return {reason: measured.empty.reason, of: [measured.empty.address]};
  const {found} = measured;
  const of = found.addresses;
  const {style} = task.context;
  if (found.unit === "percent" && found.base !== null)
    return shareOf(found.count, found.base, found.printed, of, style);
  if (found.unit !== "number") {
    const {count, base} = found;
    const printed = found.unit === "base" ? printNumber(count, 0) : found.printed;
    return {unit: "count", value: count, printed, decimals: 0, n: base, reached: null, interval: null, of};
  }
  const decimals = found.printed.split(",")[1]?.length ?? 0;
  const {exact: value, base: n, printed} = found;
  const interval = intervalOf(measured, value, n, decimals);
  return {unit: "number", value, printed, decimals, n, reached: null, interval, of};
}

function shareOf(count: number, n: number, printed: string, of: readonly string[], {decimals}: NumberStyle): Attained {
  const interval = clopperPearson(count, n, level);
  const ends = interval.ok ? {low: interval.low * 100, high: interval.high * 100} : null;
  return {
    unit: "percent",
    value: (count / n) * 100,
    printed,
    decimals,
    n,
    reached: {count, n},
    interval: ends === null ? null : {...ends, printed: printedEnds(ends, decimals)},
    of,
  };
}

/** A number's own interval, else that of a mean whose standard deviation stands beside it. */
function intervalOf({row, analysis, cells}: Measured, mean: number, n: number, decimals: number): Attained["interval"] {
  const [cell] = cells;
  if (cell?.kind === "number" && cell.interval !== undefined) return cell.interval;
  const index = row?.cells.findIndex(({address}) => address === cell?.address) ?? -1;
  const key = analysis.table.columns[index]?.key ?? "";
  if (!/^mean(?!\p{L})/u.test(key)) return null;
  const beside = analysis.table.columns.findIndex((column) => column.key === key.replace(/^mean/, "sd"));
  const sd = row?.cells[beside];
  if (sd?.kind !== "number") return null;
  const interval = meanInterval(mean, sd.exact, n, level);
  if (!interval.ok) return null;
  const {low, high} = interval;
  return {low, high, printed: printedEnds({low, high}, decimals)};
}

const mostExtraDecimals = 3;

/**
 * With more decimals to its interval where an end that is not the target would print as it: 35,04 beside a target of 35, of which
 * nobody could see that it is reached.
 */
export function toldApart(attained: Attained, target: number): Attained {
  const {interval} = attained;
  if (interval === null) return attained;
  const {low, high} = interval;
  const isLikeTarget = (decimals: number) =>
    [low, high].some((end) => end !== target && printNumber(end, decimals) === printNumber(target, decimals));
  if (!isLikeTarget(attained.decimals)) return attained;
  let {decimals} = attained;
  while (decimals < attained.decimals + mostExtraDecimals && isLikeTarget(decimals)) decimals++;
  return {...attained, interval: {low, high, printed: printedEnds({low, high}, decimals)}};
}

/** "4-17"; of numbers that may be negative "−0,2 til 1,6". */
function printedEnds({low, high}: {readonly low: number; readonly high: number}, decimals: number): string {
  const [from, to] = [printNumber(low, decimals), printNumber(high, decimals)];
  return low < 0 ? `${from} til ${to}` : `${from}-${to}`;
}
