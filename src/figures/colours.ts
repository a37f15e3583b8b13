/** Colours of figures: readable text on a fill, and ramps of even steps in lightness. Colours are written `#rrggbb`. */
import {contrast, mixed} from "../themes/colour.ts";
import type {Ramp} from "../themes/ramp.ts";

export {contrast, lightness} from "../themes/colour.ts";

/** White, or else ink, or else black: the first that reads at 4.5:1 on the fill. One of white and black always does. */
export function readableOn(fill: string, ink: string): string {
  return ["#ffffff", ink].find((colour) => contrast(colour, fill) >= 4.5) ?? "#000000";
}

/** The colour at `position`, 0 to 1, of a ramp; mixed in OKLab, so that steps of position look like steps of light. */
export function alongRamp(ramp: Ramp, position: number): string {
  const index = ramp.findIndex(([stop]) => stop >= position);
  const [upTo, to] = ramp[index] ?? ramp.at(-1) ?? [1, "#000000"];
  const [from, start] = ramp[Math.max(0, index - 1)] ?? [upTo, to];
  if (index <= 0 || upTo === from) return to;
  return mixed(start, to, (position - from) / (upTo - from));
}

/** The lightest colour of a ramp, from dark to light, that is seen on the paper: at 3:1. */
export function lightestSeen(ramp: Ramp, paper: string): string {
  const positions = Array.from({length: 101}, (_, index) => 1 - index / 100);
  const seen = positions.find((position) => contrast(alongRamp(ramp, position), paper) >= 3) ?? 0;
  return alongRamp(ramp, seen);
}
