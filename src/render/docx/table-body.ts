import type {Block, Column, Light, Cell as ResultCell, Row as ResultRow, Table} from "../../results/model.ts";
import {shownIn} from "../../results/shown.ts";
import type {PageBreaks} from "../html/table-length.ts";
import {splitAtUnits} from "../html/table-shape.ts";
import type {DocxContext} from "./context.ts";
import type {Cell, Paragraph, ParagraphLook, Piece, Row} from "./model.ts";
import {paragraph} from "./paragraph.ts";
import {lineBreak, text} from "./pieces.ts";
import {isLeft, tableRules} from "./table-head.ts";
import {hangingWidth, type TableShape} from "./table-shape.ts";
import {fitted, inSize} from "./table-text.ts";
import {plainText} from "./xml.ts";

/** The sign of each tone, told apart by its shape. */
const signs: Readonly<Record<Light["tone"], string>> = {good: "●", middle: "▲", poor: "◆", unknown: "○"};
/** A font that has them on every machine with Word; others take the signs from where they have them. */
const signFont = "Segoe UI Symbol";

/** Lines that a block begins with and does not part from each other. */
const fewLines = 5;

/** Above and below the words of a row, in twips; more where a block begins, and above a block's heading. */
const rowSpace = {between: 40, first: 80, heading: 140};

interface RowPlace {
  readonly isFirstOfBlock: boolean;
  readonly isLast: boolean;
  readonly keepNext: boolean;
}

/** All rows, each block's under its heading when it has one. */
export function renderTableBody(
  table: Table,
  shape: TableShape,
  breaks: PageBreaks["allowed"],
  context: DocxContext,
): Row[] {
  const last = table.blocks.at(-1)?.rows.at(-1);
  return table.blocks.flatMap((block) => {
    let lines = 0;
    const rows = block.rows.map((row, index) => {
      const next = block.rows[index + 1];
      const isLast = row === last;
      lines += linesOf(row, shape);
      const staysInBlock = next !== undefined && (breaks === "between-blocks" || lines < fewLines);
      const keepNext = breaks === "none" || isLast || staysInBlock || next?.role === "total";
      return renderRow(row, table, shape, {isFirstOfBlock: index === 0, isLast, keepNext}, context);
    });
    return [...renderBlockHeading(block, table, shape), ...rows];
  });
}

/** About how many lines a row takes. */
function linesOf({label, cells}: ResultRow, {widths, widthOf}: TableShape): number {
  const texts = [[label], ...cells.map((cell) => (cell.kind === "text" && cell.list ? cell.list : [shownIn(cell)]))];
  const lines = texts.map((parts, column) =>
    parts.reduce((sum, part) => sum + Math.ceil(widthOf(part) / Math.max(1, widths[column] ?? 1)), 0),
  );
  return Math.max(1, ...lines);
}

/** A block's name, with the full question under it where the author asks for that. */
function renderBlockHeading(block: Block, table: Table, shape: TableShape): Row[] {
  if (block.label === null && block.question === null) return [];
  const cell: Cell = {
    children: renderBlockLabel(block, shape),
    columns: table.columns.length + 1,
    margins: {left: 0, top: rowSpace.heading},
    width: shape.widths.reduce((sum, width) => sum + width, 0),
  };
  return [{cells: [cell], keepNext: true}];
}

/** The paragraphs of a block's name and question. */
export function renderBlockLabel({label, question}: Block, shape: TableShape): Paragraph[] {
  const line = (style: "TableHead" | "TableQuestion", words: string | null) =>
    words === null || words === "" ? [] : [paragraph(style, [inSize(plainText(words), shape)], {keepNext: true})];
  return [...line("TableHead", label), ...line("TableQuestion", question)];
}

function renderRow(row: ResultRow, table: Table, shape: TableShape, place: RowPlace, context: DocxContext): Row {
  const {thick, hairline} = tableRules(context.look);
  const align = table.columns.some(({unit}) => unit === "text") ? "top" : "bottom";
  const borders = {...(row.role === "total" ? {top: hairline} : {}), ...(place.isLast ? {bottom: thick} : {})};
  const margins = {
    ...(place.isFirstOfBlock ? {top: rowSpace.first} : {}),
    ...(place.isLast ? {bottom: rowSpace.first} : {}),
  };
  // Word keeps a row with the next when the paragraphs of its first cell are.
  const keep: ParagraphLook = place.keepNext ? {keepNext: true} : {};
  const label: Cell = {
    children: [labelParagraph(row, keep, shape, context)],
    width: shape.widths[0] ?? 0,
    margins: {left: 0, ...margins},
    borders,
    align,
  };
  const cells = table.columns.map((column, index): Cell => {
    const cell = row.cells[index];
    const light = column.unit === "text" ? undefined : cell?.light;
    const isSpaced = light !== undefined || Object.keys(margins).length > 0;
    return {
      children: cellParagraphs(cell, column, index, {table, shape}, context),
      width: shape.widths[index + 1] ?? 0,
      align,
      borders,
      ...(isSpaced ? {margins: light === undefined ? margins : {left: 100, ...margins}} : {}),
      ...(light === undefined ? {} : shaded(light, borders, context)),
    };
  });
  return {cells: [label, ...cells], keepNext: place.keepNext};
}

/** A cell in the shade of its light, parted from its neighbours by lines of paper. */
function shaded({tone}: Light, borders: Cell["borders"], {look}: DocxContext): Pick<Cell, "fill" | "borders"> {
  const paper = (points: number) => ({points, colour: look.colours.paper});
  return {
    fill: look.tones[tone].shade,
    borders: {top: paper(0.75), left: paper(2.25), bottom: borders?.bottom ?? paper(0.75)},
  };
}

function labelParagraph(row: ResultRow, keep: ParagraphLook, shape: TableShape, context: DocxContext): Paragraph {
  const left = row.role === "sub" ? (row.depth ?? 1) * shape.widthOf("m") : 0;
  const words = fitted(row.label, (shape.widths[0] ?? 0) - left, shape, context);
  const mark = context.anchors.row(row.cells.map(({address}) => address));
  return paragraph("TableText", [...mark, inSize(words, shape)], {...keep, ...(left === 0 ? {} : {left})});
}

function cellParagraphs(
  cell: ResultCell | undefined,
  column: Column,
  index: number,
  {table, shape}: {readonly table: Table; readonly shape: TableShape},
  context: DocxContext,
): Paragraph[] {
  const left = isLeft(table, column);
  if (cell === undefined) return [paragraph(left ? "TableText" : "TableNumber", [])];
  const width = (shape.widths[index + 1] ?? 0) - shape.gap;
  if (left) return textParagraphs(cell, width, shape, context);
  return [numberParagraph(cell, shape.hanging[index] ?? 0, shape)];
}

/** A text, as a list where it has parts, with the sign of its light before it. */
function textParagraphs(cell: ResultCell, width: number, shape: TableShape, context: DocxContext): Paragraph[] {
  const sign = cell.light === undefined ? [] : [signPiece(cell.light, shape, context)];
  if (cell.kind === "text" && cell.list !== undefined && cell.list.length > 0) {
    const hang = shape.widthOf("• ");
    return cell.list.map((part, index) => {
      const words = inSize(`• ${fitted(part, width - hang, shape, context)}`, shape);
      return paragraph("TableText", index === 0 ? [...sign, words] : [words], {left: hang, hanging: hang});
    });
  }
  return [paragraph("TableText", [...sign, inSize(fitted(shownIn(cell), width, shape, context), shape)])];
}

function signPiece({tone}: Light, shape: TableShape, {look}: DocxContext): Piece {
  const points = shape.size === null ? {} : {points: shape.size};
  return text(`${signs[tone]}\u00a0`, {font: signFont, colour: look.tones[tone].sign, ...points});
}

/**
 * A number whose units digit stands over those of its column. The indent does what a decimal tab would; but that goes by
 * the decimal sign of the reader's machine, and knows nothing of `100 (98)`.
 */
function numberParagraph(cell: ResultCell, columnHanging: number, shape: TableShape): Paragraph {
  const {aligned, hanging} = splitAtUnits(plainText(shownIn(cell)));
  const right = columnHanging - hangingWidth(cell, shape.bracketsBelow, shape.widthOf);
  const look = right > 0 ? {right} : {};
  const [, before = hanging, bracket = ""] = shape.bracketsBelow ? (/^(.*?)\s*(\(.*)$/s.exec(hanging) ?? []) : [];
  const number = inSize((aligned + before).replaceAll(" ", "\u00a0"), shape);
  return paragraph("TableNumber", bracket === "" ? [number] : [number, lineBreak, inSize(bracket, shape)], look);
}
