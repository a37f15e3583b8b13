/** Amounts, shares and persons of analyses of money: exact numbers, each with what a note says of its source. */

import type {AmountSpec, PersonsSpec, PriceIndexSpec, ShareSpec, TermSpec} from "../../config/analyses/money.ts";
import type {NumberSource} from "../../config/analyses/number-source.ts";
import type {AnalysisKind} from "../../config/analysis-specs.ts";
import type {Path} from "../../config/read-yaml.ts";
import {
  compare,
  type Fraction,
  fraction,
  fractionOf,
  isNegative,
  one,
  over,
  readFraction,
  sumOf,
  times,
  toNumber,
} from "../../economics/fraction.ts";
import {indexed, percent} from "../../economics/prices.ts";
import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {Findings} from "../../results/model.ts";
import {plainNumber} from "../print/plain-number.ts";
import {placeIn, type Task} from "../task.ts";
import {numberFrom, type SourcedNumber} from "./number-source.ts";

/** Where numbers are looked up, and where in evaluation.yaml a complaint points. */
export interface MoneyContext {
  readonly task: Task<AnalysisKind>;
  readonly findings: Findings;
}

/** A number with its source in words; null where the author names none. */
export interface Sourced {
  readonly value: Fraction;
  readonly source: string | null;
}

export interface Amount extends Sourced {
  /** The calculation: `9 × 1.731 + 19 × 3.459`; null for an amount that is not made of others. */
  readonly how: string | null;
  readonly index: PriceIndexSpec | null;
}

export interface Persons extends Sourced {
  /** In the singular: borger. */
  readonly one: string;
  /** In the plural: borgere med et afsluttet forløb. */
  readonly label: string;
}

/** Kroner, hours or months. @throws CliError (config) for what is not there, is negative, or is a percentage */
export function quantityFrom({task, findings}: MoneyContext, source: NumberSource, path: Path): Sourced {
  const found = numberFrom(task, findings, source, path);
  const {from} = found;
  if (from.kind === "fact" && from.fact.unit === "percent") {
    throw new CliError("config", `The fact "${from.fact.key}" is a percentage, and an amount is wanted.`, {
      place: placeIn(task, ...path),
      hint: "Name a fact with the unit count or number.",
    });
  }
  if (from.kind === "cell" && from.cell.kind === "share" && isValueOf(source)) {
    throw new CliError("config", `The cell "${from.cell.address}" is a share, and an amount is wanted.`, {
      place: placeIn(task, ...path),
      hint: "Write of: count or of: base for its persons.",
    });
  }
  const scale = from.kind === "cell" && from.cell.kind === "number" ? (from.cell.scale ?? 1) : 1;
  const value = times(fractionOf(found.value), fractionOf(scale));
  if (isNegative(value)) {
    throw new CliError("config", `${found.value} is negative.`, {
      place: placeIn(task, ...path),
      hint: "Write costs and gains as positive numbers; which of them is taken away is known.",
    });
  }
  return {value, source: sourceWords(found)};
}

/** Whether a cell's own value is meant, and not its persons or its base. */
function isValueOf(source: NumberSource): boolean {
  return typeof source === "object" && "cell" in source && source.of === "value";
}

/** @throws CliError (config) as `quantityFrom` */
export function amountFrom(context: MoneyContext, spec: AmountSpec, path: Path): Amount {
  if (typeof spec === "number" || "fact" in spec || "cell" in spec) {
    return {...quantityFrom(context, spec, path), how: null, index: null};
  }
  const index = spec.index ?? null;
  const inPrices = (value: Fraction) => (index === null ? value : indexed(value, {...index, rate: rateOf(index)}));
  if ("number" in spec) {
    const {value, source} = quantityFrom(context, spec.number, [...path, "number"]);
    return {
      value: inPrices(value),
      source: spec.source ?? source,
      how: index === null ? null : plainNumber(value),
      index,
    };
  }
  const products = spec.components.map(({label, quantity, price}, position) => {
    const at = [...path, "components", position];
    const many = quantityFrom(context, quantity, [...at, "quantity"]).value;
    const each = quantityFrom(context, price, [...at, "price"]).value;
    const named = label === undefined ? plainNumber(many) : `${plainNumber(many)} ${label}`;
    return {value: times(many, each), how: `${named} × ${plainNumber(each)}`};
  });
  return {
    value: inPrices(sumOf(products.map(({value}) => value))),
    source: spec.source ?? null,
    how: products.map(({how}) => how).join(" + "),
    index,
  };
}

/** A number that has to have a source. @throws CliError (config) as `quantityFrom`, and where no source is named */
export function termFrom(context: MoneyContext, spec: TermSpec, path: Path): Sourced & {readonly source: string} {
  const written = typeof spec === "object" && "number" in spec ? spec : {number: spec};
  const at = typeof spec === "object" && "number" in spec ? [...path, "number"] : path;
  const {value, source} = quantityFrom(context, written.number, at);
  return {value, source: named(context, "source" in written ? written.source : undefined, source, path)};
}

/** A share that has to have a source. @throws CliError (config) as `shareFrom`, and where no source is named */
export function shareTermFrom(context: MoneyContext, spec: TermSpec, path: Path): Sourced & {readonly source: string} {
  const written = typeof spec === "object" && "number" in spec ? spec : {number: spec};
  const at = typeof spec === "object" && "number" in spec ? [...path, "number"] : path;
  const value = shareFrom(context, written.number, at);
  const source = sourceWords(numberFrom(context.task, context.findings, written.number, at));
  return {value, source: named(context, "source" in written ? written.source : undefined, source, path)};
}

/** @throws CliError (config) for no persons, and where no source is named */
export function personsFrom(context: MoneyContext, spec: PersonsSpec, path: Path): Persons & {readonly source: string} {
  const {value, source} = quantityFrom(context, spec.number, [...path, "number"]);
  if (compare(value, fraction(0n)) <= 0) {
    throw new CliError("config", "Nothing can be divided among 0 persons.", {
      place: placeIn(context.task, ...path, "number"),
      hint: "Name the number of persons that the amounts are about.",
    });
  }
  return {value, one: spec.one, label: spec.label, source: named(context, spec.source, source, path)};
}

/** A share from 0 to 1. @throws CliError (config) for anything else */
export function shareFrom(context: MoneyContext, spec: ShareSpec, path: Path): Fraction {
  const value = ratioFrom(context, spec, path);
  if (compare(value, one) <= 0) return value;
  throw noShare(context, typeof spec === "string" ? spec : String(toNumber(value)), path);
}

/** A share, or a number of times: from 0 up. @throws CliError (config) for anything else */
export function ratioFrom(context: MoneyContext, spec: ShareSpec, path: Path): Fraction {
  const {task, findings} = context;
  const value = typeof spec === "string" ? readFraction(spec) : partOfFact(numberFrom(task, findings, spec, path));
  if (value !== undefined && !isNegative(value)) return value;
  throw noShare(context, typeof spec === "string" ? spec : String(value === undefined ? spec : toNumber(value)), path);
}

function noShare({task}: MoneyContext, shown: string, path: Path): CliError {
  return new CliError("config", `${shown} is not a share from 0 to 1.`, {
    place: placeIn(task, ...path),
    hint: 'Write 0.25, "25%" or "1/4" for a quarter.',
  });
}

/** Shares by name that sum to one. @throws CliError (config) when they do not, or a name is unknown */
export function sharesFrom(
  context: MoneyContext,
  spec: Readonly<Record<string, ShareSpec>>,
  known: {readonly keys: readonly string[]; readonly noun: string},
  path: Path,
): ReadonlyMap<string, Fraction> {
  const shares = Object.entries(spec).map(([key, share]): [string, Fraction] => {
    if (!known.keys.includes(key)) throw unknownKey(context, key, known, [...path, key]);
    return [key, shareFrom(context, share, [...path, key])];
  });
  requireOne(
    context,
    shares.map(([, share]) => share),
    "shares",
    path,
  );
  return new Map(shares);
}

/** @throws CliError (config) unless the parts sum to exactly one */
export function requireOne({task}: MoneyContext, parts: readonly Fraction[], noun: string, path: Path): void {
  const sum = sumOf(parts);
  if (compare(sum, one) === 0) return;
  throw new CliError("config", `The ${noun} sum to ${Number(toNumber(sum).toPrecision(6))}, not to 1.`, {
    place: placeIn(task, ...path),
    hint: 'A third is written "1/3".',
  });
}

export function unknownKey(
  {task}: MoneyContext,
  key: string,
  known: {readonly keys: readonly string[]; readonly noun: string},
  path: Path,
): CliError {
  return new CliError("config", `There is no ${known.noun} "${key}".`, {
    place: placeIn(task, ...path),
    hint: didYouMean(key, known.keys, known.noun === "activity" ? "activities" : `${known.noun}s`),
  });
}

export function rateOf({rate}: PriceIndexSpec): Fraction {
  return percent(fractionOf(rate));
}

function partOfFact({value, from}: SourcedNumber): Fraction {
  const exact = fractionOf(value);
  return from.kind === "fact" && from.fact.unit === "percent" ? over(exact, fraction(100n)) : exact;
}

function sourceWords({from}: SourcedNumber): string | null {
  if (from.kind === "written") return null;
  return from.kind === "fact" ? from.fact.source : `tabellen »${from.title}«`;
}

function named({task}: MoneyContext, written: string | undefined, found: string | null, path: Path): string {
  const source = written ?? found;
  if (source !== null) return source;
  throw new CliError("config", "This number has no source.", {
    place: placeIn(task, ...path),
    hint: "Write source: beside the number, or name a fact or a cell, which bring theirs.",
  });
}
