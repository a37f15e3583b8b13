import type {DerivationSpec} from "../config/codebook-file.ts";
import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import type {Derived, DerivedFrom} from "./derived.ts";
import type {Variable} from "./model.ts";

type ScoreSpec = Extract<DerivationSpec, {sum: string[]} | {mean: string[]}>;

/**
 * The sum or mean of number variables, or of the codes of categorical ones. Answers that mean missing are not counted as
 * answered. All items must be answered unless `require` says fewer.
 */
export function scoreOf(spec: ScoreSpec, parts: readonly Variable[], {source, name, entry}: DerivedFrom): Derived {
  const kind = "sum" in spec ? "sum" : "mean";
  const of = parts.map((part) => part.name);
  parts.forEach((part, index) => {
    const place = entry.at(["derive", kind, index]);
    if (of.indexOf(part.name) !== index) {
      throw new CliError("config", `${referenceTo(source, name)} counts "${part.name}" twice.`, {place});
    }
    if (!hasNumbers(part)) {
      throw new CliError("config", `${referenceTo(source, part.name)} has no numbers to take the ${kind} of.`, {
        place,
        hint: "Items are number variables, or categorical ones whose codes are numbers.",
      });
    }
  });
  const require = spec.require ?? of.length;
  if (require > of.length) {
    throw new CliError(
      "config",
      `${referenceTo(source, name)} requires ${require} answers and has ${of.length} items.`,
      {
        place: entry.at(["derive", "require"]),
        hint: `Require at most ${of.length}, or leave it out to require all.`,
      },
    );
  }
  return {derivation: {kind, of, times: spec.times, require}, categories: null};
}

function hasNumbers(variable: Variable): boolean {
  if (variable.scale === null) return variable.kind === "number";
  const counted = variable.scale.categories.filter((each) => each.missing === null);
  return counted.length > 0 && counted.every((each) => /^-?\d+(?:\.\d+)?$/.test(each.code));
}
