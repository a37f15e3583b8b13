import {alongRamp} from "./colours.ts";
import {type Layer, pathLayer, signLayer, type TextRow, textLayer} from "./marks.ts";
import {firstBaseline, lineHeight, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

/** A line of a plot, in pixels, with the words that stand at its end. */
export interface PlotLine {
  readonly points: readonly {readonly x: number; readonly y: number}[];
  readonly label: string;
  readonly role: "group" | "total" | "benchmark";
  /** Whether a dot stands at every point. */
  readonly dots: boolean;
}

/** Dashes that are told apart without colour; the first is a whole line. */
const dashes: readonly (readonly number[] | undefined)[] = [undefined, [7, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 4]];

const labelGap = 8;

/** The room that labels at the ends of lines take. */
export const endLabelWidth = 140;

/** The lines, each with its own dash and colour, and their labels to the right without overlap. */
export function lineLayers(lines: readonly PlotLine[], width: number, theme: FigureTheme): (Layer | null)[] {
  const groups = lines.filter(({role}) => role === "group").length;
  let group = 0;
  const styled = lines.map((line) => {
    const index = line.role === "group" ? group++ : 0;
    return {...line, ...styleOf(line.role, index, groups, theme)};
  });
  return [
    ...styled.map(({points, stroke, width: thickness, dash}) => pathLayer(points, {stroke, width: thickness, dash})),
    ...styled.map(({points, stroke, dots}) =>
      signLayer(
        dots || points.length === 1 ? points.map((point) => ({...point, fill: stroke, stroke})) : [],
        "circle",
        34,
      ),
    ),
    textLayer(endLabels(styled, width, theme), {font: theme.label}),
  ];
}

function styleOf(role: PlotLine["role"], index: number, groups: number, theme: FigureTheme) {
  if (role === "total") return {stroke: theme.ink, width: 2.5, dash: undefined};
  if (role === "benchmark") return {stroke: theme.muted, width: 1.5, dash: [2, 3]};
  const darkHalf = groups < 2 ? 0.3 : (0.4 * index) / (groups - 1);
  return {stroke: alongRamp(theme.ramp, darkHalf), width: 2, dash: dashes[index % dashes.length]};
}

/** Labels stand where their lines end, moved apart where they would touch. */
function endLabels(
  lines: readonly (PlotLine & {readonly stroke: string})[],
  width: number,
  theme: FigureTheme,
): TextRow[] {
  const line = lineHeight(theme.label);
  const placed = lines
    .flatMap(({points, label, stroke}) => {
      const end = points.at(-1);
      const broken = wrapText(label, endLabelWidth - labelGap, theme.label);
      return end === undefined ? [] : [{middle: end.y, height: broken.length * line + 2, lines: broken, fill: stroke}];
    })
    .sort((a, b) => a.middle - b.middle);
  return spread(placed).map(({middle, lines: broken, fill}) => ({
    x: width + labelGap,
    y: firstBaseline(middle, broken.length, theme.label),
    lines: broken,
    fill,
  }));
}

/** Moves blocks apart, each as little as it takes: those that touch move as one, about the middle of where they would be. */
function spread<Block extends {readonly middle: number; readonly height: number}>(blocks: readonly Block[]): Block[] {
  let clusters = blocks.map((block) => ({blocks: [block], middle: block.middle, height: block.height}));
  for (let moved = true; moved; ) {
    moved = false;
    const merged: typeof clusters = [];
    for (const cluster of clusters) {
      const before = merged.at(-1);
      if (before === undefined || before.middle + before.height / 2 <= cluster.middle - cluster.height / 2) {
        merged.push(cluster);
        continue;
      }
      const together = [...before.blocks, ...cluster.blocks];
      const middle = together.reduce((sum, block) => sum + block.middle, 0) / together.length;
      merged[merged.length - 1] = {blocks: together, middle, height: before.height + cluster.height};
      moved = true;
    }
    clusters = merged;
  }
  return clusters.flatMap((cluster) => {
    let top = cluster.middle - cluster.height / 2;
    return cluster.blocks.map((block) => {
      const middle = top + block.height / 2;
      top += block.height;
      return {...block, middle};
    });
  });
}
