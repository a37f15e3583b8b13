import {alongRamp} from "./colours.ts";
import type {FigureTheme} from "./theme.ts";

export interface Category {
  /** The category's code. */
  readonly key: string;
  readonly label: string;
  /** Whether it is «ved ikke» or the like. */
  readonly missing: boolean;
}

/**
 * The colour of each category of one answer scale. It goes by the category's place in the order of codes, not of
 * print, so that an answer has the same colour in every figure, also where the author has reversed the scale.
 */
export function scaleColours(categories: readonly Category[], theme: FigureTheme): Map<string, string> {
  const answers = byCode(categories.filter(({missing}) => !missing));
  const missing = byCode(categories.filter((category) => category.missing));
  const last = Math.max(1, answers.length - 1);
  return new Map([
    ...answers.map(({key}, place) => [key, alongRamp(theme.ramp, place / last)] as const),
    ...missing.map(
      ({key}, place) => [key, theme.missing.fills[place % theme.missing.fills.length] ?? theme.paper] as const,
    ),
  ]);
}

/** Ascending codes; as they stand where codes are not numbers. */
function byCode(categories: readonly Category[]): readonly Category[] {
  const isNumbered = categories.every(({key}) => key.trim() !== "" && Number.isFinite(Number(key)));
  return isNumbered ? [...categories].sort((a, b) => Number(a.key) - Number(b.key)) : categories;
}
