import type {Cell, DocumentBlock, Paragraph, Row, Rule, RunLook, Table} from "../model.ts";
import type {ParagraphStyles, StyleId} from "../styles.ts";
import type {FontRoom} from "./fonts.ts";
import {type Line, linesOf, type Setting} from "./lines.ts";

/** A paragraph or a row of a table, as it takes room on a page. Lengths are points. */
export interface Unit {
  readonly before: number;
  readonly after: number;
  readonly lines: readonly Line[];
  readonly keepNext: boolean;
  readonly keepLines: boolean;
  /** The height of the heads that are repeated when the page ends before this row. */
  readonly headHeight: number;
}

export interface Measuring {
  readonly styles: ParagraphStyles;
  readonly fonts: (look: RunLook) => FontRoom;
}

/** The blocks of a section, in its width. */
export function unitsOf(blocks: readonly DocumentBlock[], width: number, measuring: Measuring): Unit[] {
  return blocks.flatMap((block) =>
    block.kind === "paragraph" ? [paragraphUnit(block, width, measuring)] : tableUnits(block, measuring),
  );
}

function paragraphUnit(paragraph: Paragraph, width: number, measuring: Measuring): Unit {
  const setting = settingOf(paragraph, measuring.styles);
  const {before = 0, after = 0, left = 0, right = 0, keepNext = false, keepLines = false} = setting.look;
  const lines = linesOf(paragraph, setting, width - (left + right) / 20, measuring.fonts);
  const framed = lines.map((line, index) => ({
    ...line,
    height:
      line.height +
      (index === 0 ? ruleHeight(setting.look.borders?.top) : 0) +
      (index === lines.length - 1 ? ruleHeight(setting.look.borders?.bottom) : 0),
  }));
  return {before: before / 20, after: after / 20, lines: framed, keepNext, keepLines, headHeight: 0};
}

/** A rule above or below a paragraph, with the space to its text. */
function ruleHeight(rule: Rule | undefined): number {
  return rule === undefined ? 0 : rule.points + (rule.space ?? 0);
}

function tableUnits({rows, margins}: Table, measuring: Measuring): Unit[] {
  const heights = rows.map((row) => rowHeight(row, margins, measuring));
  const heads = rows.findIndex(({isHead}) => isHead !== true);
  const headHeight = heights.slice(0, Math.max(0, heads)).reduce((sum, height) => sum + height, 0);
  return rows.map((row, index) => ({
    before: 0,
    after: 0,
    lines: [{height: heights[index] ?? 0, ...marksOf(row)}],
    keepNext: row.keepNext === true,
    keepLines: true,
    headHeight: index < heads ? 0 : headHeight,
  }));
}

/** As high as its highest cell. Of cells that run over rows, each row takes what it needs by the others. */
function rowHeight({cells}: Row, margins: Table["margins"], measuring: Measuring): number {
  const alone = cells.filter(({merge}) => merge === undefined);
  const counted = alone.length > 0 ? alone : cells;
  const inside = Math.max(0, ...counted.map((cell) => cellHeight(cell, margins, measuring)));
  const above = Math.max(...cells.map((cell) => cell.margins?.top ?? margins.top));
  const below = Math.max(...cells.map((cell) => cell.margins?.bottom ?? margins.bottom));
  const rules = (["top", "bottom"] as const).map((side) =>
    Math.max(0, ...cells.map(({borders}) => borders?.[side]?.points ?? 0)),
  );
  return inside + (above + below) / 20 + rules.reduce((sum, rule) => sum + rule, 0);
}

function cellHeight(
  {children, width, margins: own, merge}: Cell,
  margins: Table["margins"],
  measuring: Measuring,
): number {
  if (merge === "continues") return 0;
  const sides = {...margins, ...own};
  return stackHeight(unitsOf(children, (width - sides.left - sides.right) / 20, measuring));
}

/** Blocks under one another, with the larger of the spaces between each two. */
export function stackHeight(units: readonly Unit[]): number {
  let height = 0;
  let gap = 0;
  for (const unit of units) {
    height += Math.max(gap, unit.before) + unitHeight(unit);
    gap = unit.after;
  }
  return height + gap;
}

export function unitHeight({lines}: Unit): number {
  return lines.reduce((sum, line) => sum + line.height, 0);
}

/** What is referred to, and what refers to notes, within a row. */
function marksOf({cells}: Row): Pick<Line, "bookmarks" | "footnotes"> {
  const pieces = cells.flatMap(({children}) => children.flatMap(piecesOf));
  return {
    bookmarks: pieces.flatMap(({bookmarks}) => bookmarks ?? []),
    footnotes: pieces.flatMap(({footnote}) => footnote ?? []),
  };
}

function piecesOf(block: DocumentBlock): Paragraph["pieces"] {
  if (block.kind === "paragraph") return block.pieces;
  return block.rows.flatMap(({cells}) => cells.flatMap(({children}) => children.flatMap(piecesOf)));
}

function settingOf({style, look}: Paragraph, styles: ParagraphStyles): Setting {
  const of = styleSetting(style as StyleId, styles);
  return {run: of.run, look: {...of.look, ...look}};
}

const settings = new WeakMap<ParagraphStyles, Map<StyleId, Setting>>();

/** A style with those that it is based on. */
function styleSetting(id: StyleId, styles: ParagraphStyles): Setting {
  const known = settings.get(styles) ?? new Map<StyleId, Setting>();
  settings.set(styles, known);
  const found = known.get(id);
  if (found !== undefined) return found;
  const {basedOn, run = {}, paragraph = {}} = styles[id];
  const base = id === "Normal" ? {run: {}, look: {}} : styleSetting(basedOn ?? "Normal", styles);
  const setting = {run: {...base.run, ...run}, look: {...base.look, ...paragraph}};
  known.set(id, setting);
  return setting;
}
