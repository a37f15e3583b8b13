import type {Scale} from "../../../codebook/model.ts";
import type {Note} from "../../../results/model.ts";
import type {SegmentedItem} from "../../count/item-segments.ts";
import type {Tally} from "../../count/tally.ts";
import {scaleOf} from "../../resolve/categories.ts";
import type {Item} from "../../resolve/items.ts";
import type {Task} from "../../task.ts";

/** An item of a battery, and the answers that stand for others because it is worded against its neighbours. */
export interface AlignedItem {
  readonly item: Item;
  /** For each code the one at the other end of the scale; null for an item that is printed as it was answered. */
  readonly mirror: ReadonlyMap<string, string> | null;
  readonly note: Note | null;
}

/**
 * Finds the items that are worded against the others: those whose scale has its good end where most others have their bad one (the
 * first one's decides where half of them have), and those that alone are marked `reversed`. Their answers are turned round, so that all
 * items point one way and a net means the same in each; with `polarity: as-answered` they are not, and a note says so. When all items
 * are marked `reversed`, that is the order of print.
 */
export function alignItems(task: Task<"battery">, items: readonly Item[]): AlignedItem[] {
  const allReversed = items.every(({reversed}) => reversed);
  const usual = usualEnd(items);
  return items.map((item): AlignedItem => {
    const {best} = scaleOf(item);
    const isOpposite = usual !== null && best !== null && best !== usual;
    if (task.spec.polarity === "as-answered") return {item, mirror: null, note: isOpposite ? asAnswered(item) : null};
    if (!isOpposite && (allReversed || !item.reversed))
      return {item: {...item, reversed: allReversed}, mirror: null, note: null};
    return {
      item: {...item, reversed: allReversed, label: `${item.label} (vendt)`},
      mirror: mirrorOf(scaleOf(item)),
      note: turned(item),
    };
  });
}

/** An item's answers, turned round where it is worded against the others. */
export function turnedRound(aligned: readonly AlignedItem[]): (counted: SegmentedItem, index: number) => SegmentedItem {
  return (counted, index) => {
    const mirror = aligned[index]?.mirror ?? null;
    return mirror === null ? counted : {...counted, tallies: counted.tallies.map((tally) => mirrored(tally, mirror))};
  };
}

function mirrored({counts, base}: Tally, mirror: ReadonlyMap<string, string>): Tally {
  return {base, counts: new Map([...counts].map(([code, count]) => [mirror.get(code) ?? code, count]))};
}

/** The end that is the good one of most scales; null where no scale has one. */
function usualEnd(items: readonly Item[]): Scale["best"] {
  const ends = items.flatMap((item) => scaleOf(item).best ?? []);
  const [first = null] = ends;
  const against = ends.filter((end) => end !== first).length;
  if (2 * against <= ends.length) return first;
  return first === "first" ? "last" : "first";
}

function mirrorOf(scale: Scale): ReadonlyMap<string, string> {
  const codes = substantiveOf(scale).map(({code}) => code);
  return new Map(codes.map((code, index) => [code, codes[codes.length - 1 - index] ?? code]));
}

function substantiveOf({categories}: Scale): Scale["categories"] {
  return categories.filter(({missing}) => missing === null);
}

function turned(item: Item): Note {
  const categories = substantiveOf(scaleOf(item));
  const [first, last] = [categories[0]?.label ?? "", categories.at(-1)?.label ?? ""];
  const text = `»${item.label}« er formuleret modsat de øvrige, og svarene er derfor vendt: »${first}« er talt som »${last}« og omvendt.`;
  return {kind: "method", text};
}

function asAnswered({label}: Item): Note {
  const text = `»${label}« er formuleret modsat de øvrige; svarene er vist, som de er givet.`;
  return {kind: "method", text};
}
