import type {CausesOf} from "./causes.ts";
import type {Cause, Figure, NumberChange} from "./diff-model.ts";
import type {PastCell} from "./past-results.ts";
import type {PlacedCell} from "./placed-cells.ts";

/** The numbers that both editions have and that are not the same. */
export function numberChanges(
  before: ReadonlyMap<string, PlacedCell>,
  after: ReadonlyMap<string, PlacedCell>,
  causesOf: CausesOf,
): NumberChange[] {
  return [...after].flatMap(([address, {cell: now, where}]): NumberChange[] => {
    const old = before.get(address)?.cell;
    if (old === undefined) return [];
    const [a, b] = [figureOf(old), figureOf(now)];
    const isSameNumber = a.exact === b.exact && a.count === b.count && a.n === b.n;
    if (isSameNumber && a.printed === b.printed) return [];
    const printing: readonly Cause[] = [{kind: "changed-printing", source: null}];
    const isOnlyPrinted = isSameNumber && a.exact !== null;
    return [
      {
        address,
        where,
        unit: unitOf(old, now),
        before: a,
        after: b,
        change: changeOf(old, now),
        isVisible: a.printed !== b.printed,
        isRepeated: (old.of?.length ?? 0) > 0 || (now.of?.length ?? 0) > 0,
        causes: isOnlyPrinted ? printing : causesOf(where.analysis),
      },
    ];
  });
}

function figureOf({printed, exact, count, base}: PastCell): Figure {
  return {printed, exact: exact ?? null, count: count ?? null, n: base ?? null};
}

function unitOf(...cells: readonly PastCell[]): NumberChange["unit"] {
  const kinds = cells.map(({kind}) => kind);
  if (kinds.includes("share")) return "percent";
  if (kinds.includes("number")) return "number";
  return kinds.some((kind) => kind === "count" || kind === "base") ? "count" : "text";
}

/** In points between two shares; nothing between what is of two kinds. */
function changeOf(before: PastCell, after: PastCell): number | null {
  if (before.kind !== after.kind || before.exact === undefined || after.exact === undefined) return null;
  return (after.exact - before.exact) * (before.kind === "share" ? 100 : 1);
}

/**
 * What a reader would want to hear of first: what is seen before what is not, tables that count before those that repeat, results
 * before counts and texts, and the largest change first: in points, and in percent of the larger where there are no points. Among many
 * persons a change weighs more than the same among few, by the root of how many.
 */
export function byImportance(a: NumberChange, b: NumberChange): number {
  const [first, second] = [rankOf(a), rankOf(b)];
  const differing = first.findIndex((each, index) => each !== second[index]);
  if (differing !== -1) return (first[differing] ?? 0) - (second[differing] ?? 0);
  return compareTexts(a.address, b.address);
}

function rankOf(change: NumberChange): readonly number[] {
  const {unit, isVisible, isRepeated} = change;
  const isResult = unit === "percent" || unit === "number";
  return [Number(!isVisible), Number(isRepeated), Number(!isResult), -sizeOf(change)];
}

function sizeOf({unit, change, before, after}: NumberChange): number {
  if (change === null) return 0;
  const size = Math.abs(change);
  const weight = Math.sqrt(Math.max(1, Math.min(before.n ?? 1, after.n ?? 1)));
  if (unit === "percent") return size * weight;
  const larger = Math.max(Math.abs(before.exact ?? 0), Math.abs(after.exact ?? 0));
  return larger === 0 ? 0 : (size / larger) * 100 * weight;
}

/** By code points, the same on every machine. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
