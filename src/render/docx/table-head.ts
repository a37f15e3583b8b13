import {headingOf} from "../../results/heading.ts";
import type {Column, Table} from "../../results/model.ts";
import {isLit} from "../html/light.ts";
import {type ColumnGroup, groupColumns} from "../table/column-groups.ts";
import type {DocxContext} from "./context.ts";
import type {Look} from "./look.ts";
import type {Cell, Paragraph, Row, Rule} from "./model.ts";
import {paragraph} from "./paragraph.ts";
import type {TableShape} from "./table-shape.ts";
import {fitted, inSize} from "./table-text.ts";

/** The rules of a table: thick above and below it, thin under its head, and a hairline over a total. */
export function tableRules({colours}: Look): Readonly<Record<"thick" | "thin" | "hairline", Rule>> {
  return {
    thick: {points: 1.1, colour: colours.rule},
    thin: {points: 0.5, colour: colours.rule},
    hairline: {points: 0.5, colour: colours.hairline},
  };
}

/** One row of headings, or two where columns stand in groups. */
export function renderTableHead(table: Table, shape: TableShape, context: DocxContext): Row[] {
  const groups = groupColumns(table.columns);
  const twoLevels = groups.some(({label}) => label !== null);
  const {thick, thin} = tableRules(context.look);
  const heading = (column: Column, place: "alone" | "above" | "below"): Cell => {
    const width = shape.widths[table.columns.indexOf(column) + 1] ?? 0;
    const words = place === "below" && !isNamed(column, groups) ? "" : headingOf(column);
    return {
      width,
      align: "bottom",
      borders: {...(place === "below" ? {} : {top: thick}), ...(place === "above" ? {} : {bottom: thin})},
      ...(twoLevels && !isNamed(column, groups)
        ? {merge: place === "above" ? ("begins" as const) : ("continues" as const), borders: {top: thick, bottom: thin}}
        : {}),
      children: [headParagraph(words, isLeft(table, column), width - shape.gap, shape, context)],
    };
  };
  const stub = stubCell(table, twoLevels ? "begins" : undefined, shape, context);
  if (!twoLevels) return [headRow([stub, ...table.columns.map((column) => heading(column, "alone"))])];
  const first = groups.flatMap((group) =>
    group.label === null
      ? group.columns.map((column) => heading(column, "above"))
      : [groupCell(group, group.label, table, shape, context)],
  );
  const below = table.columns.map((column) => heading(column, "below"));
  return [headRow([stub, ...first]), headRow([stubCell(table, "continues", shape, context), ...below])];
}

function headRow(cells: readonly Cell[]): Row {
  return {cells, isHead: true, keepNext: true};
}

function isNamed(column: Column, groups: readonly ColumnGroup[]): boolean {
  return groups.some(({label, columns}) => label !== null && columns.includes(column));
}

/** Words, and numbers with lights, are read from the left. */
export function isLeft(table: Table, column: Column): boolean {
  return column.unit === "text" || isLit(table, column);
}

function headParagraph(words: string, left: boolean, room: number, shape: TableShape, context: DocxContext): Paragraph {
  const fit = fitted(words, room, shape, context, true);
  return paragraph(left ? "TableHead" : "TableHeadNumber", [inSize(fit, shape)], {keepNext: true});
}

function stubCell(table: Table, merge: Cell["merge"], shape: TableShape, context: DocxContext): Cell {
  const {thick, thin} = tableRules(context.look);
  const width = shape.widths[0] ?? 0;
  const words = merge === "continues" ? "" : table.stub;
  return {
    width,
    align: "bottom",
    margins: {left: 0},
    borders: {top: thick, bottom: thin},
    ...(merge === undefined ? {} : {merge}),
    children: [headParagraph(words, true, width, shape, context)],
  };
}

/** The rule under a group's heading is its paragraph's, so that it leaves the gap before the group free. */
function groupCell(group: ColumnGroup, label: string, table: Table, shape: TableShape, context: DocxContext): Cell {
  const {thick, thin} = tableRules(context.look);
  const width = group.columns.reduce((sum, column) => sum + (shape.widths[table.columns.indexOf(column) + 1] ?? 0), 0);
  const fit = fitted(label, width - shape.gap, shape, context, true);
  const words = paragraph("TableHead", [inSize(fit, shape)], {
    keepNext: true,
    align: "center",
    borders: {bottom: {...thin, space: 2}},
  });
  return {width, columns: group.columns.length, align: "bottom", borders: {top: thick}, children: [words]};
}
