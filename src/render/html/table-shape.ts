import type {Cell, Table} from "../../results/model.ts";
import {shownIn} from "../../results/shown.ts";
import {isLit} from "./light.ts";
import {valueWidth} from "./value-width.ts";

/** How the columns of one table are set. */
export interface TableShape {
  readonly className: string;
  /** Custom properties: the room that hangs to the right of the units digit in most columns, and the columns' width; null when none. */
  readonly style: string | null;
  /** The room in each column, in figure widths. */
  readonly hanging: readonly number[];
  readonly commonHanging: number;
  /** Columns of texts so short that they are kept on one line: `24 af 98`. */
  readonly unbroken: readonly boolean[];
  /** Whether the row labels of a table of texts are that short. */
  readonly unbrokenLabels: boolean;
}

/** Letters in a label that counts as short. */
const shortLabel = 34;
const fewColumns = 2;
const someColumns = 6;
/** With more columns than this, the n of a base stands under its percentage instead of beside it. */
const manyColumns = 10;
/** Letters in a text that is kept on one line. */
const shortText = 12;

/** Reads a table's cells to find how wide it must be set and how its numbers align. */
export function tableShape(table: Table): TableShape {
  const besideEachOther = table.columns.length <= manyColumns;
  const hanging = table.columns.map((column, index) => {
    const cells = column.unit === "text" || isLit(table, column) ? [] : cellsOfColumn(table, index);
    return Math.max(0, ...cells.map((cell) => hangingWidth(shownIn(cell), besideEachOther)));
  });
  const commonHanging = mostFrequent(hanging);
  return {
    className: ["data", ...widthClasses(table)].join(" "),
    style: styleOf(table, commonHanging),
    hanging,
    commonHanging,
    unbroken: table.columns.map(
      (column, index) =>
        column.unit === "text" && cellsOfColumn(table, index).every((cell) => cell.printed.length <= shortText),
    ),
    unbrokenLabels: hasTexts(table) && labelsOf(table).every((label) => label.length <= shortText),
  };
}

function styleOf(table: Table, commonHanging: number): string | null {
  const width = valueWidth(table);
  const styles = [
    ...(commonHanging === 0 ? [] : [hangingStyle(commonHanging)]),
    ...(width === null ? [] : [`--value-width: ${width}%`]),
  ];
  return styles.length === 0 ? null : styles.join("; ");
}

export function hangingStyle(width: number): string {
  return `--hanging: ${width}ch`;
}

/**
 * A printed number parted after the digit that must align in its column: the units digit. What hangs to the right of it
 * is decimals, what stands in brackets, stars, and a unit: `100 (98)` is `100` and ` (98)`, `4,3-16,7` is `4,3-16` and `,7`,
 * `52 pct.` is `52` and ` pct.`, `25 % (93)` is `25` and ` % (93)`,
 * `25 pct. (93)` likewise.
 */
export function splitAtUnits(printed: string): {readonly aligned: string; readonly hanging: string} {
  const [, aligned = printed, hanging = ""] =
    /^(.*?\d)((?:,\d+)?(?:\s*(?:%|pct\.)?\s*\(.*|\s*[\p{L}%][^\d]*|\*+)?)$/su.exec(printed) ?? [];
  return {aligned, hanging};
}

/** In widths of a figure. */
function hangingWidth(printed: string, withBrackets: boolean): number {
  const {hanging} = splitAtUnits(printed);
  const text = withBrackets ? hanging : hanging.replace(/\s*\(.*$/s, "");
  const width = [...text].reduce((sum, character) => sum + characterWidth(character), 0);
  return Math.round(width * 10) / 10;
}

/** Points, commas, brackets and spaces are about half as wide as a figure; a sign of percent is wider, and so are capitals. */
function characterWidth(character: string): number {
  if (/\d/.test(character)) return 1;
  if (character === "%") return 1.7;
  if (character === "*") return 0.85;
  return /\p{Lu}/u.test(character) ? 1.25 : 0.55;
}

function cellsOfColumn(table: Table, index: number): Cell[] {
  return table.blocks.flatMap((block) => block.rows.flatMap((row) => row.cells[index] ?? []));
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Few columns under short labels are set close together, so that the eye need not travel; many are set small. */
function widthClasses(table: Table): string[] {
  if (hasTexts(table)) return ["texts"];
  const {columns} = table;
  if (columns.length <= fewColumns && labelsOf(table).every((label) => label.length <= shortLabel))
    return ["few-columns"];
  if (columns.length > manyColumns) return ["very-many-columns"];
  return [`columns-${columns.length}`, ...(columns.length > someColumns ? ["many-columns"] : [])];
}

function hasTexts(table: Table): boolean {
  return table.columns.some((column) => column.unit === "text");
}

function labelsOf(table: Table): string[] {
  return table.blocks.flatMap((block) => block.rows.map((row) => row.label));
}
