import type {DerivationSpec} from "../config/derivations.ts";
import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import type {Derived, DerivedFrom} from "./derived.ts";
import type {Instrument} from "./instruments/model.ts";
import {instruments} from "./instruments/registry.ts";
import type {Category, Limits, Variable} from "./model.ts";
import {answersOf} from "./numbers.ts";
import {answerValues, type Points, pointsOf} from "./points.ts";
import {recogniseScale} from "./recognise/recognise-scale.ts";
import {refuseTwice, requiredOf, totalOf} from "./scores.ts";

type InstrumentSpec = Extract<DerivationSpec, {score: unknown}>;

/**
 * The score of a measuring instrument. With fewer required than there are, unanswered items count as the person's own mean.
 * @throws CliError (config) for another number of items, answers that the instrument does not have, and items whose good end
 * has the wrong number
 */
export function instrumentScore(spec: InstrumentSpec, parts: readonly Variable[], made: DerivedFrom): Derived {
  const instrument = instruments[spec.score];
  refuseCount(parts, instrument, made);
  refuseTwice(parts, "items", made);
  const points = pointsOf(spec.points, parts, made);
  for (const [index, part] of parts.entries()) refuseItem(part, index, instrument, points, made);
  const require = requiredOf(spec.require, parts, made);
  const total = totalOf(instrument.total, parts, instrument.times, require, require < parts.length);
  return {
    derivation: points === undefined ? total : {...total, points},
    categories: null,
    label: instrument.name,
    unit: "point",
    instrument: instrument.key,
    ...(instrument.relevantChange === null ? {} : {relevantChange: instrument.relevantChange}),
  };
}

/** The answers that an instrument's items have. A number's values are held against them when the export is read. */
export function limitsOf({score}: InstrumentSpec): Limits {
  const {lowest, highest, name} = instruments[score];
  return {lowest, highest, instrument: name};
}

function refuseCount(parts: readonly Variable[], instrument: Instrument, {source, name, entry}: DerivedFrom): void {
  const wanted = instrument.items.length;
  if (parts.length === wanted) return;
  throw new CliError(
    "config",
    `${instrument.name} has ${wanted} items, and ${referenceTo(source, name)} lists ${parts.length}.`,
    {
      place: entry.at(["derive", "items"]),
      hint: `In order: ${instrument.items.join("; ")}.`,
    },
  );
}

function refuseItem(
  part: Variable,
  index: number,
  instrument: Instrument,
  points: Points | undefined,
  {source, entry}: DerivedFrom,
): void {
  const place = entry.at(["derive", "items", index]);
  const name = referenceTo(source, part.name);
  const range = `${instrument.lowest} to ${instrument.highest}`;
  const values = answerValues(part, points);
  if (values === null) {
    if (part.kind === "number" && part.derivation === null) return;
    const what = part.derivation === null ? `a ${part.kind} variable` : "a derived number";
    throw new CliError("config", `${name} is ${what} and cannot be an item of ${instrument.name}.`, {
      place,
      hint: `Items are answered ${range}: name the questions of the export.`,
    });
  }
  const outside = answersOf(part).find((_, answer) => !isAnswer(values[answer], instrument));
  if (outside !== undefined || values.length === 0) {
    throw new CliError(
      "config",
      `${name} has ${outside === undefined ? "no answers" : `the answer ${printed(outside)}`}, but items of ${instrument.name} are answered ${range}.`,
      {
        place,
        hint: "Say what each answer counts under points: {answer: points}.",
      },
    );
  }
  if (!runsTheOtherWay(part, points, instrument)) return;
  throw new CliError(
    "config",
    `${name} gives its best answer the ${instrument.best === "highest" ? "lowest" : "highest"} number, but ${instrument.name} the ${instrument.best}.`,
    {
      place,
      hint: "Say what each answer counts under points: {answer: points}.",
    },
  );
}

function isAnswer(value: number | undefined, {lowest, highest}: Instrument): boolean {
  return value !== undefined && Number.isInteger(value) && value >= lowest && value <= highest;
}

/** Whether the good end, as codebook.yaml or the labels tell it, has the number that the instrument gives the bad one. */
function runsTheOtherWay(part: Variable, points: Points | undefined, {best}: Instrument): boolean {
  const categories = answersOf(part);
  const known = part.scale?.best ?? null;
  const recognised = known === null ? recogniseScale(categories) : null;
  const end = known ?? recognised?.best ?? null;
  const [first, last] = [(recognised?.categories ?? categories)[0], (recognised?.categories ?? categories).at(-1)];
  if (end === null || first === undefined || last === undefined) return false;
  const [good, bad] = end === "first" ? [first, last] : [last, first];
  const difference = numberFor(good, points) - numberFor(bad, points);
  return best === "highest" ? difference < 0 : difference > 0;
}

function numberFor({code}: Category, points: Points | undefined): number {
  return points?.get(code) ?? Number(code);
}

function printed({code, label}: Category): string {
  return code === label ? `"${code}"` : `${code} "${label}"`;
}
