import {printNumber} from "../numbers/print.ts";
import type {BaseCell, Cell, Column, Row, Block as Rows, ShareCell, Table} from "../results/model.ts";

/** How the tables of a house print percentages and bases, apart from how they look. */
export interface TableConventions {
  /** `percent-and-n`: «100 (98)»; `n`: a row «n =» with 98; `heads`: «Mænd (n = 98)». */
  readonly total: "percent-and-n" | "n" | "heads";
  /** The total row and column: «Total», «I alt». */
  readonly totalWord: string;
  /** After each percentage. */
  readonly percentSign: "none" | "pct." | "%";
}

/** Which rows and columns hold bases and nothing else; their form can be another than «100 (98)». */
interface BasesOf {
  readonly rows: ReadonlySet<Row>;
  readonly columns: ReadonlySet<number>;
  /** The n of each column, where it is the same in all blocks; null else. */
  readonly columnBases: readonly (number | null)[];
}

/**
 * A table in the conventions of its house. What its cells are, their numbers, keys and addresses stay: only what the table shows
 * changes, so that all formats show the same.
 */
export function setTable(table: Table, conventions: TableConventions): Table {
  const bases = basesOf(table);
  const columns = table.columns.map((column, index) => setColumn(column, index, bases, conventions));
  const blocks = table.blocks.map((block) => ({
    ...block,
    rows: block.rows.map((row) => setRow(row, bases, conventions)),
  }));
  return {...table, columns, blocks};
}

function basesOf(table: Table): BasesOf {
  const rows = new Set(table.blocks.flatMap(({rows}) => rows.filter(isBaseRow)));
  const cellsOf = (index: number) => allRows(table.blocks).flatMap(({cells}) => cells[index] ?? []);
  const columns = new Set(
    table.columns.flatMap(({role}, index) => (role === "total" && areBases(cellsOf(index)) ? [index] : [])),
  );
  const columnBases = table.columns.map((_, index) => {
    const found = [...rows].flatMap(({cells}) => cells[index] ?? []);
    const sizes = new Set(found.map((cell) => (cell.kind === "base" ? cell.base : null)));
    const [size] = sizes;
    return sizes.size === 1 && found.length === table.blocks.length ? (size ?? null) : null;
  });
  return {rows, columns, columnBases};
}

function allRows(blocks: readonly Rows[]): Row[] {
  return blocks.flatMap(({rows}) => rows);
}

function isBaseRow({role, cells}: Row): boolean {
  return (
    role === "total" &&
    cells.every(({kind}) => kind !== "share") &&
    areBases(cells.filter(({kind}) => kind !== "count"))
  );
}

function areBases(cells: readonly Cell[]): boolean {
  return cells.some(({kind}) => kind === "base") && cells.every(({kind}) => kind === "base" || kind === "empty");
}

/** The n of a column goes to its head only when that of every column does. */
function basesFitHeads({rows, columnBases}: BasesOf): boolean {
  return [...rows].every(({cells}) =>
    cells.every((cell, index) => cell.kind !== "base" || columnBases[index] === cell.base),
  );
}

function setColumn(column: Column, index: number, bases: BasesOf, conventions: TableConventions): Column {
  const isTotal = column.role === "total";
  const label = isTotal ? totalLabel(column.label, bases.columns.has(index), conventions) : column.label;
  const base = bases.columnBases[index];
  if (conventions.total !== "heads" || typeof base !== "number" || !basesFitHeads(bases)) return {...column, label};
  return {...column, label: withBase(label, base)};
}

function setRow(row: Row, bases: BasesOf, conventions: TableConventions): Row {
  const isBase = bases.rows.has(row);
  const moves = conventions.total !== "heads" || basesFitHeads(bases);
  const label = row.role === "total" ? totalLabel(row.label, isBase && moves, conventions) : row.label;
  const ownBase = row.cells.find((cell, index) => bases.columns.has(index) && cell.kind === "base");
  return {
    ...row,
    label: conventions.total === "heads" && ownBase?.kind === "base" ? withBase(label, ownBase.base) : label,
    cells: row.cells.map((cell, index) => setCell(cell, (isBase && moves) || bases.columns.has(index), conventions)),
  };
}

function withBase(label: string, base: number): string {
  return `${label} (n\u00a0=\u00a0${printNumber(base, 0)})`.trimStart();
}

/** «Total (n)» with its word, or «n =» when its cells are bare numbers. */
function totalLabel(label: string, holdsBases: boolean, {total, totalWord}: TableConventions): string {
  const named = /^Total( \(n\))?$/.exec(label);
  if (named === null) return label;
  if (!holdsBases || total === "percent-and-n") return label.replace("Total", totalWord);
  return total === "n" ? "n\u00a0=" : totalWord;
}

function setCell(cell: Cell, isMovable: boolean, conventions: TableConventions): Cell {
  if (cell.kind === "share") return setShare(cell, conventions);
  return cell.kind === "base" ? setBase(cell, isMovable, conventions) : cell;
}

/** A share with its count, «25 % (93)», has its sign already. */
function setShare(cell: ShareCell, {percentSign}: TableConventions): ShareCell {
  if (percentSign === "none" || cell.light !== undefined) return cell;
  if (cell.shown === undefined) return {...cell, shown: `${cell.printed}${signed(percentSign)}`};
  return {...cell, shown: cell.shown.replace(/^([\d.,]+) %(?= \()/, `$1${signed(percentSign)}`)};
}

function setBase(cell: BaseCell, isMovable: boolean, {total, percentSign}: TableConventions): BaseCell {
  const [percent = ""] = cell.printed.split(" ", 1);
  const sign =
    percentSign === "none" ? (cell.shown?.startsWith(`${percent} %`) === true ? " %" : "") : signed(percentSign);
  if (isMovable && total === "n") return {...cell, shown: printNumber(cell.base, 0)};
  if (isMovable && total === "heads") return {...cell, shown: `${percent}${sign}`};
  return percentSign === "none" ? cell : {...cell, shown: `${percent}${sign} (${printNumber(cell.base, 0)})`};
}

function signed(sign: "pct." | "%"): string {
  return `\u00a0${sign}`;
}
