/** Reads a drawn figure back: where its texts and shapes stand. */

import type {FigureSpec} from "../../src/config/figure-specs.ts";
import {drawFigures} from "../../src/figures/draw.ts";
import {startEngine} from "../../src/figures/engine.ts";
import {lineHeight, textWidth} from "../../src/figures/text-metrics.ts";
import {defaultNumberStyle, type NumberStyle} from "../../src/numbers/style.ts";
import type {AnalysisResult} from "../../src/results/model.ts";
import {instituteTheme} from "../support/themes.ts";
import {results} from "./tables.ts";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface TextBox extends Box {
  readonly text: string;
  readonly size: number;
  readonly fill: string;
}

export interface Shape extends Box {
  readonly fill: string;
}

/** One for all the drawings of a test file: starting it takes longer than drawing. It does not keep the process alive. */
const engine = startEngine();

/** One figure of one analysis, as SVG. */
export async function draw(spec: FigureSpec, analysis: AnalysisResult, style: NumberStyle = defaultNumberStyle) {
  const drawn = await drawFigures({figur: spec}, results(analysis), {style, engine, theme: instituteTheme});
  return drawn.get("figur")?.svg ?? "";
}

export function sizeOf(svg: string): {width: number; height: number} {
  const [, width = "0", height = "0"] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return {width: Number(width), height: Number(height)};
}

/** The lines of text, in the order they are drawn. */
export function textsOf(svg: string): string[] {
  return textBoxes(svg).map(({text}) => text);
}

/** A box around each line of text, by the typeface's widths and the height of its letters. */
export function textBoxes(svg: string): TextBox[] {
  const boxes: TextBox[] = [];
  for (const {tag, x, y, body} of elements(svg, "text")) {
    const size = Number.parseFloat(attribute(tag, "font-size"));
    const font = {...(attribute(tag, "font-weight") === "600" ? instituteTheme.strong : instituteTheme.label), size};
    const lines = body.includes("<tspan") ? [...body.matchAll(/<tspan[^>]*>(.*?)<\/tspan>/g)].map((m) => m[1]) : [body];
    const fill = attribute(tag, "fill");
    for (const [index, line = ""] of lines.entries()) {
      const text = plain(line);
      const width = textWidth(text, font);
      const share = {start: 0, middle: 0.5, end: 1}[attribute(tag, "text-anchor")] ?? 0;
      const [along, across] = [-share * width, index * lineHeight(font)];
      const [up, down] = [0.72 * size, 0.2 * size];
      const box = tag.includes("rotate(270)")
        ? {left: x + across - up, right: x + across + down, top: y - along - width, bottom: y - along}
        : {left: x + along, right: x + along + width, top: y + across - up, bottom: y + across + down};
      if (text !== "") boxes.push({...box, text, size, fill});
    }
  }
  return boxes;
}

/** The filled rectangles. */
export function rectangles(svg: string): Shape[] {
  return elements(svg, "path").flatMap(({tag, x, y}) => {
    const found = /d="M(-?[\d.]+),(-?[\d.]+)h(-?[\d.]+)v(-?[\d.]+)h/.exec(tag);
    const fill = attribute(tag, "fill");
    if (found === null || !fill.startsWith("#")) return [];
    const [left, top, width, height] = found.slice(1).map(Number) as [number, number, number, number];
    return [{left: x + left, top: y + top, right: x + left + width, bottom: y + top + height, fill}];
  });
}

/** Row by row from the top, each from left to right. */
export function inReadingOrder<Shaped extends Box>(shapes: readonly Shaped[]): Shaped[] {
  return [...shapes].sort((a, b) => (Math.abs(a.top - b.top) > 2 ? a.top - b.top : a.left - b.left));
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Every pair of texts that run into each other, and every text that runs out of the figure. */
export function collisions(svg: string): string[] {
  const {width, height} = sizeOf(svg);
  const boxes = textBoxes(svg);
  const clipped = boxes
    .filter(({left, top, right, bottom}) => left < -0.5 || top < -0.5 || right > width + 0.5 || bottom > height + 0.5)
    .map(({text}) => `"${text}" is clipped`);
  const pairs = boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => (overlaps(a, b) ? [`"${a.text}" runs into "${b.text}"`] : [])),
  );
  return [...clipped, ...pairs];
}

/** Elements of a name with their place in the figure, to which the groups around them have moved them. */
function elements(svg: string, name: "text" | "path") {
  const found: {tag: string; x: number; y: number; body: string}[] = [];
  const origins = [{x: 0, y: 0}];
  const tags = /<(?<end>\/g)>|<(?<name>g|path|text)\b(?<tag>[^>]*?)\/?>(?:(?<=<text[^>]*>)(?<body>.*?)<\/text>)?/gs;
  for (const {groups = {}} of svg.matchAll(tags)) {
    const {end, tag = "", body = ""} = groups;
    const origin = origins.at(-1) ?? {x: 0, y: 0};
    const [, dx = "0", dy = "0"] = /translate\((-?[\d.]+),(-?[\d.]+)\)/.exec(tag) ?? [];
    const place = {x: origin.x + Number(dx), y: origin.y + Number(dy)};
    if (end !== undefined) origins.pop();
    else if (groups.name === "g") origins.push(place);
    else if (groups.name === name) found.push({tag, ...place, body});
  }
  return found;
}

function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
}

function plain(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
