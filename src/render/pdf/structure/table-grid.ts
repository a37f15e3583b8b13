import {isList, PdfText} from "../values.ts";
import {childElements, elementOf, type StructureElement} from "./model.ts";
import {headRows, rowsOf} from "./tables.ts";

/**
 * Puts empty cells where a table has nothing to say: Chromium leaves them out, and all cells after them would move a column.
 * The headings that cells name tell where they belong.
 */
export function fillRows(table: StructureElement): void {
  const heads = headRows(table);
  const {columns, width} = readHead(heads);
  if (width === 0 || hasRowSpans(table, heads.length)) return;
  for (const row of rowsOf(table).slice(heads.length)) {
    const cells: StructureElement[] = [];
    let position = 0;
    for (const cell of childElements(row)) {
      const wanted = columnOf(cell, columns);
      for (; wanted !== null && position < wanted; position++) cells.push(elementOf("TD", []));
      cells.push(cell);
      position += spanOf(cell, "/ColSpan");
    }
    for (; position < width; position++) cells.push(elementOf("TD", []));
    row.kids = cells;
  }
}

interface Head {
  /** In which column, from 0, each heading of a single column stands, by its ID. */
  readonly columns: ReadonlyMap<string, number>;
  readonly width: number;
}

/** Lays the rows of a head out; headings may reach over several rows and columns. */
function readHead(rows: readonly StructureElement[]): Head {
  const columns = new Map<string, number>();
  const taken: boolean[][] = rows.map(() => []);
  for (const [index, row] of rows.entries()) {
    let position = 0;
    for (const cell of childElements(row)) {
      while (taken[index]?.[position] === true) position += 1;
      const width = spanOf(cell, "/ColSpan");
      if (width === 1 && cell.id !== null) columns.set(cell.id, position);
      for (let down = 0; down < spanOf(cell, "/RowSpan"); down++) {
        const below = taken[index + down];
        if (below !== undefined) for (let right = 0; right < width; right++) below[position + right] = true;
      }
      position += width;
    }
  }
  return {columns, width: Math.max(0, ...taken.map(({length}) => length))};
}

function columnOf(cell: StructureElement, columns: ReadonlyMap<string, number>): number | null {
  const headers = cell.attributes.get("/Table")?.get("/Headers");
  for (const header of isList(headers) ? headers : []) {
    const column = header instanceof PdfText ? columns.get(header.bytes) : undefined;
    if (column !== undefined) return column;
  }
  return null;
}

function hasRowSpans(table: StructureElement, from: number): boolean {
  return rowsOf(table)
    .slice(from)
    .some((row) => childElements(row).some((cell) => spanOf(cell, "/RowSpan") > 1));
}

function spanOf(cell: StructureElement, key: string): number {
  const span = cell.attributes.get("/Table")?.get(key);
  return typeof span === "number" ? span : 1;
}
