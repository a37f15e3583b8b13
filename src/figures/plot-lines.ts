import {alongRamp} from "./colours.ts";
import {type Layer, pathLayer, signLayer, type TextRow, textLayer} from "./marks.ts";
import {type Bounds, spread} from "./spread.ts";
import {firstBaseline, lineHeight, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

/** A line of a plot, in pixels, with the words that stand at its end. */
export interface PlotLine {
  readonly points: readonly {readonly x: number; readonly y: number}[];
  readonly label: string;
  /** The group's name, by which it keeps its dash and colour through the report; the label when left out. */
  readonly name?: string;
  /** Of the number in the label. */
  readonly address?: string | undefined;
  readonly role: "group" | "total" | "benchmark";
  /** Whether a dot stands at every point. */
  readonly dots: boolean;
}

/** Dashes that are told apart without colour; the first is a whole line. */
const dashes: readonly (readonly number[] | undefined)[] = [undefined, [7, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 4]];

/** Between the end of a line and its label: room for the thin line that leads to one that had to move. */
export const labelGap = 14;

/** What room the labels at the ends have: so wide, and between these heights. */
export interface LabelRoom {
  readonly width: number;
  readonly bounds?: Bounds;
}

/** The lines, each with its own dash and colour, and their labels to the right without overlap. */
export function lineLayers(
  lines: readonly PlotLine[],
  width: number,
  theme: FigureTheme,
  room: LabelRoom,
): (Layer | null)[] {
  const nameOf = ({name, label}: PlotLine) => name ?? label;
  const order = theme.reportColours.seriesOrder(lines.filter(({role}) => role === "group").map(nameOf));
  const styled = lines.map((line) => {
    return {...line, ...styleOf(line.role, Math.max(0, order.indexOf(nameOf(line))), order.length, theme)};
  });
  const labels = endLabels(styled, width, theme, room);
  return [
    ...styled.map(({points, stroke, width: thickness, dash}) => pathLayer(points, {stroke, width: thickness, dash})),
    ...styled.map(({points, stroke, dots}) =>
      signLayer(
        dots || points.length === 1 ? points.map((point) => ({...point, fill: stroke, stroke})) : [],
        "circle",
        34,
      ),
    ),
    ...labels.leaders,
    textLayer(labels.texts, {font: theme.label}),
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
  room: LabelRoom,
): {readonly texts: TextRow[]; readonly leaders: (Layer | null)[]} {
  const line = lineHeight(theme.label);
  const placed = lines
    .flatMap(({points, label, stroke, address}) => {
      const end = points.at(-1);
      const broken = wrapText(label, room.width - labelGap, theme.label);
      if (end === undefined) return [];
      return [{middle: end.y, height: broken.length * line + 2, lines: broken, fill: stroke, end, address}];
    })
    .sort((a, b) => a.middle - b.middle);
  const moved = spread(placed, room.bounds);
  const texts = moved.map(({middle, lines: broken, fill, address}) => ({
    x: width + labelGap,
    y: firstBaseline(middle, broken.length, theme.label),
    lines: broken,
    fill,
    address,
  }));
  const leaders = moved
    .filter(({middle, end}) => Math.abs(middle - end.y) > 3)
    .map(({middle, end, fill}) =>
      pathLayer(
        [
          {x: end.x + 4, y: end.y},
          {x: width + labelGap - 2, y: middle},
        ],
        {stroke: fill, width: 0.7},
      ),
    );
  return {texts, leaders};
}
