import type {BaseRecord, Block, Cell, Column, Row} from "../../../results/model.ts";
import {tallyAt} from "../../count/item-segments.ts";
import type {Tally} from "../../count/tally.ts";
import type {AnswerLine} from "../../resolve/lines.ts";
import {answerCell} from "../../table/category-rows.ts";
import {addressOf, countCell} from "../../table/cells.ts";
import {columnMeasure, type Measure, measureLabels, measuresOf} from "../../table/measures.ts";
import {segmentKey, segmentName} from "../../table/segment-columns.ts";
import type {Task} from "../../task.ts";
import {type BatteryLayout, type LaidBattery, wholeBlock} from "./items-in-columns.ts";

/** A column of one answer, or of each row's n where it has none. */
interface AnswerColumn {
  readonly column: Column;
  readonly shown: {readonly line: AnswerLine; readonly measure: Measure} | null;
}

/** A row before it is printed. */
interface TalliedRow {
  readonly key: string;
  readonly label: string;
  readonly role: Row["role"];
  readonly tally: Tally;
}

/** Items as rows and answers as columns, in a block for each group and wave; or a block for each item, with these as rows. */
export function itemsInRows(task: Task<"battery">, layout: BatteryLayout): LaidBattery {
  const {spec} = task;
  const columns = answerColumns(task, layout.lines);
  const parts = spec.blocks === "items" ? itemBlocks(layout) : segmentBlocks(task, layout);
  return {
    table: {
      arrangement: "stacked",
      // Where items head the blocks, the question that they finish stands over all of them.
      stub: spec.blocks === "items" && spec.stub === "" ? (spec.stem ?? "") : spec.stub,
      columns: columns.map(({column}) => column),
      blocks: parts.map(({key, label, question, rows}): Block => {
        return {key, label, question, rows: rows.map((row) => rowOf(task, key, row, columns))};
      }),
    },
    bases: parts.flatMap(({key, rows}) =>
      rows.map((row): BaseRecord => ({block: key, column: row.key, ...row.tally.base})),
    ),
  };
}

interface RowBlock {
  readonly key: string;
  readonly label: string | null;
  readonly question: string | null;
  readonly rows: readonly TalliedRow[];
}

function segmentBlocks({spec}: Task<"battery">, {items, segments}: BatteryLayout): RowBlock[] {
  const isDivided = segments.list.length > 1;
  const stem = spec.stem ?? null;
  return segments.list.map((segment, index) => ({
    key: isDivided ? segmentKey(segment, null) : wholeBlock,
    label: isDivided ? segmentName(segments, segment) : stem,
    question: isDivided && index === 0 ? stem : null,
    rows: items.map((each) => ({
      key: each.key,
      label: each.item.label,
      role: "category",
      tally: tallyAt(each, index),
    })),
  }));
}

function itemBlocks({items, segments}: BatteryLayout): RowBlock[] {
  return items.map((each) => ({
    key: each.key,
    label: each.item.label,
    question: null,
    rows: segments.list.map((segment, index) => ({
      key: segmentKey(segment, null),
      label: segmentName(segments, segment),
      role: segment.isTotal ? "total" : "category",
      tally: tallyAt(each, index),
    })),
  }));
}

function answerColumns({spec}: Task<"battery">, lines: readonly AnswerLine[]): AnswerColumn[] {
  const measures = measuresOf(spec.show);
  const isPair = measures.length > 1;
  const answers = lines.flatMap((line) =>
    measures.map(
      (measure): AnswerColumn => ({
        shown: {line, measure},
        column: {
          key: isPair && measure === "count" ? `${line.key}:count` : line.key,
          label: isPair ? measureLabels[measure] : line.label,
          group: isPair ? line.label : null,
          unit: columnMeasure(measure).unit,
          role: line.role === "category" ? "value" : line.role,
          ...(line.isNet ? {answers: line.codes} : {}),
        },
      }),
    ),
  );
  const n: Column = {key: "n", label: "n", group: null, unit: "count", role: "total"};
  return spec.n ? [...answers, {column: n, shown: null}] : answers;
}

function rowOf(
  {key: analysis, context}: Task<"battery">,
  block: string,
  {key, label, role, tally}: TalliedRow,
  columns: readonly AnswerColumn[],
): Row {
  const cells = columns.map(({column, shown}): Cell => {
    const address = addressOf(analysis, block, key, column.key);
    if (shown === null) return countCell(address, tally.base.valid, tally.base.population);
    return answerCell(address, shown.line, {tally, measure: shown.measure}, context.style);
  });
  return {key, label, role, cells};
}
