import type {DerivationSpec} from "../config/derivations.ts";
import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import type {Derived, DerivedFrom} from "./derived.ts";
import type {Variable} from "./model.ts";
import {hasNumbers} from "./numbers.ts";
import {category} from "./scales.ts";

type QuantileSpec = Extract<DerivationSpec, {quantile: unknown}>["quantile"];

/** What a group is called, by how many there are. */
const groupNames: ReadonlyMap<number, string> = new Map([
  [2, "halvdel"],
  [3, "tertil"],
  [4, "kvartil"],
  [5, "kvintil"],
  [10, "decil"],
]);

/**
 * Groups of a number, with the codes 1, 2, … from the lowest. The limits are the quantiles of those who have a number at the same
 * wave (R's type 7), and who is on a limit is in the lower group.
 */
export function quantileOf(spec: QuantileSpec, of: Variable, {source, name, entry}: DerivedFrom): Derived {
  if (!hasNumbers(of)) {
    throw new CliError(
      "config",
      `${referenceTo(source, of.name)} has no numbers to divide into groups of equal size.`,
      {
        place: entry.at(["derive", "quantile", "of"]),
        hint: "Name a number variable, or a categorical one whose codes are numbers.",
      },
    );
  }
  const labels = spec.labels ?? defaultLabels(spec.into);
  if (labels.length !== spec.into) {
    throw new CliError("config", `${referenceTo(source, name)} has ${spec.into} groups and ${labels.length} labels.`, {
      place: entry.at(["derive", "quantile", "labels"]),
      hint: "Give each group one label, from the lowest to the highest.",
    });
  }
  return {
    derivation: {kind: "quantile", of: of.name, into: spec.into},
    categories: labels.map((label, index) => category(index + 1, label)),
  };
}

function defaultLabels(into: number): string[] {
  const noun = groupNames.get(into) ?? "gruppe";
  return Array.from({length: into}, (_, index) => {
    if (index === 0) return `Nederste ${noun}`;
    return index === into - 1 ? `Øverste ${noun}` : `${index + 1}. ${noun}`;
  });
}
