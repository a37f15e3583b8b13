import type {Block, Row, Table} from "../../results/model.ts";

/** How a table may break over pages. */
export interface PageBreaks {
  /** `none`: it is kept on one page. `between-blocks`: blocks are kept whole. `between-rows`: where it must. */
  readonly allowed: "none" | "between-blocks" | "between-rows";
  /** About how many lines must have room on the page where it begins: head and first block, or a few rows. */
  readonly firstLines: number;
}

/** Lines of a table that a page of A4 has room for. */
const linesOfPage = 42;
/** A table of several blocks that is longer than this may break between them rather than leave a large gap. */
const linesKeptTogether = 26;
/** Caption, head and the rules around them. */
const linesOfHead = 4;
const fewRows = 5;
/** Letters on a line of a table that fills the page, and as many as a column of numbers takes from it. */
const lettersOfLine = 92;
const lettersOfNumbers = 10;

export function pageBreaks(table: Table): PageBreaks {
  const blocks = table.blocks.map((block) => blockLines(block, table));
  const [first = 0] = blocks;
  const longest = Math.max(0, ...blocks);
  const lines = table.arrangement === "beside" ? longest : blocks.reduce((sum, block) => sum + block, 0);
  const kept = blocks.length > 1 && table.arrangement === "stacked" ? linesKeptTogether : linesOfPage;
  if (lines + linesOfHead <= kept) return {allowed: "none", firstLines: 0};
  if (blocks.length > 1 && longest + linesOfHead <= linesOfPage) {
    return {allowed: "between-blocks", firstLines: linesOfHead + first};
  }
  return {allowed: "between-rows", firstLines: linesOfHead + Math.min(first, fewRows)};
}

function blockLines(block: Block, table: Table): number {
  const heading = block.label === null && block.question === null ? 0 : 1;
  return block.rows.reduce((sum, row) => sum + rowLines(row, table), heading);
}

function rowLines(row: Row, table: Table): number {
  const textColumns = table.columns.filter((column) => column.unit === "text").length;
  const forText = lettersOfLine - (table.columns.length - textColumns) * lettersOfNumbers;
  const lettersOfText = Math.max(12, forText / (textColumns + 1));
  const texts = row.cells.map((cell) => (cell.kind === "text" ? (cell.list ?? [cell.printed]) : []));
  const linesOf = (parts: readonly string[]) =>
    parts.reduce((sum, part) => sum + Math.ceil(part.length / lettersOfText), 0);
  return Math.max(1, ...[[row.label], ...texts].map(linesOf));
}
