import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {alongRamp, contrast, readableOn} from "./colours.ts";
import {emptyReason, textHeight} from "./labels.ts";
import {
  type BandRow,
  type BarRow,
  bandLayer,
  barLayer,
  type FigureSpecification,
  frame,
  hollowLayer,
  type TextRow,
  textLayer,
} from "./marks.ts";
import {type AllMoves, type MoveEnd, type Moves, movesOf} from "./moves.ts";
import {bandOf} from "./sankey-band.ts";
import {scaleColours} from "./scale-colours.ts";
import {firstBaseline, lineHeight, textWidth, widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

/** The height of all persons together. */
const fullHeight = 230;
const nodeWidth = 11;
const labelGap = 8;
const nodeGap = 9;
const widestLabel = 170;
const partSpacing = 18;
/** How much of the answer's colour its band has; the rest is paper. */
const bandTone = 0.5;
/** Lighter than this, a band would be lost on the paper. */
const leastContrast = 1.22;

/** From answer to answer: a node for each answer at the first and the last wave, and bands as wide as the persons who went that way. */
export function sankeyMoves(
  spec: FigureSpecOf<"sankey">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  const data = movesOf(spec, analysis, theme.numbers);
  const colours = scaleColours(data.scale, theme);
  const labelWidth = Math.ceil(
    Math.max(
      ...data.scale.map(({label}) => widestLine(wrapText(label, widestLabel, theme.label), theme.label)),
      ...data.parts.flatMap(({before, after}) =>
        [...before, ...after].map(({printed}) => textWidth(printed, theme.strong)),
      ),
      60,
    ),
  );
  const left = labelWidth + labelGap;
  const plotWidth = theme.width - 2 * left;
  const drawn = setParts(data, colours, {left, plotWidth}, theme);
  const layers = [
    textLayer(drawn.headings, {font: theme.strong}),
    textLayer(drawn.firstHeads, {font: theme.small}),
    textLayer(drawn.lastHeads, {font: theme.small, align: "right"}),
    bandLayer(drawn.bands),
    barLayer(drawn.nodes, undefined, theme.muted),
    hollowLayer(drawn.hollow, theme.missing.edge),
    textLayer(drawn.counts, {font: theme.small}),
    textLayer(drawn.beforeLabels, {font: theme.label, align: "right"}),
    textLayer(drawn.beforeNumbers, {font: theme.strong, align: "right"}),
    textLayer(drawn.afterLabels, {font: theme.label}),
    textLayer(drawn.afterNumbers, {font: theme.strong}),
    textLayer(drawn.empties, {font: theme.small, italic: true}),
  ];
  return frame(layers, {left, right: left, height: drawn.height}, theme);
}

interface Sizes {
  readonly left: number;
  readonly plotWidth: number;
}

/** A node with its place. */
interface Placed {
  readonly end: MoveEnd;
  readonly lines: readonly string[];
  readonly top: number;
  readonly height: number;
}

function setParts(data: AllMoves, colours: ReadonlyMap<string, string>, sizes: Sizes, theme: FigureTheme) {
  const {left, plotWidth} = sizes;
  const headings: TextRow[] = [];
  const firstHeads: TextRow[] = [];
  const lastHeads: TextRow[] = [];
  const bands: BandRow[] = [];
  const nodes: BarRow[] = [];
  const hollow: BarRow[] = [];
  const counts: TextRow[] = [];
  const before: Labels = {labels: [], numbers: []};
  const after: Labels = {labels: [], numbers: []};
  const empties: TextRow[] = [];
  const [firstLines = [], lastLines = []] = [data.firstWave, data.lastWave].map((wave) =>
    wrapText(wave, plotWidth / 2 - labelGap, theme.small),
  );
  const headHeight = Math.max(textHeight(firstLines, theme.small), textHeight(lastLines, theme.small));
  const head = (lines: readonly string[], x: number): TextRow => {
    return {x, y: headHeight - textHeight(lines, theme.small) + theme.small.size, lines, fill: theme.muted};
  };
  firstHeads.push(head(firstLines, 0));
  lastHeads.push(head(lastLines, plotWidth));
  let top = headHeight + 8;
  let band = 0;
  for (const [place, part] of data.parts.entries()) {
    if (place > 0) top += partSpacing;
    if (part.heading !== null) {
      const lines = wrapText(part.heading, theme.width - 1, theme.strong);
      headings.push({x: -left, y: top + theme.strong.size, lines, fill: theme.ink});
      top += textHeight(lines, theme.strong) + 5;
    }
    if (part.persons === 0) {
      empties.push({x: -left, y: top + theme.small.size, lines: [emptyReason([])], fill: theme.muted});
      top += lineHeight(theme.small);
      continue;
    }
    const perPerson = fullHeight / part.persons;
    const columns = [columnHeight(part.before, perPerson, theme), columnHeight(part.after, perPerson, theme)] as const;
    const height = Math.max(...columns);
    const from = setColumn(part.before, top + (height - columns[0]) / 2, perPerson, theme);
    const to = setColumn(part.after, top + (height - columns[1]) / 2, perPerson, theme);
    setNodes(from, 0, {nodes, hollow}, colours, theme);
    setNodes(to, plotWidth - nodeWidth, {nodes, hollow}, colours, theme);
    setLabels(from, -labelGap, before, theme);
    setLabels(to, plotWidth + labelGap, after, theme);
    for (const each of bandsOf(part, from, to, perPerson)) {
      const fill = bandColour(colours.get(each.key) ?? theme.muted, theme);
      bands.push(...bandOf(band++, {...each.from, x: nodeWidth}, {...each.to, x: plotWidth - nodeWidth}, fill));
      const thickness = each.from.bottom - each.from.top;
      if (thickness < theme.small.size + 2) continue;
      const y = firstBaseline((each.from.top + each.from.bottom) / 2, 1, theme.small);
      counts.push({
        x: nodeWidth + 5,
        y,
        lines: [each.printed],
        fill: readableOn(fill, theme.ink),
        address: each.address,
      });
    }
    top += height;
  }
  return {
    headings,
    firstHeads,
    lastHeads,
    bands,
    nodes,
    hollow,
    counts,
    beforeLabels: before.labels,
    beforeNumbers: before.numbers,
    afterLabels: after.labels,
    afterNumbers: after.numbers,
    empties,
    height: top + 4,
  };
}

interface Labels {
  readonly labels: TextRow[];
  readonly numbers: TextRow[];
}

/** The nodes of the answers that anybody gave, under one another, each with room for its label. */
function setColumn(ends: readonly MoveEnd[], start: number, perPerson: number, theme: FigureTheme): (Placed | null)[] {
  let top = start;
  return ends.map((end) => {
    if (end.persons === 0) return null;
    const lines = wrapText(end.category.label, widestLabel, theme.label);
    const height = end.persons * perPerson;
    const slot = slotOf(end, perPerson, theme);
    const placed = {end, lines, top: top + (slot - height) / 2, height};
    top += slot + nodeGap;
    return placed;
  });
}

function columnHeight(ends: readonly MoveEnd[], perPerson: number, theme: FigureTheme): number {
  const drawn = ends.filter(({persons}) => persons > 0);
  const slots = drawn.reduce((sum, end) => sum + slotOf(end, perPerson, theme), 0);
  return slots + Math.max(0, drawn.length - 1) * nodeGap;
}

function slotOf({category, persons}: MoveEnd, perPerson: number, theme: FigureTheme): number {
  const lines = wrapText(category.label, widestLabel, theme.label).length + 1;
  return Math.max(persons * perPerson, lines * lineHeight(theme.label));
}

function setNodes(
  placed: readonly (Placed | null)[],
  x: number,
  into: {readonly nodes: BarRow[]; readonly hollow: BarRow[]},
  colours: ReadonlyMap<string, string>,
  theme: FigureTheme,
): void {
  for (const node of placed) {
    if (node === null) continue;
    const {category} = node.end;
    const fill = colours.get(category.key) ?? theme.muted;
    const bar = {from: x, to: x + nodeWidth, top: node.top, bottom: node.top + node.height, fill};
    (category.missing ? into.hollow : into.nodes).push(bar);
  }
}

function setLabels(placed: readonly (Placed | null)[], x: number, {labels, numbers}: Labels, theme: FigureTheme): void {
  for (const node of placed) {
    if (node === null) continue;
    const {end, lines, top, height} = node;
    const first = firstBaseline(top + height / 2, lines.length + 1, theme.label);
    const y = first + lines.length * lineHeight(theme.label);
    labels.push({x, y: first, lines, fill: theme.ink});
    numbers.push({x, y, lines: [end.printed], fill: theme.ink, address: end.address});
  }
}

/** Where each band leaves and arrives: in the order of the answers at the other end, so that bands of one node do not cross. */
function bandsOf({moves}: Moves, from: readonly (Placed | null)[], to: readonly (Placed | null)[], perPerson: number) {
  const leaving = from.map((node) => node?.top ?? 0);
  const arriving = to.map((node) => node?.top ?? 0);
  return moves.map((move) => {
    const height = move.persons * perPerson;
    const [start, end] = [leaving[move.from] ?? 0, arriving[move.to] ?? 0];
    leaving[move.from] = start + height;
    arriving[move.to] = end + height;
    return {
      key: from[move.from]?.end.category.key ?? "",
      from: {top: start, bottom: start + height},
      to: {top: end, bottom: end + height},
      printed: move.printed,
      address: move.address,
    };
  });
}

/** A tint of the answer's colour, never so light that the band is lost. */
function bandColour(colour: string, theme: FigureTheme): string {
  const tints = [bandTone, 0.7, 0.85, 1].map((part) =>
    alongRamp(
      [
        [0, theme.paper],
        [1, colour],
      ],
      part,
    ),
  );
  return tints.find((tint) => contrast(tint, theme.paper) >= leastContrast) ?? alongRamp(theme.heat, 0.2);
}
