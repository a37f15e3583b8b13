import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import type {DerivedFrom} from "./derived.ts";
import {categoryCodes} from "./lookup.ts";
import type {Variable} from "./model.ts";
import {answersOf} from "./numbers.ts";
import {printCategory} from "./scales.ts";

/** What each code of a score's items counts; undefined where the codes count what they are. */
export type Points = ReadonlyMap<string, number>;

/**
 * What `points` says, by code. Answers are named by code or by label.
 * @throws CliError (config) for an answer that an item does not have, one that is left out, and a code that counts two things
 */
export function pointsOf(
  written: Readonly<Record<string, number>> | undefined,
  parts: readonly Variable[],
  {source, name, entry}: DerivedFrom,
): Points | undefined {
  if (written === undefined) return undefined;
  const points = new Map<string, number>();
  for (const [answer, value] of Object.entries(written)) {
    const place = entry.at(["derive", "points", answer]);
    for (const code of parts.flatMap((part) => categoryCodes(part, [answer], place))) {
      const other = points.get(code);
      if (other !== undefined && other !== value) {
        throw new CliError(
          "config",
          `${referenceTo(source, name)} gives the code ${code} both ${other} and ${value} points.`,
          {
            place,
            hint: "Items that are coded differently must be recoded to one scale first.",
          },
        );
      }
      points.set(code, value);
    }
  }
  for (const part of parts) {
    const left = answersOf(part).filter(({code}) => !points.has(code));
    if (left.length === 0) continue;
    throw new CliError(
      "config",
      `${referenceTo(source, name)} has no points for ${left.map(printCategory).join(", ")} of ${part.name}.`,
      {place: entry.at(["derive", "points"]), hint: "Give every answer its points."},
    );
  }
  return points;
}

/** What an item's answers count, in the order of its scale; null for a number, whose answers are not listed. */
export function answerValues(part: Variable, points: Points | undefined): number[] | null {
  if (part.scale === null) return null;
  return answersOf(part).map(({code}) => points?.get(code) ?? Number(code));
}
