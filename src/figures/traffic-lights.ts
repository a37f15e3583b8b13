import type {FigureSpecOf} from "../config/figure-specs.ts";
import {CliError} from "../errors/cli-error.ts";
import type {AnalysisResult, Cell, Column, Light} from "../results/model.ts";
import {shownIn} from "../results/shown.ts";
import {requireFit} from "./fitting-kinds.ts";
import {type LabelColumn, labelColumn, labelX, textHeight} from "./labels.ts";
import {
  type BarRow,
  barLayer,
  type DotRow,
  type FigureSpecification,
  frame,
  signLayer,
  type TextRow,
  textLayer,
} from "./marks.ts";
import {pickBlocks, pickColumns} from "./pick.ts";
import {firstBaseline, lineHeight, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

const gap = 10;
const rowHeight = 28;
const spacing = 3;
const signAt = 14;
const wordsAt = 26;
const widest = 190;
const headingSpace = 12;
/** In square pixels; shapes of one area look equally large. */
const signSize = 95;

const shapes = {good: "circle", middle: "triangle-up", poor: "diamond", unknown: "circle"} as const;
const tones: readonly Light["tone"][] = ["good", "middle", "poor", "unknown"];

/** Lights and verdicts as a matrix: each cell shaded, with the sign of its tone and its words. */
export function trafficLights(
  spec: FigureSpecOf<"traffic-lights">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  requireFit(spec, analysis);
  const blocks = pickBlocks(analysis, spec.blocks);
  const columns = spec.columns === undefined ? litColumns(analysis) : pickColumns(analysis, spec.columns);
  if (columns.length === 0) {
    refuseEmpty(analysis);
    throw new CliError("config", `"${analysis.key}" has no lights to draw`, {
      hint: "Give the verdicts of its scale a tone: good, middle, poor or unknown.",
    });
  }
  const labels = labelColumn(
    blocks.flatMap(({rows}) => rows.map(({label}) => label)),
    theme,
  );
  const left = labels.width + gap;
  const width = Math.min(widest, (theme.width - left - 1) / columns.length);
  const layout = setMatrix({analysis, blocks, columns}, labels, {left, width}, theme);
  const layers = [
    textLayer(layout.headings, {font: theme.strong}),
    textLayer(layout.heads, {font: theme.label}),
    textLayer(layout.labels, {font: theme.label, align: labels.align}),
    barLayer(layout.shades),
    ...tones.map((tone) => signLayer(layout.signs.get(tone) ?? [], shapes[tone], signSize)),
    textLayer(layout.words, {font: theme.label}),
  ];
  return frame(layers, {left, right: 1, height: layout.height}, theme);
}

/** Without a single number there is no light, whatever the scale. */
function refuseEmpty({key, table}: AnalysisResult): void {
  const cells = table.blocks.flatMap(({rows}) => rows.flatMap((row) => row.cells));
  if (cells.some(({kind}) => kind !== "empty")) return;
  const [reason] = cells.flatMap((cell) => (cell.kind === "empty" ? [cell.reason] : []));
  throw new CliError("data", `all cells of "${key}" are empty, so there are no lights to draw`, {
    hint: `${reason === undefined ? "" : `The first is empty because: ${reason}. `}See that its numbers are of the right population and waves.`,
  });
}

function litColumns({table}: AnalysisResult): Column[] {
  return table.columns.filter((_, index) =>
    table.blocks.some(({rows}) => rows.some(({cells}) => cells[index]?.light !== undefined)),
  );
}

interface Matrix {
  readonly analysis: AnalysisResult;
  readonly blocks: AnalysisResult["table"]["blocks"];
  readonly columns: readonly Column[];
}

function setMatrix(
  {analysis, blocks, columns}: Matrix,
  labelsOf: LabelColumn,
  {left, width}: {readonly left: number; readonly width: number},
  theme: FigureTheme,
) {
  const headings: TextRow[] = [];
  const labels: TextRow[] = [];
  const shades: BarRow[] = [];
  const words: TextRow[] = [];
  const signs = new Map<Light["tone"], DotRow[]>();
  const heads = columnHeads(columns, width, theme);
  let top = heads.height;
  let index = 0;
  for (const block of blocks) {
    if (block.label !== null) {
      const lines = wrapText(block.label, theme.width, theme.strong);
      if (index > 0) top += headingSpace;
      headings.push({x: -left, y: top + theme.strong.size, lines, fill: theme.ink});
      top += textHeight(lines, theme.strong) + 5;
    }
    for (const row of block.rows) {
      const label = labelsOf.lines[index++] ?? [];
      const cells = columns.map((column) => row.cells[analysis.table.columns.indexOf(column)]);
      const texts = cells.map((cell) => wrapText(wordsOf(cell), width - wordsAt - spacing - 4, theme.label));
      const height = Math.max(rowHeight, ...[label, ...texts].map((lines) => textHeight(lines, theme.label) + 10));
      const middle = top + height / 2;
      labels.push({
        x: labelX(labelsOf, -gap),
        y: firstBaseline(middle, label.length, theme.label),
        lines: label,
        fill: theme.ink,
      });
      for (const [place, cell] of cells.entries()) {
        const from = place * width;
        const lines = texts[place] ?? [];
        const y = firstBaseline(middle, lines.length, theme.label);
        const light = cell?.light;
        words.push({
          x: from + wordsAt,
          y,
          lines,
          fill: light === undefined ? theme.muted : theme.ink,
          address: cell?.address,
        });
        if (light === undefined) continue;
        const {sign, shade} = theme.tones[light.tone];
        shades.push({from, to: from + width - spacing, top, bottom: top + height - spacing, fill: shade});
        const fill = light.tone === "unknown" ? shade : sign;
        signs.set(light.tone, [
          ...(signs.get(light.tone) ?? []),
          {x: from + signAt, y: middle - spacing / 2, fill, stroke: sign},
        ]);
      }
      top += height;
    }
  }
  return {headings, heads: heads.rows, labels, shades, signs, words, height: top};
}

function columnHeads(
  columns: readonly Column[],
  width: number,
  theme: FigureTheme,
): {readonly rows: TextRow[]; readonly height: number} {
  const headed = columns.map(({label}) => wrapText(label, width - spacing - 4, theme.label));
  const most = Math.max(...headed.map((lines) => lines.length));
  const rows = headed.map((lines, index) => ({
    x: index * width,
    y: theme.label.size + (most - lines.length) * lineHeight(theme.label),
    lines,
    fill: theme.muted,
  }));
  return {rows, height: most * lineHeight(theme.label) + 6};
}

/** The light's words with the number behind it; of an empty cell why it is. */
function wordsOf(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  return cell.kind === "empty" && cell.reason !== "" ? cell.reason : shownIn(cell);
}
