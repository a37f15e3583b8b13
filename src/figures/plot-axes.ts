import {printNumber} from "../numbers/print.ts";
import {barLayer, type Layer, type TextRow, textLayer} from "./marks.ts";
import {lineHeight, textWidth} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {niceTicks} from "./value-axis.ts";

/** A plot with a scale to the right and one upwards, in pixels. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly x: Scale;
  readonly y: Scale;
}

/** From the first tick to the last, or to `end` where the last tick stands before it. */
export interface Scale {
  readonly end?: number;
  readonly ticks: readonly number[];
  /** What stands at the ticks instead of their numbers. */
  readonly labels?: readonly string[];
}

/** From 0 to the largest value, with round ticks up to it. */
export function scaleTo(largest: number): Scale {
  const ticks = niceTicks(0, largest).filter((tick) => tick <= largest);
  return largest > 0 ? {ticks, end: largest} : {ticks: niceTicks(0, 1)};
}

/** Where a value of the x scale stands, from the left. */
export function xOf({x, width}: Plot, value: number): number {
  return along(x, value) * width;
}

/** Where a value of the y scale stands, from the top. */
export function yOf({y, height}: Plot, value: number): number {
  return (1 - along(y, value)) * height;
}

function along({ticks, end}: Scale, value: number): number {
  const [first, last] = [ticks[0] ?? 0, end ?? ticks.at(-1) ?? 1];
  return last === first ? 0.5 : (value - first) / (last - first);
}

/** What stands at the ticks of a scale. */
export function tickLabels({ticks, labels}: Scale): string[] {
  const decimals = Math.max(0, ...ticks.map(decimalsOf));
  return ticks.map((tick, index) => labels?.[index] ?? printNumber(tick, decimals));
}

function decimalsOf(value: number): number {
  return String(value).split(".")[1]?.length ?? 0;
}

/** The space left of the plot that the numbers of its y scale take. */
export function yAxisWidth({y}: Pick<Plot, "y">, theme: FigureTheme): number {
  return Math.ceil(Math.max(...tickLabels(y).map((label) => textWidth(label, theme.small)))) + 8;
}

/** The space below the plot: numbers, and a name where the scale has one. */
export function xAxisHeight(theme: FigureTheme, isNamed: boolean): number {
  return (isNamed ? 2 : 1) * lineHeight(theme.small) + 8;
}

/** Level grid lines with their numbers, and the numbers and name of the x scale. Go first. */
export function plotAxes(
  plot: Plot,
  names: {readonly x: string; readonly y: string},
  theme: FigureTheme,
): (Layer | null)[] {
  const {width, height, x, y} = plot;
  const lines = y.ticks.map((tick) => {
    const at = yOf(plot, tick);
    return {from: 0, to: width, top: at - 0.5, bottom: at + 0.5, fill: theme.grid};
  });
  const below = height + 5 + theme.small.size;
  const text = (at: number, up: number, label: string): TextRow => ({x: at, y: up, lines: [label], fill: theme.muted});
  const upright = tickLabels(y).map((label, index) =>
    text(-8, yOf(plot, y.ticks[index] ?? 0) + theme.small.size * 0.33, label),
  );
  const level = tickLabels(x).flatMap((label, index) =>
    label === "" ? [] : [text(xOf(plot, x.ticks[index] ?? 0), below, label)],
  );
  return [
    barLayer(lines),
    textLayer(upright, {font: theme.small, align: "right"}),
    textLayer(level, {font: theme.small, align: "center"}),
    names.y === "" ? null : textLayer([text(0, -10, names.y)], {font: theme.small}),
    names.x === ""
      ? null
      : textLayer([text(width / 2, below + lineHeight(theme.small), names.x)], {font: theme.small, align: "center"}),
  ];
}
