import {categoryCodes} from "../../codebook/lookup.ts";
import type {Category} from "../../codebook/model.ts";
import {CliError} from "../../errors/cli-error.ts";
import {placeIn, type Task} from "../task.ts";
import {scaleOf} from "./categories.ts";
import type {Item} from "./items.ts";

/** A distribution from outside the data that answers are held against. */
export interface Reference {
  readonly label: string;
  readonly source: string;
  /** The answers of substance with their percentages. */
  readonly categories: readonly Category[];
  readonly percent: readonly number[];
}

/** What rounding to whole percentages may take from or give to a sum of 100. */
const roundingSlack = 2;

/**
 * The reference of a distribution; null when it has none.
 * @throws CliError (config) for an answer that the scale does not have or that no percentage is given for, for
 * percentages that do not add up to 100, and for several items
 */
export function referenceOf(task: Task<"distribution">, items: readonly Item[]): Reference | null {
  const {reference} = task.spec;
  const [item, ...others] = items;
  if (reference === undefined || item === undefined) return null;
  if (others.length > 0) {
    throw new CliError("config", "A reference is of one question, and this analysis has several items.", {
      place: placeIn(task, "reference"),
      hint: "Make an analysis for each of them.",
    });
  }
  const place = placeIn(task, "reference", "shares");
  const given = new Map(
    Object.entries(reference.shares).flatMap(([answer, percent]) =>
      categoryCodes(item.variable, [answer], placeIn(task, "reference", "shares", answer)).map((code) => [
        code,
        percent,
      ]),
    ),
  );
  const categories = scaleOf(item).categories.filter(({missing}) => missing === null);
  const lacking = categories.find(({code}) => !given.has(code));
  if (lacking !== undefined) {
    throw new CliError("config", `The reference has no percentage for "${lacking.label}".`, {
      place,
      hint: "Give one for every answer but «ved ikke» and «ikke relevant»; it may be 0.",
    });
  }
  const percent = categories.map(({code}) => given.get(code) ?? 0);
  const sum = percent.reduce((total, each) => total + each, 0);
  if (Math.abs(sum - 100) > roundingSlack) {
    throw new CliError("config", `The percentages of the reference add up to ${Number(sum.toFixed(6))}, not 100.`, {
      place,
    });
  }
  return {label: reference.label, source: reference.source, categories, percent};
}
