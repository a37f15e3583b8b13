import {headingOf} from "../../results/heading.ts";
import type {Cell, Column, Table} from "../../results/model.ts";
import {shownIn} from "../../results/shown.ts";
import {isLit} from "../html/light.ts";
import {splitAtUnits} from "../html/table-shape.ts";
import type {Look} from "./look.ts";
import {sizes} from "./styles.ts";
import type {Measure} from "./text-width.ts";
import {twips} from "./units.ts";

/** How one table is set. Lengths are twips. */
export interface TableShape {
  /** Of the row labels, and of each column. */
  readonly widths: readonly number[];
  /** The size of its letters, in points; null for that of the style. */
  readonly size: number | null;
  /** The room before each column. */
  readonly gap: number;
  /** For each column, the room that the widest of what hangs to the right of the units digit takes. */
  readonly hanging: readonly number[];
  /** Whether the n of a base stands under its percentage instead of beside it. */
  readonly bracketsBelow: boolean;
  /** How wide a text is in this table. */
  readonly widthOf: (text: string, bold?: boolean) => number;
}

const fewColumns = 2;
const someColumns = 6;
const manyColumns = 10;
const shortLabel = 34;
/** Letters in a text that is kept on one line. */
const shortText = 12;
/** In widths of an m: longer headings take several lines. */
const widestHeading = 9;
/** Of a table as wide as the page, in percent: columns of numbers are equally wide, and the labels get the rest. */
const shareOfColumn: readonly number[] = [0, 16, 15.5, 18, 16, 13.5, 11.5, 10.5, 9.5, 8.6, 8];
/** Word's bold is heavier than the weight that is measured. */
const bolder = 1.04;
const slack = twips.ofPoints(1.5);
const narrowest = twips.ofPoints(240);

/** Reads a table's cells to find how wide its columns must be and how its numbers align. */
export function tableShape(table: Table, room: number, look: Look): TableShape {
  const {columns} = table;
  const size = columns.length > manyColumns ? 7.5 : columns.length > someColumns ? 8 : null;
  const points = size ?? sizes.label;
  const widthOf = (text: string, bold = false) =>
    bold ? Math.ceil(inTwips(look.label.bold, text, points) * bolder) : inTwips(look.label.regular, text, points);
  const few = columns.length <= fewColumns && !hasTexts(table) && labelsOf(table).every(isShort);
  const gap = twips.ofPoints(gapOf(columns.length, few));
  const bracketsBelow = columns.length > manyColumns;
  const hanging = columns.map((column, index) =>
    column.unit === "text" || isLit(table, column)
      ? 0
      : Math.max(0, ...cellsOfColumn(table, index).map((cell) => hangingWidth(cell, bracketsBelow, widthOf))),
  );
  const needs = [
    labelNeed(table, widthOf),
    ...columns.map((column, index) => columnNeed(table, column, index, widthOf)),
  ];
  const padded = needs.map((need, index) => padding(need, slack + (index === 0 ? 0 : gap)));
  return {widths: share(padded, table, room, few), size, gap, hanging, bracketsBelow, widthOf};
}

/** What hangs to the right of the units digit of a cell. */
export function hangingWidth(cell: Cell, bracketsBelow: boolean, widthOf: (text: string) => number): number {
  const {hanging} = splitAtUnits(shownIn(cell));
  return widthOf(bracketsBelow ? hanging.replace(/\s*\(.*$/s, "") : hanging);
}

interface Need {
  /** So that no word is cut. */
  readonly least: number;
  /** So that nothing is broken. */
  readonly most: number;
  /** What its texts would have on the whole: a single long one does not take the room of all others. */
  readonly usual: number;
}

/** Parts the room: as the printed report does where columns are numbers, by their contents where some are texts. */
function share(needs: readonly Need[], table: Table, room: number, few: boolean): number[] {
  const most = needs.reduce((sum, need) => sum + need.most, 0);
  if (few && most <= room) {
    const [label, ...rest] = needs.map((need) => need.most);
    return [(label ?? 0) + Math.max(0, Math.min(room, narrowest) - most), ...rest];
  }
  const preferred = hasTexts(table) ? undefined : shareOfColumn[table.columns.length];
  if (preferred === undefined) return between(needs, room);
  const values = needs.slice(1).map(({least}) => Math.max(least, Math.round((room * preferred) / 100)));
  const label = room - values.reduce((sum, width) => sum + width, 0);
  return label >= (needs[0]?.least ?? 0) ? [label, ...values] : between(needs, room);
}

/** Each column gets what it needs at least, and of what is left a share by how much more it would have. */
function between(needs: readonly Need[], room: number): number[] {
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  if (least >= room)
    return toRoom(
      needs.map((need) => (need.least * room) / least),
      room,
    );
  const most = needs.reduce((sum, need) => sum + need.most, 0);
  if (most <= room)
    return toRoom(
      needs.map((need) => need.most),
      room,
    );
  const more = needs.map((need) => Math.max(need.usual - need.least, (need.most - need.least) / 20));
  const part = (room - least) / more.reduce((sum, each) => sum + each, 0);
  return toRoom(
    needs.map((need, index) => need.least + (more[index] ?? 0) * part),
    room,
  );
}

/** Whole twips that fill the room; the labels take what is over. */
function toRoom(widths: readonly number[], room: number): number[] {
  const [, ...rest] = widths.map(Math.floor);
  return [room - rest.reduce((sum, width) => sum + width, 0), ...rest];
}

function padding({least, most, usual}: Need, room: number): Need {
  return {least: least + room, most: most + room, usual: usual + room};
}

function labelNeed(table: Table, widthOf: TableShape["widthOf"]): Need {
  const unbroken = hasTexts(table) && labelsOf(table).every(isShort);
  const labels = table.blocks.flatMap(({rows}) =>
    rows.map((row) => {
      const indent = row.role === "sub" ? (row.depth ?? 1) * widthOf("m") : 0;
      const most = widthOf(row.label) + indent;
      return {least: unbroken ? most : longestWord(row.label, widthOf) + indent, most};
    }),
  );
  return needOf({least: longestWord(table.stub, widthOf, true), most: widthOf(table.stub, true)}, labels);
}

function columnNeed(table: Table, column: Column, index: number, widthOf: TableShape["widthOf"]): Need {
  const heading = headingOf(column);
  const least = longestWord(heading, widthOf, true);
  const most = Math.max(least, Math.min(widthOf(heading, true), widthOf("m") * widestHeading));
  const isText = column.unit === "text" && !isLit(table, column);
  const all = cellsOfColumn(table, index);
  const unbroken = !isText || all.every((cell) => cell.printed.length <= shortText);
  const cells = all.map((cell) => {
    const sign = cell.light === undefined ? 0 : widthOf("mm");
    const parts = cell.kind === "text" && cell.list !== undefined ? cell.list : [shownIn(cell)];
    const whole = Math.max(...parts.map((part) => widthOf(part))) + sign;
    const words = Math.max(...parts.map((part) => longestWord(part, widthOf))) + sign;
    return {least: unbroken ? whole : words, most: whole};
  });
  return needOf({least, most}, cells);
}

function needOf(head: Omit<Need, "usual">, cells: readonly Omit<Need, "usual">[]): Need {
  const squares = cells.reduce((sum, {most}) => sum + most * most, 0);
  return {
    least: Math.max(head.least, ...cells.map(({least}) => least)),
    most: Math.max(head.most, ...cells.map(({most}) => most)),
    usual: Math.max(head.least, Math.sqrt(squares / Math.max(1, cells.length))),
  };
}

function longestWord(text: string, widthOf: TableShape["widthOf"], bold = false): number {
  return Math.max(0, ...text.split(/[ \n]+|(?<=[/-])/).map((word) => widthOf(word, bold)));
}

function gapOf(columns: number, few: boolean): number {
  if (few) return 20;
  if (columns > manyColumns) return 2.5;
  return columns > someColumns ? 3.5 : 9;
}

function inTwips(measure: Measure, text: string, points: number): number {
  return Math.ceil(measure(text) * points * 20);
}

function isShort(label: string): boolean {
  return label.length <= shortLabel;
}

function hasTexts(table: Table): boolean {
  return table.columns.some(({unit}) => unit === "text");
}

function labelsOf(table: Table): string[] {
  return table.blocks.flatMap(({rows}) => rows.map(({label}) => label));
}

function cellsOfColumn(table: Table, index: number): Cell[] {
  return table.blocks.flatMap(({rows}) => rows.flatMap((row) => row.cells[index] ?? []));
}
