import {headingOf} from "../../results/heading.ts";
import type {Table} from "../../results/model.ts";
import {shownIn} from "../../results/shown.ts";

/** The width of each column of numbers that table.css sets, in percent of the table, by how many there are. */
const usualWidths: Readonly<Record<number, number>> = {3: 18, 4: 16, 5: 13.5, 6: 11.5, 7: 10.5, 8: 9.5, 9: 8.6, 10: 8};
/** With more columns than this, tables are set small and close. */
const roomyColumns = 6;
/** What a letter and the room before a column take, in percent of a table as wide as the page. */
const roomy = {letter: 1, gap: 2.2};
const close = {letter: 0.9, gap: 0.9};
/** Letters of a heading's word that are not parted. */
const longestWord = 9;

/**
 * How wide each column of numbers must be, in percent, where long row labels would break over lines and the columns have room
 * to give; null where the usual width is right. No column gets narrower than its numbers and the words of its heading.
 */
export function valueWidth(table: Table): number | null {
  const count = table.columns.length;
  const usual = usualWidths[count];
  if (usual === undefined || table.columns.some(({unit}) => unit === "text")) return null;
  const {letter, gap} = count > roomyColumns ? close : roomy;
  const longestLabel = Math.max(0, ...table.blocks.flatMap(({rows}) => rows.map(({label}) => label.length)));
  const wanted = (100 - longestLabel * letter) / count;
  if (wanted >= usual) return null;
  const longest = Math.max(...table.columns.map((_, index) => longestPart(table, index)));
  const width = Math.max(wanted, longest * letter + gap);
  return width < usual ? Math.round(width * 10) / 10 : null;
}

/** Letters of the longest number of a column, or word of its heading. */
function longestPart(table: Table, index: number): number {
  const column = table.columns[index];
  const words = column === undefined ? [] : headingOf(column).split(/[\s/-]+/);
  const cells = table.blocks.flatMap(({rows}) => rows.flatMap(({cells: own}) => own[index] ?? []));
  return Math.max(
    ...words.map(({length}) => Math.min(length, longestWord)),
    ...cells.map((cell) => shownIn(cell).length),
    0,
  );
}
