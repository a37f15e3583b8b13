import type {DerivationSpec} from "../config/derivations.ts";
import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {bandsOf} from "./bands.ts";
import {type Ingredient, ingredients} from "./derivation-order.ts";
import type {Derived, DerivedFrom} from "./derived.ts";
import {differenceOf} from "./differences.ts";
import {ageOf, durationOf} from "./durations.ts";
import {answerKeys, type Entry} from "./entry.ts";
import {flagsOf, optionsOf} from "./flags.ts";
import {instrumentScore} from "./instrument-scores.ts";
import type {Variable} from "./model.ts";
import {quantileOf} from "./quantiles.ts";
import {netOf, recodeOf} from "./recodes.ts";
import {relevantChangeOf} from "./relevant-change.ts";
import {category, changedScale} from "./scales.ts";
import {scoreOf} from "./scores.ts";

/** The derivations that a multiple-response question may stand in, for each of its options. */
const flagKeys = new Set(["any", "all", "count"]);

/** @throws CliError (config) when what it is made of does not exist, is of the wrong kind, or does not fit the derivation */
export function derivedVariable(spec: DerivationSpec, from: DerivedFrom): Variable {
  const {source, name, entry} = from;
  const parts = ingredients(spec).flatMap((ingredient) => partsOf(ingredient, from));
  const made = derived(spec, parts, from);
  const {derivation, categories, best = null, instrument} = made;
  refuseKeys(from, categories === null ? ["type", ...answerKeys] : ["type", "scale", "merge"]);
  const scale =
    categories === null
      ? null
      : changedScale({key: null, categories, best}, entry.spec, referenceTo(source, name), entry.at);
  const kind = scale === null ? "number" : "categorical";
  const label = entry.spec.label ?? made.label ?? name;
  return {
    source,
    name,
    label,
    question: entry.spec.question ?? questionOf(parts) ?? label,
    kind,
    scale,
    unit: entry.spec.unit ?? made.unit ?? null,
    ...(made.relevantChange === undefined ? {} : {relevantChange: made.relevantChange}),
    ...relevantChangeOf(entry, kind, referenceTo(source, name)),
    ...(instrument === undefined ? {} : {instrument}),
    askedAt: entry.spec.asked_at ?? askedTogether(parts, from),
    derivation,
    option: null,
    place: entry.at([]),
  };
}

/** The question that a derived variable's only part was put as; null where the export tells no more than a name. */
function questionOf(parts: readonly Variable[]): string | null {
  const [part, ...others] = parts;
  if (part === undefined || others.length > 0) return null;
  const isAsked = part.derivation === null ? part.question !== part.name : part.question !== part.label;
  return isAsked ? part.question : null;
}

function derived(spec: DerivationSpec, parts: readonly Variable[], from: DerivedFrom): Derived {
  if ("any" in spec || "all" in spec || "count" in spec) return flagsOf(spec, from);
  if ("days" in spec) return durationOf("days", spec.days, from);
  if ("months" in spec) return durationOf("months", spec.months, from);
  if ("years" in spec) return durationOf("years", spec.years, from);
  if ("age" in spec) return ageOf(spec.age, from);
  const [only] = parts;
  if (only === undefined) throw new TypeError("a derivation without ingredients");
  if ("bands" in spec) return bandsOf(spec, only, from);
  if ("recode" in spec) return recodeOf(spec, only, from);
  if ("net" in spec) return netOf(spec, only, from);
  if ("answered" in spec) return answeredOf(only);
  if ("difference" in spec) return differenceOf(parts, from);
  if ("quantile" in spec) return quantileOf(spec.quantile, only, from);
  if ("score" in spec) return instrumentScore(spec, parts, from);
  return scoreOf(spec, parts, from);
}

/** Ja when the variable has a value, Nej when it has none: what has happened to those who have a date for it. */
function answeredOf(of: Variable): Derived {
  return {
    derivation: {kind: "answered", of: of.name},
    categories: ["Ja", "Nej"].map((answer) => category(answer, answer)),
  };
}

/** A variable of the source; among flags also all options of a multiple-response question. */
function partsOf(ingredient: Ingredient, from: DerivedFrom): Variable[] {
  const {name, path} = ingredient;
  const found = from.variables.get(name);
  if (found !== undefined) return [found];
  const options = flagKeys.has(String(path[0])) ? optionsOf(name, from.variables) : [];
  if (options.length > 0) return options;
  const place = from.entry.at(["derive", ...path]);
  if (from.dropped.has(name)) {
    throw new CliError(
      "config",
      `${referenceTo(from.source, from.name)} is made of "${name}", which is dropped as personal data.`,
      {
        place,
        hint: `Decide otherwise under personal of "${name}", or leave ${from.name} out.`,
      },
    );
  }
  const [other = "", rest] = name.split(".", 2);
  if (rest !== undefined && from.sources.includes(other)) {
    throw new CliError("config", `${referenceTo(from.source, from.name)} cannot be made of "${name}".`, {
      place,
      hint: `A variable is derived from others of its own source; leave out "${other}.".`,
    });
  }
  throw new CliError("config", `${referenceTo(from.source, from.name)} is made of "${name}", which does not exist.`, {
    place,
    hint: didYouMean(name, from.variables.keys(), `variables of ${from.source}`),
  });
}

/** The derivation alone decides the kind and the codes. */
function refuseKeys({source, name, entry}: DerivedFrom, keys: readonly (keyof Entry["spec"])[]): void {
  const key = keys.find((each) => entry.spec[each] !== undefined);
  if (key === undefined) return;
  throw new CliError("config", `${referenceTo(source, name)} is derived, so "${key}" says nothing.`, {
    place: entry.at([key]),
    hint: `Take "${key}" out: the derivation decides.`,
  });
}

/** The waves at which all its parts are asked; null when they are asked at every wave. */
function askedTogether(parts: readonly Variable[], {source, name, entry}: DerivedFrom): readonly number[] | null {
  const limited = parts.map((part) => part.askedAt).filter((waves) => waves !== null);
  const [first] = limited;
  if (first === undefined) return null;
  const common = first.filter((wave) => limited.every((waves) => waves.includes(wave)));
  if (common.length > 0) return common;
  throw new CliError(
    "config",
    `What ${referenceTo(source, name)} is made of is never asked at one and the same wave.`,
    {
      place: entry.at(["derive"]),
      hint: "Look at asked_at of its parts.",
    },
  );
}
