import type {Row, Table} from "../../results/model.ts";

/** Lines of a table that a page of A4 has room for. */
const linesOfPage = 42;
/** A table of several blocks that is longer than this may break between them rather than leave a large gap. */
const linesKeptTogether = 26;
/** Letters on a line of a table that fills the page. */
const lettersOfLine = 92;
const lettersOfValueColumn = 10;

/** Whether a table is so long that it may break over pages, between its blocks where it has several. */
export function mayBreak(table: Table): boolean {
  const blocks = table.blocks.map((block) => block.rows.reduce((sum, row) => sum + rowLines(row, table), 1));
  if (table.arrangement === "beside") return Math.max(0, ...blocks) > linesOfPage;
  const lines = blocks.reduce((sum, length) => sum + length, 2);
  return lines > (blocks.length > 1 ? linesKeptTogether : linesOfPage);
}

function rowLines(row: Row, table: Table): number {
  const textColumns = table.columns.filter((column) => column.unit === "text").length;
  const numeric = (table.columns.length - textColumns) * lettersOfValueColumn;
  const lettersOfText = Math.max(12, (lettersOfLine - numeric) / (textColumns + 1));
  const texts = [row.label, ...row.cells.map((cell) => (cell.kind === "text" ? cell.printed : ""))];
  return Math.max(1, ...texts.map((text) => Math.ceil(text.length / lettersOfText)));
}
