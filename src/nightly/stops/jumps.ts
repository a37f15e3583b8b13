import type {PastCell} from "../../editions/past-results.ts";
import {type PlacedCell, placedCells} from "../../editions/placed-cells.ts";
import type {Edition} from "../../editions/read-edition.ts";
import {wilson} from "../../statistics/intervals/wilson.ts";
import {acted, type Found} from "./found.ts";
import type {ReportPair} from "./model.ts";
import type {JumpLimit, JumpSpec, StopsSpec} from "./spec.ts";
import {listed, shown} from "./texts.ts";

/** Numbers of a report that have moved further than their limits allow, or are gone. */
export function judgeJumps({isWhole, before, after}: ReportPair, spec: StopsSpec): Found[] {
  if (before === null) return [];
  const [old, now] = [new AnalysisCells(before), new AnalysisCells(after)];
  return spec.jumps
    .filter(({units}) => isWhole || units)
    .flatMap((jump) => jump.of.flatMap((of) => judgeAddress(of, jump, old, now, isWhole)));
}

/** The cells of an edition, by analysis and address. */
class AnalysisCells {
  readonly #edition: Edition;

  constructor(edition: Edition) {
    this.#edition = edition;
  }

  /** Those at an address, or below it. */
  at(of: string): Map<string, PlacedCell> {
    const [key = ""] = of.split("/", 1);
    const {analyses} = this.#edition.results;
    const analysis = Object.hasOwn(analyses, key) ? analyses[key] : undefined;
    if (analysis === undefined) return new Map();
    const isMeant = ([address]: readonly [string, PlacedCell]) => address === of || address.startsWith(`${of}/`);
    return new Map([...placedCells(key, analysis)].filter(isMeant));
  }
}

/** One number that moved too far. */
interface Jump {
  readonly address: string;
  readonly words: string;
  readonly size: number;
}

function judgeAddress(
  of: string,
  {limit, smallest, action}: JumpSpec,
  before: AnalysisCells,
  after: AnalysisCells,
  isWhole: boolean,
): Found[] {
  const [old, now] = [before.at(of), after.at(of)];
  if (old.size === 0) return now.size === 0 && isWhole ? unknown(of, action) : [];
  const isOneNumber = old.has(of);
  const jumps: Jump[] = [];
  const withoutInterval: string[] = [];
  for (const [address, {cell, where}] of old) {
    if (!isNumber(cell) || (!isOneNumber && !isResult(cell))) continue;
    const current = now.get(address)?.cell;
    const place = [where.block ?? "", where.row, where.column]
      .map(shown)
      .filter((part) => part !== "")
      .join(" · ");
    if (current?.exact === undefined || current.kind !== cell.kind) {
      jumps.push({address, words: `${place}: was ${cell.printed}, and there is no such number now`, size: Infinity});
      continue;
    }
    if (Math.min(nOf(cell), nOf(current)) < smallest) continue;
    const judged = sizeOf(cell, current, limit);
    if (judged === null) withoutInterval.push(address);
    else if (judged > 1) jumps.push({address, words: `${place}: ${cell.printed} → ${current.printed}`, size: judged});
  }
  const [first] = old.values();
  const title = shown(first?.where.title ?? of);
  return [...jumped(title, limit, action, jumps), ...(action === "ignore" ? [] : unjudged(of, withoutInterval))];
}

/** What a reader takes away; how many were asked grows by itself. */
function isResult({kind}: PastCell): boolean {
  return kind === "share" || kind === "number";
}

function isNumber({kind, exact}: PastCell): boolean {
  return exact !== undefined && kind !== "text" && kind !== "empty";
}

function nOf({base, count}: PastCell): number {
  return base ?? count ?? Infinity;
}

/** How far it has moved, in parts of what is allowed: above 1 is too far. Null where there is no interval to move out of. */
function sizeOf(before: PastCell, after: PastCell, limit: JumpLimit): number | null {
  const [was, is] = [before.exact ?? 0, after.exact ?? 0];
  const moved = Math.abs(is - was);
  if (limit === "interval") {
    const interval = intervalOf(before);
    if (interval === null) return null;
    const room = is < was ? was - interval.low : interval.high - was;
    return partOf(moved, room);
  }
  if ("points" in limit) return partOf(moved * (before.kind === "share" ? 100 : 1), limit.points);
  return partOf(moved, limit.share * Math.abs(was));
}

/** Rounding of floats is no jump. */
function partOf(moved: number, room: number): number {
  if (moved <= room + 1e-9) return 0;
  return room <= 0 ? Number.MAX_VALUE : Math.max(moved / room, 1 + 1e-9);
}

/** As it is printed; where it is not, Wilson's 95 % interval of a share's count. */
function intervalOf({kind, interval, count, base}: PastCell): {readonly low: number; readonly high: number} | null {
  if (interval !== undefined && interval !== null) return interval;
  if (kind !== "share" || count === undefined || base === undefined || base === null) return null;
  const result = wilson(count, base);
  return result.ok ? result : null;
}

function jumped(title: string, limit: JumpLimit, action: JumpSpec["action"], jumps: readonly Jump[]): Found[] {
  const [first, ...rest] = jumps.toSorted((a, b) => b.size - a.size);
  if (first === undefined) return [];
  return acted(action, {
    kind: "jump",
    about: first.address,
    isOfAll: false,
    message: `${title}: ${listed([first, ...rest].map(({words}) => words))}; jumps allows ${printedLimit(limit)}.`,
    danish: `Tallene i »${title}« afviger usædvanligt meget fra den forrige udgave og skal læses med forbehold.`,
  });
}

function unknown(of: string, action: JumpSpec["action"]): Found[] {
  return acted(action === "ignore" ? "ignore" : "warn", {
    kind: "not-judged",
    about: of,
    isOfAll: false,
    message: `There is no number at ${of} in either edition, so nothing was judged there.`,
    danish: "",
  });
}

function unjudged(of: string, addresses: readonly string[]): Found[] {
  if (addresses.length === 0) return [];
  return acted("warn", {
    kind: "not-judged",
    about: of,
    isOfAll: false,
    message: `There is no interval to judge these by: ${listed(addresses)}. Write points or % under jumps.`,
    danish: "",
  });
}

function printedLimit(limit: JumpLimit): string {
  if (limit === "interval") return "what lies within the earlier 95 % interval";
  return "points" in limit ? `${limit.points} points` : `${Number((limit.share * 100).toFixed(4))} %`;
}
