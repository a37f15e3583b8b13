import {colourOf, contrast, perceived} from "./colour.ts";
import type {FigureColours} from "./model.ts";
import type {Ramp} from "./ramp.ts";

/** A step of a ramp: where, how light, how strong beside the accent, and which text must be readable on it. */
interface Step {
  readonly at: number;
  readonly lightness: number;
  readonly strength: number;
  readonly under: "white" | "ink";
}

/** Both pass quickly over the middle tones, on which neither white nor ink is easy to read. */
const rampSteps: readonly Step[] = [
  {at: 0, lightness: 0.335, strength: 0.8, under: "white"},
  {at: 0.4, lightness: 0.527, strength: 1, under: "white"},
  {at: 0.5, lightness: 0.703, strength: 0.77, under: "ink"},
  {at: 1, lightness: 0.929, strength: 0.18, under: "ink"},
];
const heatSteps: readonly Step[] = [
  {at: 0, lightness: 0.974, strength: 0.06, under: "ink"},
  {at: 0.6, lightness: 0.729, strength: 0.73, under: "ink"},
  {at: 0.66, lightness: 0.554, strength: 1, under: "white"},
  {at: 1, lightness: 0.381, strength: 0.85, under: "white"},
];

/** A stronger colour than this shouts when it fills a figure. */
const strongest = 0.13;
/** Bars are the accent itself where it is neither near black nor too light to be seen on paper. */
const barLightness = {from: 0.36, to: 0.58};

/** The colours of figures that follow from an accent: its hue, in steps of light that look even. */
export function figureColoursOf(
  accent: string,
  ink: string,
): Pick<FigureColours, "accent" | "interval" | "ramp" | "heat"> {
  const {lightness, chroma, hue} = perceived(accent);
  const strength = Math.min(chroma, strongest);
  const rampOf = (steps: readonly Step[]): Ramp =>
    steps.map((step) => [step.at, readableStep(step, strength * step.strength, hue, ink)]);
  const clamped = Math.min(barLightness.to, Math.max(barLightness.from, lightness));
  return {
    accent: clamped === lightness ? accent : colourOf({lightness: clamped, chroma, hue}),
    interval: colourOf({lightness: 0.813, chroma: strength * 0.45, hue}),
    ramp: rampOf(rampSteps),
    heat: rampOf(heatSteps),
  };
}

/** Hues of one lightness differ a little in contrast: a step is moved until its text reads at 4.5:1. */
function readableStep(step: Step, chroma: number, hue: number, ink: string): string {
  const text = step.under === "white" ? "#ffffff" : ink;
  const direction = step.under === "white" ? -0.005 : 0.005;
  let {lightness} = step;
  let colour = colourOf({lightness, chroma, hue});
  while (contrast(colour, text) < 4.55 && lightness > 0 && lightness < 1) {
    lightness += direction;
    colour = colourOf({lightness, chroma, hue});
  }
  return colour;
}
