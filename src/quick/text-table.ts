import {printNumber} from "../numbers/print.ts";
import {hyphenParts} from "./broken-word.ts";
import type {Grid, GridCell, GridColumn, GridRow} from "./grid.ts";
import {padEnd, padStart, textLength, wrapped} from "./plain-text.ts";

export interface TextStyle {
  /** How many letters a line of the terminal has. */
  readonly width: number;
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
}

export const plainStyle: TextStyle = {width: 100, bold: (text) => text, faint: (text) => text};

const gap = "  ";
const narrowestStub = 16;
const narrowestColumn = 7;
const narrowestText = 14;

/** A table for a terminal: labels to the left, numbers to the right, headings and labels broken where they are long. */
export function textTable(grid: Grid, style: TextStyle = plainStyle): string {
  const layout = layOut(grid, style.width);
  const {stub, columns} = layout;
  const total = columns.reduce((sum, width) => sum + gap.length + width, stub);
  const rule = style.faint("─".repeat(total));
  const lines = [
    ...wrapped(grid.title, style.width).map(style.bold),
    "",
    ...groupLines(grid, layout),
    ...headingLines(grid, layout),
    rule,
    ...grid.rows.flatMap((row) => rowLines(row, grid, layout, style)),
    rule,
    ...grid.notes.flatMap(({heading, text}) => wrapped(`${heading} ${text}`, style.width).map(style.faint)),
  ];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

/** Widths in letters. */
interface Layout {
  readonly stub: number;
  readonly columns: readonly number[];
}

/**
 * Numbers keep their width; what is left of the line goes to the headings, the labels to the left and the words. Headings on one line
 * come first, else whole words; words are broken only where these do not fit beside the labels.
 */
function layOut(grid: Grid, width: number): Layout {
  const numbers = grid.columns.map(({isText}, index) => {
    const longest = Math.max(narrowestColumn, ...grid.rows.map(({cells}) => textLength(cellText(cells[index]))));
    return isText ? Math.min(narrowestText, longest) : longest;
  });
  const words = grid.columns.map((_, index) => Math.max(numbers[index] ?? 0, longestWord(grid.columns, index)));
  const wanted = grid.columns.map(({label}, index) => Math.max(numbers[index] ?? 0, Math.min(18, textLength(label))));
  const longest = Math.max(textLength(grid.stub), ...grid.rows.map(({label}) => textLength(label)));
  const left = (columns: readonly number[]) => width - columns.reduce((sum, each) => sum + gap.length + each, 0);
  const columns =
    left(wanted) >= Math.max(narrowestStub, Math.min(longest, width / 3))
      ? wanted
      : left(words) >= narrowestStub
        ? words
        : filledUp(numbers, words, left(numbers) - narrowestStub);
  const hasText = grid.columns.some(({isText}) => isText);
  const most = hasText ? Math.min(longest, Math.floor(width / 3)) : longest;
  const stub = Math.max(narrowestStub, Math.min(most, left(columns)));
  return {stub, columns: hasText ? widened(columns, grid, left(columns) - stub) : columns};
}

/** The longest word over a column, in its heading or in one that stands over it alone. */
function longestWord(columns: readonly GridColumn[], index: number): number {
  const {label = "", group = ""} = columns[index] ?? {};
  const isAlone = [index - 1, index + 1].every((beside) => columns[beside]?.group !== group);
  const texts = [label, ...(isAlone ? [group] : [])];
  return Math.max(
    0,
    ...texts
      .flatMap((text) => text.split(" "))
      .flatMap(hyphenParts)
      .map(textLength),
  );
}

/** Gives the columns of words what is to spare. */
function widened(columns: readonly number[], {columns: heads, rows}: Grid, spare: number): number[] {
  const longest = heads.map(({isText}, index) =>
    isText ? Math.max(0, ...rows.map(({cells}) => textLength(cellText(cells[index])))) : (columns[index] ?? 0),
  );
  return filledUp(columns, longest, spare);
}

/** Gives columns what is to spare, a place at a time to the one that lacks most of what is wanted. */
function filledUp(columns: readonly number[], wanted: readonly number[], spare: number): number[] {
  const widths = [...columns];
  const lacking = widths.map((width, index) => (wanted[index] ?? 0) - width);
  for (let places = spare; places > 0; places--) {
    const most = Math.max(...lacking);
    if (most <= 0) break;
    const index = lacking.indexOf(most);
    lacking[index] = most - 1;
    widths[index] = (widths[index] ?? 0) + 1;
  }
  return widths;
}

/** The headings over several columns, in the middle of them and with a line below. */
function groupLines(grid: Grid, {stub, columns}: Layout): string[] {
  if (grid.columns.every(({group}) => group === "")) return [];
  const spans: {label: string; width: number}[] = [];
  grid.columns.forEach(({group}, index) => {
    const last = spans.at(-1);
    const width = columns[index] ?? 0;
    if (index > 0 && last !== undefined && group !== "" && grid.columns[index - 1]?.group === group) {
      last.width += gap.length + width;
    } else spans.push({label: group, width});
  });
  const parts = spans.map(({label, width}) => ({
    width,
    lines: label === "" ? [] : wrapped(label, width),
    place: centred,
  }));
  const names = stacked(parts).map((line) => " ".repeat(stub) + line);
  const under = spans.map(({label, width}) => gap + (label === "" ? " " : "─").repeat(width)).join("");
  return [...names, " ".repeat(stub) + under];
}

function headingLines(grid: Grid, {stub, columns}: Layout): string[] {
  const parts = grid.columns.map(({label, isText}, index) => {
    const width = columns[index] ?? 0;
    return {width, lines: wrapped(label, width), place: isText ? padEnd : padStart};
  });
  const heads = stacked(parts);
  return heads.map((line, index) => padEnd(index === heads.length - 1 ? grid.stub : "", stub) + line);
}

/** What stands in one column, broken into lines. */
interface Part {
  readonly width: number;
  readonly lines: readonly string[];
  readonly place: (text: string, width: number) => string;
}

/** Headings of several lines beside one another, standing on the lowest line. */
function stacked(parts: readonly Part[]): string[] {
  const height = Math.max(0, ...parts.map(({lines}) => lines.length));
  return Array.from({length: height}, (_, row) =>
    parts.map(({width, lines, place}) => gap + place(lines[row - height + lines.length] ?? "", width)).join(""),
  );
}

/** Beside a label of several lines numbers stand on its last line; where there are words, all begin on the first. */
function rowLines({label, role, cells}: GridRow, grid: Grid, {stub, columns}: Layout, style: TextStyle): string[] {
  const labels = wrapped(label, stub);
  const parts = cells.map((cell, index): Part => {
    const width = columns[index] ?? 0;
    const isText = grid.columns[index]?.isText === true;
    return {
      width,
      lines: isText ? wrapped(cellText(cell), width) : [cellText(cell)],
      place: isText ? padEnd : padStart,
    };
  });
  const height = Math.max(labels.length, ...parts.map(({lines}) => lines.length));
  const fromTop = grid.columns.some(({isText}) => isText);
  const lines = Array.from({length: height}, (_, row) => {
    const beside = parts.map(({width, lines: own, place}) => {
      const line = fromTop ? own[row] : own[row - height + own.length];
      return gap + place(line ?? "", width);
    });
    return padEnd(labels[row] ?? "", stub) + beside.join("");
  });
  return role === "body" ? lines : lines.map(style.bold);
}

/** A percentage with its number of persons: `24 (24)`. */
function cellText(cell: GridCell | undefined): string {
  if (cell === undefined) return "";
  return cell.count === null ? cell.text : `${cell.text} (${printNumber(cell.count, 0)})`;
}

function centred(text: string, width: number): string {
  return padEnd(" ".repeat(Math.max(0, Math.floor((width - textLength(text)) / 2))) + text, width);
}
