/** Marks that are told apart by shape and dash, for lines of several series. */
import type {Domain, Layer} from "./marks.ts";

/** How one series is drawn. */
export interface SeriesMark {
  readonly shape: "circle" | "square" | "triangle-up" | "diamond";
  readonly isFilled: boolean;
  /** Lengths of dash and gap; empty for an unbroken line. */
  readonly dash: readonly number[];
}

/** In the order of the series; the last of two is the filled one, as in other figures of first and last. */
export const seriesMarks: readonly SeriesMark[] = [
  {shape: "circle", isFilled: false, dash: [5, 3]},
  {shape: "circle", isFilled: true, dash: []},
  {shape: "square", isFilled: false, dash: [1.5, 3]},
  {shape: "triangle-up", isFilled: true, dash: [8, 3, 2, 3]},
  {shape: "diamond", isFilled: false, dash: [9, 4]},
  {shape: "square", isFilled: true, dash: []},
];

export interface Segment {
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
}

function along(field: string, domain: Domain | undefined) {
  const scale = domain === undefined ? null : {domain: [...domain], nice: false as const, zero: false as const};
  return {field, type: "quantitative" as const, scale, axis: null};
}

/** Straight lines; along x on `domain`, or pixels where there is none. */
export function segmentLayer(
  rows: readonly Segment[],
  dash: readonly number[],
  stroke: string,
  domain?: Domain,
): Layer | null {
  if (rows.length === 0) return null;
  return {
    data: {values: [...rows]},
    mark: {type: "rule", stroke, strokeWidth: 1.6, ...(dash.length === 0 ? {} : {strokeDash: [...dash]})},
    encoding: {x: along("x", domain), x2: {field: "toX"}, y: along("y", undefined), y2: {field: "toY"}},
  };
}

export interface MarkedPoint {
  readonly x: number;
  readonly y: number;
}

/** The points of one series. */
export function pointLayer(
  rows: readonly MarkedPoint[],
  {shape, isFilled}: SeriesMark,
  colours: {readonly stroke: string; readonly paper: string},
  domain?: Domain,
): Layer | null {
  if (rows.length === 0) return null;
  const {stroke, paper} = colours;
  return {
    data: {values: [...rows]},
    mark: {type: "point", shape, size: 62, strokeWidth: 1.8, opacity: 1, stroke, fill: isFilled ? stroke : paper},
    encoding: {x: along("x", domain), y: along("y", undefined)},
  };
}
