import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import type {Derived, DerivedFrom} from "./derived.ts";
import type {Variable} from "./model.ts";
import {hasNumbers} from "./numbers.ts";

/** The first number less the second, where both are known; in the unit that they share. */
export function differenceOf(parts: readonly Variable[], {source, name, entry}: DerivedFrom): Derived {
  const [first, second] = parts;
  if (first === undefined || second === undefined) throw new TypeError("a difference is between two variables");
  parts.forEach((part, index) => {
    if (hasNumbers(part)) return;
    throw new CliError("config", `${referenceTo(source, part.name)} has no numbers to take the difference of.`, {
      place: entry.at(["derive", "difference", index]),
      hint: "A difference is between number variables, or categorical ones whose codes are numbers.",
    });
  });
  if (first.name === second.name) {
    throw new CliError("config", `${referenceTo(source, name)} is the difference of "${first.name}" and itself.`, {
      place: entry.at(["derive", "difference", 1]),
    });
  }
  return {
    derivation: {kind: "difference", of: [first.name, second.name]},
    categories: null,
    ...(first.unit === second.unit ? {unit: first.unit} : {}),
  };
}
