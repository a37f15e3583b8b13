import type {Category} from "../../../codebook/model.ts";
import {CliError} from "../../../errors/cli-error.ts";
import {didYouMean} from "../../../errors/did-you-mean.ts";
import {type SegmentedItem, tallyAt} from "../../count/item-segments.ts";
import type {Item} from "../../resolve/items.ts";
import {type AnswerLine, answerLines} from "../../resolve/lines.ts";
import type {Segments} from "../../resolve/segments.ts";
import {placeIn, type Task} from "../../task.ts";

/** What items are sorted by. */
export interface SortLine {
  readonly codes: readonly string[];
  readonly mostFirst: boolean;
}

/**
 * The answer or net whose share orders the items; null when they stand as they are written.
 * @throws CliError (config) for one that is not there
 */
export function sortLine(
  task: Task<"battery">,
  item: Item,
  categories: readonly Category[],
  lines: readonly AnswerLine[],
): SortLine | null {
  const {sort} = task.spec;
  if (sort === "given") return null;
  const wanted = String(sort.by);
  const candidates = [...lines, ...answerLines(categories)];
  const found =
    candidates.find(({label}) => label.toLowerCase() === wanted.toLowerCase()) ??
    candidates.find(({key}) => key === wanted);
  if (found !== undefined) return {codes: found.codes, mostFirst: sort.order === "most-first"};
  throw new CliError("config", `Neither a net nor an answer of "${item.label}" is called "${wanted}".`, {
    place: placeIn(task, "sort", "by"),
    hint: didYouMean(wanted, new Set(candidates.map(({label}) => label)), "answers and nets"),
  });
}

/** The items in their order of print. Shares are compared as fractions; items that nobody answered are last. */
export function sorted(items: readonly SegmentedItem[], by: SortLine | null, segments: Segments): SegmentedItem[] {
  if (by === null) return [...items];
  const everybody = segments.list.findIndex(({isTotal}) => isTotal);
  const shares = items.map((item) => {
    const {counts, base} = tallyAt(item, Math.max(0, everybody));
    return {item, count: by.codes.reduce((sum, code) => sum + (counts.get(code) ?? 0), 0), n: base.valid};
  });
  const answered = shares.filter(({n}) => n > 0);
  const sign = by.mostFirst ? 1 : -1;
  answered.sort((one, other) => sign * (other.count * one.n - one.count * other.n));
  return [...answered, ...shares.filter(({n}) => n === 0)].map(({item}) => item);
}
