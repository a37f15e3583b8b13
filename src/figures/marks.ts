/** The few marks that figures are made of, as Vega-Lite layers. Labels only travel as data, never in an expression. */
import type {TopLevelSpec} from "vega-lite";
import {contrast, lightestSeen} from "./colours.ts";
import {type Hatch, hatchMark} from "./hatches.ts";
import type {Font} from "./text-metrics.ts";
import {lineHeight} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

export type FigureSpecification = Extract<TopLevelSpec, {layer: unknown}>;
export type Layer = FigureSpecification["layer"][number];
type Row = object;

interface Position {
  readonly field: string;
  readonly type: "quantitative";
  readonly scale: {domain: number[]; nice: false; zero: false} | null;
  readonly axis: null;
}

/** The values at the left and right edge of the plot. */
export type Domain = readonly [number, number];

/** A position that the figure has worked out itself, in pixels from the upper left corner of the plot. */
function pixels(field: string): Position {
  return {field, type: "quantitative", scale: null, axis: null};
}

/** A position on the figure's own scale of values, without an axis. */
function onScale(field: string, domain: Domain): Position {
  return {field, type: "quantitative", scale: {domain: [...domain], nice: false, zero: false}, axis: null};
}

/** A field that holds the colour itself. */
function colour(field: string) {
  return {field, type: "nominal", scale: null, legend: null} as const;
}

export interface TextRow extends Row {
  readonly x: number;
  /** The baseline of the first line. */
  readonly y: number;
  readonly lines: readonly string[];
  readonly fill: string;
  /** Of text that prints a number of the results: the addresses of its cells, parted by spaces. */
  readonly address?: string | undefined;
}

export interface TextStyle {
  readonly font: Font;
  readonly align?: "left" | "center" | "right";
  /** Degrees clockwise. */
  readonly angle?: number;
  readonly italic?: boolean;
  /** The values that `x` is on; pixels when left out. */
  readonly domain?: Domain;
  /** Pixels to the right of `x`. */
  readonly offset?: number;
}

export function textLayer(all: readonly TextRow[], style: TextStyle): Layer | null {
  const rows = all.filter(({lines}) => lines.some((line) => line !== ""));
  if (rows.length === 0) return null;
  const isAddressed = rows.some(({address}) => address !== undefined);
  return {
    data: {values: isAddressed ? rows.map((row) => ({...row, address: row.address ?? ""})) : [...rows]},
    mark: {
      type: "text",
      // The description becomes an attribute of the text, which tidy-svg.ts turns into `data-address`.
      ...(isAddressed ? {aria: true} : {}),
      align: style.align ?? "left",
      baseline: "alphabetic",
      fontSize: style.font.size,
      fontWeight: style.font.weight,
      lineHeight: lineHeight(style.font),
      ...(style.italic === true ? {fontStyle: "italic"} : {}),
      ...(style.angle === undefined ? {} : {angle: style.angle}),
      ...(style.offset === undefined ? {} : {dx: style.offset}),
    },
    encoding: {
      x: style.domain === undefined ? pixels("x") : onScale("x", style.domain),
      y: pixels("y"),
      text: {field: "lines", type: "nominal"},
      color: colour("fill"),
      ...(isAddressed ? {description: {field: "address", type: "nominal"} as const} : {}),
    },
  };
}

export interface BarRow extends Row {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
  readonly fill: string;
  /** Strokes over the fill, by which it is told apart without colour. */
  readonly hatch?: Hatch | undefined;
}

/** Filled rectangles; `from` and `to` are values of `domain`, or pixels where there is none. */
export function barLayer(rows: readonly BarRow[], domain?: Domain, stroke?: string): Layer | null {
  return rectangleLayer(rows, stroke === undefined ? {} : {stroke, strokeWidth: 1}, domain);
}

/** Rectangles with an edge: answers that are none, such as «ved ikke», unmistakable in grey print. */
export function hollowLayer(rows: readonly BarRow[], stroke: string, domain?: Domain): Layer | null {
  const inset = {xOffset: 1, x2Offset: -0.5, yOffset: 0.5, y2Offset: -0.5};
  return rectangleLayer(rows, {stroke, strokeWidth: 1, ...inset}, domain);
}

interface RectangleStyle {
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly xOffset?: number;
  readonly x2Offset?: number;
  readonly yOffset?: number;
  readonly y2Offset?: number;
}

function rectangleLayer(rows: readonly BarRow[], style: RectangleStyle, domain: Domain | undefined): Layer | null {
  if (rows.length === 0) return null;
  const isHatched = rows.some(({hatch}) => hatch !== undefined);
  return {
    data: {values: isHatched ? rows.map((row) => ({...row, hatch: hatchMark(row.hatch)})) : [...rows]},
    mark: {type: "rect", ...(isHatched ? {aria: true} : {}), ...style},
    encoding: {
      x: domain === undefined ? pixels("from") : onScale("from", domain),
      x2: {field: "to"},
      y: pixels("top"),
      y2: {field: "bottom"},
      fill: colour("fill"),
      ...(isHatched ? {description: {field: "hatch", type: "nominal"} as const} : {}),
    },
  };
}

/** Rectangles of which those that hardly differ from the paper get an edge, by which their ends are seen. */
export function edgedLayers(rows: readonly BarRow[], theme: FigureTheme, domain?: Domain): (Layer | null)[] {
  const isPale = ({fill}: BarRow) => contrast(fill, theme.paper) < 3;
  return [
    barLayer(
      rows.filter((row) => !isPale(row)),
      domain,
      theme.paper,
    ),
    hollowLayer(rows.filter(isPale), lightestSeen(theme.ramp, theme.paper), domain),
  ];
}

/** Upright lines from `top` to `bottom` at a value `x`. */
export function uprightLayer(
  rows: readonly {readonly x: number; readonly top: number; readonly bottom: number}[],
  domain: Domain,
  stroke: string,
  width = 1,
): Layer | null {
  if (rows.length === 0) return null;
  return {
    data: {values: [...rows]},
    mark: {type: "rule", stroke, strokeWidth: width},
    encoding: {x: onScale("x", domain), y: pixels("top"), y2: {field: "bottom"}},
  };
}

export interface DotRow extends Row {
  readonly x: number;
  readonly y: number;
  readonly fill: string;
  readonly stroke: string;
}

/** Round dots at values of `domain`, or pixels where there is none. */
export function dotLayer(rows: readonly DotRow[], domain?: Domain): Layer | null {
  if (rows.length === 0) return null;
  return {
    data: {values: [...rows]},
    mark: {type: "point", shape: "circle", size: 80, strokeWidth: 2, opacity: 1},
    encoding: {
      x: domain === undefined ? pixels("x") : onScale("x", domain),
      y: pixels("y"),
      fill: colour("fill"),
      stroke: colour("stroke"),
    },
  };
}

export interface BandRow extends Row {
  /** Points with the same number are one band. */
  readonly band: number;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly fill: string;
}

/** Bands between a line above and a line below, given by points from left to right, in pixels. */
export function bandLayer(rows: readonly BandRow[]): Layer | null {
  if (rows.length === 0) return null;
  return {
    data: {values: [...rows]},
    mark: {type: "area", opacity: 1},
    encoding: {
      x: pixels("x"),
      y: pixels("top"),
      y2: {field: "bottom"},
      detail: {field: "band", type: "nominal"},
      fill: colour("fill"),
    },
  };
}

/** Signs of one shape at pixels, each in its own colour; hollow ones have only an edge. */
export function signLayer(
  rows: readonly DotRow[],
  shape: "circle" | "triangle-up" | "diamond",
  size: number,
): Layer | null {
  if (rows.length === 0) return null;
  return {
    data: {values: [...rows]},
    mark: {type: "point", shape, size, strokeWidth: 1.5, opacity: 1},
    encoding: {x: pixels("x"), y: pixels("y"), fill: colour("fill"), stroke: colour("stroke")},
  };
}

export interface PathStyle {
  readonly stroke: string;
  readonly width: number;
  /** Lengths of strokes and gaps; a whole line when left out. */
  readonly dash?: readonly number[] | undefined;
}

/** A line through points in pixels, in the order they come. */
export function pathLayer(
  points: readonly {readonly x: number; readonly y: number}[],
  {stroke, width, dash}: PathStyle,
): Layer | null {
  if (points.length < 2) return null;
  return {
    data: {values: points.map(({x, y}, order) => ({x, y, order}))},
    mark: {type: "line", stroke, strokeWidth: width, ...(dash === undefined ? {} : {strokeDash: [...dash]})},
    encoding: {x: pixels("x"), y: pixels("y"), order: {field: "order", type: "quantitative"}},
  };
}

export interface FrameSize {
  /** Space left of the plot, for row labels. */
  readonly left: number;
  readonly right: number;
  /** Space above the plot, for what the grid should not run through. */
  readonly top?: number;
  /** Space below the plot, for an axis. */
  readonly bottom?: number;
  /** The plot's own height. */
  readonly height: number;
}

/** The layers in one plot of a fixed size: Vega is never asked to find room for text it cannot measure. */
export function frame(layers: readonly (Layer | null)[], size: FrameSize, theme: FigureTheme): FigureSpecification {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: theme.width - size.left - size.right,
    height: Math.ceil(size.height),
    padding: {left: size.left, right: size.right, top: size.top ?? 0, bottom: size.bottom ?? 0},
    autosize: "none",
    background: "transparent",
    layer: layers.filter((layer) => layer !== null),
    config: {aria: false, font: theme.fontFamily, view: {stroke: null}},
  };
}
