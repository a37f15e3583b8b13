import {printNumber} from "../numbers/print.ts";
import type {Grid, GridCell, GridRow} from "./grid.ts";
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
    ...grid.rows.flatMap((row) => rowLines(row, layout, style)),
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

/** Numbers keep their width; what is left of the line goes to the headings and the labels to the left. */
function layOut(grid: Grid, width: number): Layout {
  const numbers = grid.columns.map((_, index) =>
    Math.max(narrowestColumn, ...grid.rows.map(({cells}) => textLength(cellText(cells[index])))),
  );
  const wanted = grid.columns.map(({label}, index) => Math.max(numbers[index] ?? 0, Math.min(18, textLength(label))));
  const longest = Math.max(textLength(grid.stub), ...grid.rows.map(({label}) => textLength(label)));
  const left = (columns: readonly number[]) => width - columns.reduce((sum, each) => sum + gap.length + each, 0);
  const columns = left(wanted) >= Math.min(longest, width / 3) ? wanted : numbers;
  return {stub: Math.max(narrowestStub, Math.min(longest, left(columns))), columns};
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
  const parts = spans.map(({label, width}) => ({width, lines: label === "" ? [] : wrapped(label, width)}));
  const names = stacked(parts, (text, width) => centred(text, width)).map((line) => " ".repeat(stub) + line);
  const under = spans.map(({label, width}) => gap + (label === "" ? " " : "─").repeat(width)).join("");
  return [...names, " ".repeat(stub) + under];
}

function headingLines(grid: Grid, {stub, columns}: Layout): string[] {
  const parts = grid.columns.map(({label}, index) => {
    const width = columns[index] ?? 0;
    return {width, lines: wrapped(label, width)};
  });
  const heads = stacked(parts, padStart);
  return heads.map((line, index) => padEnd(index === heads.length - 1 ? grid.stub : "", stub) + line);
}

/** Headings of several lines beside one another, standing on the lowest line. */
function stacked(
  parts: readonly {readonly width: number; readonly lines: readonly string[]}[],
  place: (text: string, width: number) => string,
): string[] {
  const height = Math.max(0, ...parts.map(({lines}) => lines.length));
  return Array.from({length: height}, (_, row) =>
    parts.map(({width, lines}) => gap + place(lines[row - height + lines.length] ?? "", width)).join(""),
  );
}

function rowLines({label, role, cells}: GridRow, {stub, columns}: Layout, style: TextStyle): string[] {
  const labels = wrapped(label, stub);
  const numbers = cells.map((cell, index) => gap + padStart(cellText(cell), columns[index] ?? 0)).join("");
  const lines = labels.map((line, index) => (index === labels.length - 1 ? padEnd(line, stub) + numbers : line));
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
