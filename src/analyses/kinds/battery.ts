/**
 * Several items on one answer scale, for everybody, or for groups and waves.
 *
 * - `items-in-columns`: answers are rows, items are columns, and the last row holds the bases. The only block is `all`, whose label is
 *   the stem that the items finish; with `blocks: segments` there is a block for each group and wave, named as their columns would be
 *   (`koen:1`, `3`).
 * - Columns are named by their item's variable; divided by groups and waves `glad:koen:1@3`, `glad@3`. Where both counts and percentages
 *   are shown, the counts are in `glad:count`.
 * - `items-in-rows`: a row for each item, named by its variable, and a column for each answer, named by its code; the last column, `n`,
 *   holds each row's valid answers. A block for each group and wave; with `blocks: items` a block for each item with groups and waves as
 *   rows. Base records then hold the row's key in place of the column's.
 * - `nets` are rows or columns after the answers, `net:` and the label.
 * - `sort` orders the items by the share with an answer or net: of everybody where they are printed, else in the first column, at the
 *   first wave. Equal ones stand as they were written.
 * - All items must have the same answers; the order of the first one's is printed. An item that is worded against the others has its
 *   answers turned round (see `alignItems`), and items that go against the others in the data get a warning.
 */
import {CliError} from "../../errors/cli-error.ts";
import type {AnalysisResult, Table} from "../../results/model.ts";
import {countItemSegments} from "../count/item-segments.ts";
import {countOutsideGroups, segmentedSize} from "../count/segment-counts.ts";
import {missingNotes} from "../print/missing-note.ts";
import {eachSegmentBase, namedSegmentBases} from "../print/segment-bases.ts";
import {segmentNotes} from "../print/segment-notes.ts";
import {baseRules, sharedCategories} from "../resolve/categories.ts";
import {type Item, writtenWave} from "../resolve/items.ts";
import {linesOf} from "../resolve/lines.ts";
import {scopeOf} from "../resolve/population.ts";
import {resolveSegmentedItems, resolveSegments, type Segments} from "../resolve/segments.ts";
import {itemKeys} from "../table/keys.ts";
import {resultOf} from "../table/result.ts";
import {placeIn, type Task} from "../task.ts";
import {directionWarnings} from "../warnings/direction.ts";
import {alignItems, turnedRound} from "./battery/alignment.ts";
import {itemsInColumns} from "./battery/items-in-columns.ts";
import {itemsInRows} from "./battery/items-in-rows.ts";
import {sorted, sortLine} from "./battery/order.ts";

export async function battery(task: Task<"battery">): Promise<AnalysisResult> {
  const {spec} = task;
  const scope = scopeOf(task, writtenWave(task, spec.wave));
  const given = resolveSegmentedItems(task, spec.items);
  const rules = baseRules(spec);
  const aligned = alignItems(task, given);
  const items = aligned.map(({item}) => item);
  const categories = sharedCategories(items, rules);
  const segments = resolveSegments(task, items);
  checkBlocks(task, segments);
  const [first] = items;
  const lines = first === undefined ? [] : linesOf(task, first, categories);
  const sortedBy = first === undefined ? null : sortLine(task, first, categories, lines);
  const keys = itemKeys(items);
  const [outside, warned, ...answered] = await Promise.all([
    countOutsideGroups(task, scope, segments),
    directionWarnings(task, scope, aligned),
    ...items.map((item, index) => countItemSegments(task, scope, segments, keys[index] ?? "", item, rules)),
  ]);
  const counted = sorted(answered.map(turnedRound(aligned)), sortedBy, segments);
  const layout = {items: counted, segments, lines};
  const {table, bases} =
    spec.arrangement === "items-in-rows" ? itemsInRows(task, layout) : itemsInColumns(task, layout);
  return resultOf(task, {
    scope,
    size: segmentedSize(
      outside,
      counted.flatMap(({tallies}) => tallies.map(({base}) => base)),
    ),
    items,
    sources: segments.divisions.flatMap(({groups}) => groups.map(({at}) => at.source)),
    ...(spec.waves === undefined ? {} : {waves: spec.waves}),
    panel: spec.panel,
    table: withQuestions(
      table,
      counted.map(({item}) => item),
      spec.blocks === "items",
    ),
    bases,
    warnings: warned.warnings,
    notes: [
      ...aligned.flatMap(({note}) => (note === null ? [] : [note])),
      ...segmentNotes(segments, outside),
      ...missingNotes(
        namedSegmentBases(
          counted.map(({item, tallies}) => ({label: item.label, bases: tallies.map(({base}) => base)})),
          segments,
        ),
        {each: eachSegmentBase(counted.length, segments)},
      ),
      ...warned.notes,
    ],
  });
}

function checkBlocks(task: Task<"battery">, {list}: Segments): void {
  const {blocks, arrangement} = task.spec;
  if (blocks === undefined) return;
  const place = placeIn(task, "blocks");
  if (blocks === "items" && arrangement === "items-in-columns") {
    throw new CliError("config", "Items cannot be both columns and blocks.", {
      place,
      hint: "Write arrangement: items-in-rows, or use an analysis of kind distribution.",
    });
  }
  if (list.length > 1) return;
  throw new CliError("config", `There are no groups or waves to make ${blocks === "items" ? "rows" : "blocks"} of.`, {
    place,
    hint: "Give the analysis by or waves, or take blocks out.",
  });
}

/** A block that is one item prints that item's question, where the author wants it. */
function withQuestions(table: Table, items: readonly Item[], blocksAreItems: boolean): Table {
  if (!blocksAreItems) return table;
  const blocks = table.blocks.map((block, index) => ({...block, question: items[index]?.question ?? block.question}));
  return {...table, blocks};
}
