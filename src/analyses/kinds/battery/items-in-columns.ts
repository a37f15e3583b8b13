import type {BaseRecord, Block, Column, Table} from "../../../results/model.ts";
import {type SegmentedItem, tallyAt} from "../../count/item-segments.ts";
import type {AnswerLine} from "../../resolve/lines.ts";
import type {Segment, Segments} from "../../resolve/segments.ts";
import {answerRows, totalRow} from "../../table/category-rows.ts";
import {columnMeasure, type Measure, measureLabels, measuresOf} from "../../table/measures.ts";
import {segmentKey, segmentName} from "../../table/segment-columns.ts";
import type {Task} from "../../task.ts";

/** A battery that is counted and in order, before it is printed. */
export interface BatteryLayout {
  readonly items: readonly SegmentedItem[];
  readonly segments: Segments;
  readonly lines: readonly AnswerLine[];
}

export interface LaidBattery {
  readonly table: Table;
  readonly bases: readonly BaseRecord[];
}

/** The only block of a battery that is not divided into blocks. */
export const wholeBlock = "all";

interface ItemColumn {
  readonly column: Column;
  readonly item: SegmentedItem;
  readonly measure: Measure;
  /** The segment it shows; null where each block is a segment. */
  readonly segment: number | null;
}

/** Answers as rows, items as columns; groups and waves as columns within their item, or as blocks. */
export function itemsInColumns(task: Task<"battery">, {items, segments, lines}: BatteryLayout): LaidBattery {
  const {key: analysis, spec, context} = task;
  const inBlocks = spec.blocks === "segments";
  const columns = items.flatMap((item) =>
    inBlocks
      ? columnsOf(task, item, segments, null)
      : segments.list.flatMap((_, index) => columnsOf(task, item, segments, index)),
  );
  const parts = inBlocks
    ? segments.list.map((segment, index) => ({
        key: segmentKey(segment, null),
        label: segmentName(segments, segment),
        question: index === 0 ? (spec.stem ?? null) : null,
        segment: index,
      }))
    : [{key: wholeBlock, label: spec.stem ?? null, question: null, segment: null}];
  const blocks = parts.map(({key, label, question, segment}): Block => {
    const tallied = columns.map((each) => ({
      key: each.column.key,
      measure: each.measure,
      tally: tallyAt(each.item, each.segment ?? segment ?? 0),
    }));
    const at = {analysis, block: key};
    const rows = [...answerRows(at, lines, tallied, context.style), totalRow(at, tallied, context.style)];
    return {key, label, question, rows};
  });
  return {
    table: {arrangement: "stacked", stub: spec.stub, columns: columns.map(({column}) => column), blocks},
    bases: parts.flatMap(({key, segment: ofBlock}) =>
      columns.map(
        ({column, item, segment}): BaseRecord => ({
          block: key,
          column: column.key,
          ...tallyAt(item, segment ?? ofBlock ?? 0).base,
        }),
      ),
    ),
  };
}

/** The columns of one item, in one segment where they are not the same in all. */
function columnsOf(
  {spec}: Task<"battery">,
  item: SegmentedItem,
  segments: Segments,
  index: number | null,
): ItemColumn[] {
  const measures = measuresOf(spec.show);
  const isPair = measures.length > 1;
  const segment = index === null ? undefined : segments.list[index];
  return measures.map((measure) => {
    const name = isPair && measure === "count" ? `${item.key}:count` : item.key;
    return {
      item,
      measure,
      segment: index,
      column: {
        key: segment === undefined ? name : segmentKey(segment, name),
        ...headings(item.item.label, segments, segment, isPair ? measureLabels[measure] : null),
        unit: columnMeasure(measure).unit,
        role: segment?.isTotal === true ? "total" : "value",
      },
    };
  });
}

function headings(
  item: string,
  segments: Segments,
  segment: Segment | undefined,
  measure: string | null,
): Pick<Column, "label" | "group"> {
  const name = segment === undefined ? "" : segmentName(segments, segment);
  if (measure === null) return name === "" ? {label: item, group: null} : {label: name, group: item};
  return {label: measure, group: name === "" ? item : `${item}: ${name}`};
}
