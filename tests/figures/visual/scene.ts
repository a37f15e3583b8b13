/** A drawn figure read back as a scene: texts with their exact widths, and shapes, in the order they are painted. */
import {type Font, lineHeight, textWidth} from "../../../src/figures/text-metrics.ts";
import type {FigureTheme} from "../../../src/figures/theme.ts";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export type Mark = TextMark | ShapeMark;

/** One line of text, as high as its letters. */
export interface TextMark {
  readonly kind: "text";
  readonly text: string;
  readonly box: Box;
  readonly fill: string;
  readonly size: number;
  readonly address: string | null;
}

/** A bar or cell, a sign, a line, or the area of a band. */
export interface ShapeMark {
  readonly kind: "bar" | "sign" | "line" | "area";
  readonly box: Box;
  /** `none`, a colour or `url(…)`. */
  readonly fill: string;
  readonly stroke: string;
  /** Of a line or an area: its corners. */
  readonly points: readonly Point[];
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

const tags = /<(?<end>\/g)>|<(?<name>g|path|text|line|defs)\b(?<tag>[^>]*?)(?<closed>\/?)>/g;

/** The marks of an SVG as the figures write it: groups that only move, and nothing but paths, lines and texts. */
export function sceneOf(svg: string, theme: FigureTheme): Scene {
  const [, width = "0", height = "0"] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const drawn = svg.replace(/<defs>.*?<\/defs>/s, "");
  const marks: Mark[] = [];
  const origins: Point[] = [{x: 0, y: 0}];
  for (const match of drawn.matchAll(tags)) {
    const {end, name = "", tag = "", closed = ""} = match.groups ?? {};
    if (end !== undefined) {
      origins.pop();
      continue;
    }
    const origin = origins.at(-1) ?? {x: 0, y: 0};
    const place = moved(origin, tag);
    if (name === "g") origins.push(place);
    else if (name === "text" && closed === "") marks.push(...textMarks(tag, bodyOf(drawn, match), place, theme));
    else if (name === "line") marks.push(lineMark(tag, place));
    else if (name === "path") marks.push(...pathMark(tag, place));
  }
  return {width: Number(width), height: Number(height), marks};
}

export function attribute(tag: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
}

function moved(origin: Point, tag: string): Point {
  const [, dx = "0", dy = "0"] = /translate\((-?[\d.]+),(-?[\d.]+)\)/.exec(tag) ?? [];
  return {x: origin.x + Number(dx), y: origin.y + Number(dy)};
}

function bodyOf(svg: string, match: RegExpExecArray): string {
  const start = match.index + match[0].length;
  return svg.slice(start, svg.indexOf("</text>", start));
}

function textMarks(tag: string, body: string, {x, y}: Point, theme: FigureTheme): TextMark[] {
  const size = Number.parseFloat(attribute(tag, "font-size"));
  const font: Font = {...(attribute(tag, "font-weight") === "600" ? theme.strong : theme.label), size};
  const lines = body.includes("<tspan")
    ? [...body.matchAll(/<tspan[^>]*>(.*?)<\/tspan>/gs)].map(([, line = ""]) => line)
    : [body];
  const share = {start: 0, middle: 0.5, end: 1}[attribute(tag, "text-anchor")] ?? 0;
  return lines.flatMap((line, index): TextMark[] => {
    const text = plain(line);
    if (text === "") return [];
    const width = textWidth(text, font);
    const [along, across] = [-share * width, index * lineHeight(font)];
    const [up, down] = [0.72 * size, 0.2 * size];
    const box = tag.includes("rotate(270)")
      ? {left: x + across - up, right: x + across + down, top: y - along - width, bottom: y - along}
      : {left: x + along, right: x + along + width, top: y + across - up, bottom: y + across + down};
    const address = attribute(tag, "data-address");
    return [{kind: "text", text, box, fill: attribute(tag, "fill"), size, address: address === "" ? null : address}];
  });
}

function lineMark(tag: string, {x, y}: Point): ShapeMark {
  const end = {x: x + Number(attribute(tag, "x2") || 0), y: y + Number(attribute(tag, "y2") || 0)};
  const points = [{x, y}, end];
  return {kind: "line", box: around(points), fill: "none", stroke: attribute(tag, "stroke"), points};
}

/** What a path is, told by its letters: bars are written `h v h`, signs have arcs or stand at a place of their own. */
function pathMark(tag: string, place: Point): ShapeMark[] {
  const outline = attribute(tag, "d");
  const [fill, stroke] = [attribute(tag, "fill") || "none", attribute(tag, "stroke") || "none"];
  if (fill === "none" && stroke === "none") return [];
  const bar = /^M(-?[\d.e-]+),(-?[\d.e-]+)h(-?[\d.e-]+)v(-?[\d.e-]+)h/.exec(outline);
  if (bar !== null) {
    const [left = 0, top = 0, width = 0, height = 0] = bar.slice(1).map(Number);
    if (width === 0 || height === 0) return [];
    const corners = [
      {x: place.x + left, y: place.y + top},
      {x: place.x + left + width, y: place.y + top + height},
    ];
    return [{kind: "bar", box: around(corners), fill, stroke, points: []}];
  }
  const points = pointsOf(outline).map(({x, y}) => ({x: x + place.x, y: y + place.y}));
  const isSign = / ?transform="translate/.test(tag) && (outline.includes("A") || points.length < 7);
  if (isSign) return [{kind: "sign", box: around(points), fill, stroke, points: []}];
  return [{kind: fill === "none" ? "line" : "area", box: around(points), fill, stroke, points}];
}

/** The ends of an outline's absolute pieces; of arcs, the box of the circle they are half of. */
function pointsOf(outline: string): Point[] {
  const points: Point[] = [];
  let at: Point = {x: 0, y: 0};
  for (const [, letter = "", numbers = ""] of outline.matchAll(/([MLAHVC])([^A-Za-z]*)/g)) {
    const values = numbers
      .split(/[\s,]+|(?<=\d)(?=-)/)
      .filter((each) => each !== "")
      .map(Number);
    if (letter === "H") at = {x: values[0] ?? 0, y: at.y};
    else if (letter === "V") at = {x: at.x, y: values[0] ?? 0};
    else at = {x: values.at(-2) ?? 0, y: values.at(-1) ?? 0};
    if (letter === "A") {
      const radius = values[0] ?? 0;
      points.push({x: at.x, y: at.y - radius}, {x: at.x, y: at.y + radius});
    }
    points.push(at);
  }
  return points;
}

function around(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(({x}) => x), points.map(({y}) => y)];
  return {left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys)};
}

function plain(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
