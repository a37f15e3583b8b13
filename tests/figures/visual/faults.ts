/** What a reader would hold against a figure, computed from its scene. */
import type {FigureKind} from "../../../src/config/figure-specs.ts";
import {contrast} from "../../../src/figures/colours.ts";
import type {FigureTheme} from "../../../src/figures/theme.ts";
import type {Box, Mark, Scene, ShapeMark, TextMark} from "./scene.ts";

/** Part of a pixel that edges may differ by rounding. */
const slack = 0.75;
const leastSize = 9;

/** All faults of a figure, in words; none of a good one. */
export function faults(scene: Scene, theme: FigureTheme, kind: FigureKind): string[] {
  const texts = scene.marks.filter((mark) => mark.kind === "text");
  return [
    ...scene.marks.flatMap((mark) => clipped(mark, scene)),
    ...texts.flatMap((text, index) => texts.slice(index + 1).flatMap((other) => collided(text, other))),
    ...texts.flatMap((text) => crossed(text, scene, theme)),
    ...texts.flatMap((text) => unreadable(text, scene, theme)),
    ...scene.marks.flatMap((mark, place) => (mark.kind === "text" ? [] : pale(mark, place, scene, theme, kind))),
    ...texts.flatMap(({text, size}) => (size < leastSize ? [`"${text}" is ${size} pixels high`] : [])),
  ];
}

function clipped(mark: Mark, {width, height}: Scene): string[] {
  const {left, top, right, bottom} = mark.box;
  const isInside = left >= -slack && top >= -slack && right <= width + slack && bottom <= height + slack;
  return isInside ? [] : [`${nameOf(mark)} sticks out of the figure`];
}

function collided(one: TextMark, other: TextMark): string[] {
  return meet(one.box, other.box, -0.1) ? [`"${one.text}" runs into "${other.text}"`] : [];
}

/** Text stands on one thing: a bar, a cell or the paper. It is not crossed by an edge, a sign or a line other than those of the grid. */
function crossed(text: TextMark, {marks}: Scene, theme: FigureTheme): string[] {
  return marks.flatMap((mark) => {
    if (mark.kind === "text" || mark.kind === "area" || isOfGrid(mark, theme)) return [];
    if (mark.kind === "line") {
      const isCrossed = touchesLine(text.box, mark) && !isUnderPlate(mark, text, marks);
      return isCrossed ? [`"${text.text}" is crossed by a line`] : [];
    }
    if (!meet(text.box, mark.box, slack)) return [];
    if (mark.kind === "bar" && (holds(mark.box, text.box) || isUnderPlate(mark, text, marks))) return [];
    return [`"${text.text}" is crossed by the edge of ${nameOf(mark)}`];
  });
}

/** Whether a later bar lies between the two and holds the text. */
function isUnderPlate(mark: ShapeMark, text: TextMark, marks: readonly Mark[]): boolean {
  const between = marks.slice(marks.indexOf(mark) + 1, marks.indexOf(text));
  return between.some((each) => each.kind === "bar" && each.fill.startsWith("#") && holds(each.box, text.box));
}

function unreadable(text: TextMark, {marks}: Scene, theme: FigureTheme): string[] {
  const under = marks.slice(0, marks.indexOf(text));
  return groundsOf(text, under, theme).flatMap((ground) => {
    const ratio = contrast(text.fill, ground);
    return ratio >= 4.5 ? [] : [`"${text.text}" has a contrast of ${ratio.toFixed(2)} to ${ground}`];
  });
}

/** The colours under a text: of the last bar that holds it, and of the areas over that; a hatch is as good as a fill of its strokes. */
function groundsOf(text: TextMark, under: readonly Mark[], theme: FigureTheme): string[] {
  let grounds = [theme.paper];
  for (const mark of under) {
    if (mark.kind !== "bar" && mark.kind !== "area") continue;
    if (mark.fill === "none" || !meet(mark.box, text.box, slack)) continue;
    if (mark.fill.startsWith("url")) grounds = [...grounds, theme.ink, theme.paper];
    else grounds = mark.kind === "bar" && holds(mark.box, text.box) ? [mark.fill] : [...grounds, mark.fill];
  }
  return grounds;
}

/** A shape is seen by its fill or its edge against what it lies on, unless it is quiet by purpose. */
function pale(mark: ShapeMark, place: number, {marks}: Scene, theme: FigureTheme, kind: FigureKind): string[] {
  if (isOfGrid(mark, theme) || isQuiet(mark, theme, kind) || mark.fill.startsWith("url")) return [];
  const under = marks.slice(0, place).filter((each) => each.kind === "bar" && holds(each.box, mark.box));
  const ground = under.findLast((each) => each.fill.startsWith("#"))?.fill ?? theme.paper;
  // The bare ground that a number stands on, where its bar is hatched.
  if (mark.kind === "bar" && mark.fill === ground) return [];
  const seen = [mark.fill, mark.stroke].filter((colour) => colour.startsWith("#"));
  const best = Math.max(...seen.map((colour) => contrast(colour, ground)));
  return best >= 3 ? [] : [`${nameOf(mark)} has a contrast of ${best.toFixed(2)} to ${ground}`];
}

/** Lines that only help the eye along. */
function isOfGrid(mark: ShapeMark, theme: FigureTheme): boolean {
  return mark.stroke === theme.grid || mark.fill === theme.grid;
}

/** What carries its meaning in words or numbers on it: cells of a heat map, lights, bands of a score, bands of a flow behind their nodes. */
function isQuiet(mark: ShapeMark, theme: FigureTheme, kind: FigureKind): boolean {
  if (mark.kind === "area") return true;
  const shades = Object.values(theme.tones).map(({shade}) => shade);
  const isOfScore = kind === "bands" && mark.fill !== theme.accent;
  return mark.kind === "bar" && (kind === "heatmap" || isOfScore || shades.includes(mark.fill));
}

function touchesLine(box: Box, {points}: ShapeMark): boolean {
  return points.slice(1).some((to, index) => {
    const from = points[index] ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y)));
    return Array.from({length: steps + 1}, (_, step) => step / steps).some((part) => {
      const [x, y] = [from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)];
      return x > box.left + slack && x < box.right - slack && y > box.top + slack && y < box.bottom - slack;
    });
  });
}

/** Whether two boxes share more than `by` pixels each way. */
function meet(one: Box, other: Box, by: number): boolean {
  return (
    one.left + by < other.right &&
    other.left + by < one.right &&
    one.top + by < other.bottom &&
    other.top + by < one.bottom
  );
}

function holds(outer: Box, inner: Box): boolean {
  return (
    outer.left <= inner.left + slack &&
    outer.right >= inner.right - slack &&
    outer.top <= inner.top + slack &&
    outer.bottom >= inner.bottom - slack
  );
}

function nameOf(mark: Mark): string {
  if (mark.kind === "text") return `"${mark.text}"`;
  const {left, top, right, bottom} = mark.box;
  return `a ${mark.kind} at ${[left, top, right, bottom].map((value) => value.toFixed(0)).join(" ")}`;
}
