import {type Layer, pathLayer, type TextRow, textLayer} from "./marks.ts";
import {spread} from "./spread.ts";
import {firstBaseline, lineHeight, textWidth, widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import type {WavePoint, WaveSeries} from "./wave-series.ts";

const widestName = 190;
/** With more waves than this, lines need the width more than names do. */
const mostWavesApart = 3;
const narrowName = 130;
/** Between a point and its number: the line that leads to a label which had to move. */
const leader = 16;
const gap = 8;
const blockGap = 3;
/** Names that take more lines stand at the left end only, where all are read. */
const mostLinesTwice = 2;

/** The room that the ends of the lines take. */
export interface EndWidths {
  readonly left: number;
  readonly right: number;
  readonly numbers: number;
  readonly names: readonly (readonly string[])[];
  readonly areTwice: boolean;
  /** What the names need in height, however they are moved. */
  readonly height: number;
}

export interface Ends {
  readonly layers: readonly (Layer | null)[];
}

/** How wide the labels are at the left and right end. */
export function endWidths({items, waves}: WaveSeries, theme: FigureTheme): EndWidths {
  const isCrowded = waves.length > mostWavesApart;
  const names = items.map(({label}) => wrapText(label, isCrowded ? narrowName : widestName, theme.label));
  const printed = items.flatMap(({points}) => [points[0], points.at(-1)]).flatMap((point) => point?.printed ?? []);
  const numbers = Math.ceil(Math.max(0, ...printed.map((text) => textWidth(text, theme.strong))));
  const named = Math.ceil(Math.max(0, ...names.map((lines) => widestLine(lines, theme.label))));
  // An item without a number at the first wave can only be named at the last.
  const beginsLate = items.some(({points}) => (points[0] ?? null) === null && (points.at(-1) ?? null) !== null);
  const areTwice = beginsLate || (!isCrowded && names.every((lines) => lines.length <= mostLinesTwice));
  const bare = leader + gap + numbers;
  const full = bare + gap + named;
  const height = names.reduce((sum, lines) => sum + blockHeight(lines.length, theme), 0);
  return {left: full, right: areTwice ? full : bare + gap, numbers, names, areTwice, height};
}

function blockHeight(lines: number, theme: FigureTheme): number {
  return lines * lineHeight(theme.label) + blockGap;
}

interface Place {
  readonly plotWidth: number;
  readonly height: number;
  readonly scale: (value: number) => number;
}

interface Block {
  readonly middle: number;
  readonly height: number;
  readonly point: WavePoint;
  readonly y: number;
  readonly name: readonly string[];
}

/** Names and numbers at both ends, moved apart where they would touch, with a thin line to the point of each that had to move. */
export function endLabels(
  series: WaveSeries,
  widths: EndWidths,
  {plotWidth, height, scale}: Place,
  theme: FigureTheme,
): Ends {
  const blocksAt = (wave: number, isNamed: boolean): Block[] => {
    const blocks = series.items.flatMap(({points}, index) => {
      const point = points.at(wave) ?? null;
      if (point === null) return [];
      const name = isNamed ? (widths.names[index] ?? []) : [];
      const y = scale(point.value);
      return [{middle: y, height: blockHeight(Math.max(1, name.length), theme), point, y, name}];
    });
    return spread(
      blocks.sort((a, b) => a.middle - b.middle),
      {top: 0, bottom: height},
    );
  };
  return {
    layers: [
      ...sideLayers(blocksAt(0, true), {edge: 0, towards: -1, numbers: widths.numbers}, theme),
      ...sideLayers(blocksAt(-1, widths.areTwice), {edge: plotWidth, towards: 1, numbers: widths.numbers}, theme),
    ],
  };
}

interface Side {
  /** Where the points stand. */
  readonly edge: number;
  readonly towards: -1 | 1;
  readonly numbers: number;
}

function sideLayers(blocks: readonly Block[], {edge, towards, numbers}: Side, theme: FigureTheme): (Layer | null)[] {
  const start = edge + towards * (leader + gap / 2);
  const align = towards === 1 ? ("left" as const) : ("right" as const);
  const printed = blocks.map(
    ({middle, point}): TextRow => ({
      x: start,
      y: firstBaseline(middle, 1, theme.strong),
      lines: [point.printed],
      fill: theme.ink,
      address: point.address,
    }),
  );
  const names = blocks.flatMap(({middle, name}): TextRow[] => {
    if (name.length === 0) return [];
    const y = firstBaseline(middle, name.length, theme.label);
    return [{x: start + towards * (numbers + gap), y, lines: name, fill: theme.ink}];
  });
  const leaders = blocks
    .filter(({middle, y}) => Math.abs(middle - y) > 2)
    .map(({middle, y}) =>
      pathLayer(
        [
          {x: edge + towards * 6, y},
          {x: edge + towards * leader, y: middle},
        ],
        {stroke: theme.muted, width: 0.7},
      ),
    );
  return [...leaders, textLayer(printed, {font: theme.strong, align}), textLayer(names, {font: theme.label, align})];
}
