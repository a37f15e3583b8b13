import {colourOf, contrast, perceived} from "./colour.ts";
import type {ThemeColours, Tone} from "./model.ts";

/** Two colours that the style sheets put on one another, by the names of their tokens. */
export interface ColourPair {
  /** As in evaluation.yaml: `accent`, `tones.good.sign`. */
  readonly text: readonly string[];
  readonly on: readonly string[];
  readonly colours: readonly [text: string, on: string];
  /** The least contrast by WCAG 2: 4.5 for text, 3 for signs and rules. */
  readonly least: number;
}

const tones: readonly Tone[] = ["good", "middle", "poor", "unknown"];

/** Every text that the sheets print on a background, and every sign and rule that carries meaning. */
export function colourPairs(colours: ThemeColours): ColourPair[] {
  const {tones: lights, ...plain} = colours;
  const pair = (text: keyof typeof plain, on: keyof typeof plain, least = 4.5): ColourPair => ({
    text: [snakeCase(text)],
    on: [snakeCase(on)],
    colours: [plain[text], plain[on]],
    least,
  });
  return [
    ...(["ink", "muted", "accent"] as const).flatMap((text) => [pair(text, "paper"), pair(text, "tint")]),
    // The link that leaps over the contents.
    pair("paper", "ink"),
    pair("bandInk", "band"),
    pair("rule", "paper", 3),
    ...tones.flatMap((tone): ColourPair[] => {
      const {sign, shade} = lights[tone];
      const [signName, shadeName] = [
        ["tones", tone, "sign"],
        ["tones", tone, "shade"],
      ];
      return [
        {text: ["ink"], on: shadeName, colours: [plain.ink, shade], least: 4.5},
        {text: signName, on: ["paper"], colours: [sign, plain.paper], least: 3},
        {text: signName, on: shadeName, colours: [sign, shade], least: 3},
      ];
    }),
  ];
}

/**
 * The colour nearest to one that has the contrast wanted on all of some backgrounds: of the same hue, lighter or darker. Black or
 * white where no other has it, and null where they have it neither.
 */
export function nearestReadable(colour: string, on: readonly string[], least: number): string | null {
  const passes = (candidate: string) => on.every((background) => contrast(candidate, background) >= least);
  const {lightness, chroma, hue} = perceived(colour);
  for (let step = 0; step <= 1; step += 0.0025) {
    for (const moved of [lightness - step, lightness + step]) {
      if (moved < 0 || moved > 1) continue;
      const candidate = colourOf({lightness: moved, chroma, hue});
      if (passes(candidate)) return candidate;
    }
  }
  return ["#000000", "#ffffff"].find(passes) ?? null;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
