import type {UnitsSpec} from "../../config/units-spec.ts";
import {slugOf} from "./slug.ts";

/** A unit that gets a report of its own. */
export interface Unit {
  /** Its part of paths: `koebenhavn`. */
  readonly key: string;
  readonly name: string;
  /** Persons of the evaluation's population. */
  readonly n: number;
}

export interface UnitPlan {
  /** In the order wanted. */
  readonly units: readonly Unit[];
  /** Those with too few persons for a report of their own, in the codebook's order. */
  readonly small: readonly Unit[];
  /** Whether the small ones have a report together. */
  readonly isMerged: boolean;
  /** Persons of the evaluation's population who are in no unit. */
  readonly without: number;
  /** Who is in each unit, by its key; small ones that are skipped are here too. */
  readonly groups: readonly {readonly key: string; readonly name: string; readonly codes: readonly string[]}[];
}

/** One answer to the question of the unit, and how many have given it. */
export interface CountedUnit {
  readonly code: string;
  readonly name: string;
  readonly n: number;
}

/** The folder of the report for all; no unit may have it. */
export const allKey = "alle";
/** What else stands in the folder of all reports. */
const taken = [allKey, "index"];

/**
 * Which units get a report: those that are large enough, and the small ones together where that is wanted and they are
 * large enough together. Answers of one name are one unit.
 * @param without persons in no unit
 */
export function planUnits(spec: UnitsSpec, counted: readonly CountedUnit[], without: number): UnitPlan {
  const slugs = new Set(taken);
  const names = [...new Set(counted.map(({name}) => name))];
  const all = names.map((name) => {
    const same = counted.filter((each) => each.name === name);
    const n = same.reduce((sum, each) => sum + each.n, 0);
    return {key: slugOf(name, slugs), name, n, codes: same.map(({code}) => code)};
  });
  const large = all.filter(({n}) => n >= spec.smallest);
  const small = all.filter(({n}) => n > 0 && n < spec.smallest);
  const together = spec.below === "merge" ? merged(spec.into, small, slugs) : null;
  const isMerged = together !== null && together.n >= spec.smallest;
  const own = isMerged ? [...large, together] : large;
  const groups = isMerged ? own : all;
  return {
    units: own.map(({key, name, n}) => ({key, name, n})).sort(inOrder[spec.order]),
    small: small.map(({key, name, n}) => ({key, name, n})),
    isMerged,
    without,
    groups: groups.map(({key, name, codes}) => ({key, name, codes})),
  };
}

function merged(name: string, small: readonly (Unit & {readonly codes: readonly string[]})[], slugs: Set<string>) {
  const codes = small.flatMap((each) => each.codes);
  return {key: slugOf(name, slugs), name, n: small.reduce((sum, each) => sum + each.n, 0), codes};
}

const danish = new Intl.Collator("da");
const inOrder: Readonly<Record<UnitsSpec["order"], (a: Unit, b: Unit) => number>> = {
  codebook: () => 0,
  name: (a, b) => danish.compare(a.name, b.name),
  size: (a, b) => b.n - a.n,
};
