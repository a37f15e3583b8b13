import type {DerivationSpec} from "../config/codebook-file.ts";
import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import type {Derived, DerivedFrom} from "./derived.ts";
import type {Band, Variable} from "./model.ts";
import {category} from "./scales.ts";

type BandsSpec = Extract<DerivationSpec, {bands: string}>;

/** Divides a number variable into bands, with the codes 1, 2, … in the order they are written. */
export function bandsOf(spec: BandsSpec, of: Variable, {source, name, entry}: DerivedFrom): Derived {
  if (of.kind !== "number") {
    throw new CliError(
      "config",
      `${referenceTo(source, of.name)} is a ${of.kind} variable and cannot be divided into bands.`,
      {
        place: entry.at(["derive", "bands"]),
        hint: "Bands are of a number variable; group the answers of a categorical one with recode.",
      },
    );
  }
  const bands = spec.into.map(
    ({from, to}, index): Band => ({code: String(index + 1), from: from ?? null, to: to ?? null}),
  );
  bands.forEach((band, index) => {
    const place = entry.at(["derive", "into", index]);
    const label = spec.into[index]?.label;
    if (lowest(band) > highest(band)) {
      throw new CliError(
        "config",
        `The band "${label}" of ${referenceTo(source, name)} goes from ${band.from} to ${band.to}.`,
        {
          place,
          hint: "Swap the two ends.",
        },
      );
    }
    const other = bands.slice(0, index).find((earlier) => overlap(earlier, band));
    if (other === undefined) return;
    const otherLabel = spec.into[Number(other.code) - 1]?.label;
    throw new CliError("config", `The bands "${otherLabel}" and "${label}" of ${referenceTo(source, name)} overlap.`, {
      place,
      hint: "Both ends belong to a band: let one end where the next has not begun.",
    });
  });
  return {
    derivation: {kind: "bands", of: of.name, bands},
    categories: spec.into.map(({label}, index) => category(index + 1, label)),
  };
}

function overlap(a: Band, b: Band): boolean {
  return Math.max(lowest(a), lowest(b)) <= Math.min(highest(a), highest(b));
}

function lowest(band: Band): number {
  return band.from ?? Number.NEGATIVE_INFINITY;
}

function highest(band: Band): number {
  return band.to ?? Number.POSITIVE_INFINITY;
}
