import type {BandSetKey, DerivationSpec} from "../config/derivations.ts";
import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import type {Derived, DerivedFrom} from "./derived.ts";
import type {BandSet} from "./instruments/model.ts";
import {bandSets, instruments} from "./instruments/registry.ts";
import type {Band, Category, Variable} from "./model.ts";
import {hasNumbers} from "./numbers.ts";
import {category} from "./scales.ts";
import {stepsOf} from "./steps.ts";

type BandsSpec = Extract<DerivationSpec, {bands: string}>;

/**
 * Divides a number variable into bands, with the codes 1, 2, … in the order they are written; or into those of an
 * instrument, which may also divide the answers to its items.
 */
export function bandsOf(spec: BandsSpec, of: Variable, made: DerivedFrom): Derived {
  const {source, name, entry} = made;
  if (typeof spec.into === "string") return bandsOfInstrument(spec.into, of, made);
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
  if (!Array.isArray(spec.into)) return stepsOf(spec.into, of, made);
  const written = spec.into;
  const bands = numbered(written);
  bands.forEach((band, index) => {
    const place = entry.at(["derive", "into", index]);
    const label = written[index]?.label;
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
    const otherLabel = written[Number(other.code) - 1]?.label;
    throw new CliError("config", `The bands "${otherLabel}" and "${label}" of ${referenceTo(source, name)} overlap.`, {
      place,
      hint: "Both ends belong to a band: let one end where the next has not begun.",
    });
  });
  return {derivation: {kind: "bands", of: of.name, bands}, categories: labelled(written)};
}

/** The bands of an instrument's own, which tell which end is the good one. */
function bandsOfInstrument(key: BandSetKey, of: Variable, {source, entry}: DerivedFrom): Derived {
  const set = bandSets[key];
  const {name} = instruments[set.instrument];
  const isScore = of.derivation !== null;
  const isOther = of.instrument !== undefined && of.instrument !== set.instrument;
  if (!hasNumbers(of) || isOther || (set.of === "items" && isScore)) {
    throw new CliError("config", `${referenceTo(source, of.name)} cannot be divided into the bands "${key}".`, {
      place: entry.at(["derive", "into"]),
      hint:
        set.of === "items"
          ? `They are of the items of ${name}, one by one.`
          : `They are of a number: the score of ${name}.`,
    });
  }
  return {
    derivation: {kind: "bands", of: of.name, bands: numbered(set.bands)},
    categories: labelled(set.bands),
    best: set.best,
  };
}

type WrittenBand = BandSet["bands"][number];

function numbered(bands: readonly {readonly from?: number | undefined; readonly to?: number | undefined}[]): Band[] {
  return bands.map(({from, to}, index) => ({code: String(index + 1), from: from ?? null, to: to ?? null}));
}

function labelled(bands: readonly Pick<WrittenBand, "label">[]): Category[] {
  return bands.map(({label}, index) => category(index + 1, label));
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
