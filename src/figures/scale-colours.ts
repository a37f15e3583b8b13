import {alongRamp, readableOn} from "./colours.ts";
import type {Hatch} from "./hatches.ts";
import type {FigureTheme} from "./theme.ts";

export interface Category {
  /** The category's code. */
  readonly key: string;
  readonly label: string;
  /** Whether it is «ved ikke» or the like. */
  readonly missing: boolean;
}

/**
 * The colour of each category of one answer scale: dark to light in the order of print. Where the scale was printed
 * the other way earlier in the report, that order stands, so that an answer has one colour throughout.
 */
export function scaleColours(categories: readonly Category[], theme: FigureTheme): Map<string, string> {
  const places = placesOf(categories, theme);
  const missing = categories.filter((category) => category.missing);
  return new Map(
    categories.map((category) => {
      const place = missing.indexOf(category);
      if (place === -1) return [category.key, alongRamp(theme.ramp, places.get(category.key) ?? 0)] as const;
      return [category.key, theme.missing.fills[place % theme.missing.fills.length] ?? theme.paper] as const;
    }),
  );
}

/**
 * The hatch of each category where the figure has patterns; none for the first, which is dark enough to be told by that, and none
 * for «ved ikke», which is hollow.
 */
export function scaleHatches(categories: readonly Category[], theme: FigureTheme): Map<string, Hatch> {
  if (!theme.patterns) return new Map();
  const {answers, order} = orderOf(categories, theme);
  const colours = scaleColours(categories, theme);
  return new Map(
    answers.flatMap(({key, name}) => {
      const place = order.indexOf(name);
      const stroke = readableOn(colours.get(key) ?? theme.paper, theme.ink);
      return place < 1 ? [] : [[key, {pattern: place - 1, stroke}] as const];
    }),
  );
}

/** Where each answer stands on its scale, from 0 to 1. */
function placesOf(categories: readonly Category[], theme: FigureTheme): Map<string, number> {
  const {answers, order} = orderOf(categories, theme);
  const last = Math.max(1, order.length - 1);
  return new Map(answers.map(({key, name}) => [key, order.indexOf(name) / last]));
}

/** The answers by name, and all names of their scale. Answers with one label are told apart by their codes too. */
function orderOf(categories: readonly Category[], theme: FigureTheme) {
  const substantive = categories.filter(({missing}) => !missing);
  const isTwice = (label: string) => substantive.filter((each) => each.label === label).length > 1;
  const answers = substantive.map(({key, label}) => ({key, name: isTwice(label) ? `${label} (${key})` : label}));
  return {answers, order: theme.reportColours.scaleOrder(answers.map(({name}) => name))};
}
