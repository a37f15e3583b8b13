import type {DerivationSpec} from "../config/derivations.ts";
import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {Derived, DerivedFrom} from "./derived.ts";
import type {TotalDerivation, Variable} from "./model.ts";
import {hasNumbers} from "./numbers.ts";
import {answerValues, type Points, pointsOf} from "./points.ts";

type ScoreSpec = Extract<DerivationSpec, {sum: string[]} | {mean: string[]}>;

/**
 * The sum or mean of number variables, or of the codes of categorical ones. Answers that mean missing are not counted as
 * answered. All items must be answered unless `require` says fewer.
 */
export function scoreOf(spec: ScoreSpec, parts: readonly Variable[], made: DerivedFrom): Derived {
  const kind = "sum" in spec ? "sum" : "mean";
  refuseTwice(parts, kind, made);
  const points = pointsOf(spec.points, parts, made);
  if (points === undefined) refuseWithoutNumbers(parts, kind, made);
  const require = requiredOf(spec.require, parts, made);
  const derivation: TotalDerivation = {
    ...totalOf(kind, parts, spec.times, require, isProrated(spec, require, made)),
    ...(points === undefined ? {} : {points}),
    ...(spec.reversed === undefined ? {} : {reversed: reversedItems(spec.reversed, parts, points, made)}),
  };
  return {derivation, categories: null};
}

/**
 * A sum or mean; a sum in which the person's own mean stands for unanswered items is that mean times the number of items.
 */
export function totalOf(
  kind: TotalDerivation["kind"],
  parts: readonly Variable[],
  times: number,
  require: number,
  prorated: boolean,
): TotalDerivation {
  const of = parts.map((part) => part.name);
  return kind === "sum" && prorated
    ? {kind: "mean", of, times: times * of.length, require}
    : {kind, of, times, require};
}

/** How many items must be answered; all unless fewer are said to be enough. */
export function requiredOf(
  written: number | undefined,
  parts: readonly Variable[],
  {source, name, entry}: DerivedFrom,
): number {
  const require = written ?? parts.length;
  if (require <= parts.length) return require;
  throw new CliError(
    "config",
    `${referenceTo(source, name)} requires ${require} answers and has ${parts.length} items.`,
    {
      place: entry.at(["derive", "require"]),
      hint: `Require at most ${parts.length}, or leave it out to require all.`,
    },
  );
}

/** @param key where the items are listed */
export function refuseTwice(parts: readonly Variable[], key: string, {source, name, entry}: DerivedFrom): void {
  const twice = parts.findIndex((part, index) => parts.findIndex((each) => each.name === part.name) !== index);
  if (twice === -1) return;
  throw new CliError("config", `${referenceTo(source, name)} counts "${parts[twice]?.name}" twice.`, {
    place: entry.at(["derive", key, twice]),
  });
}

function refuseWithoutNumbers(parts: readonly Variable[], kind: string, {source, entry}: DerivedFrom): void {
  const index = parts.findIndex((part) => !hasNumbers(part));
  const part = parts[index];
  if (part === undefined) return;
  throw new CliError("config", `${referenceTo(source, part.name)} has no numbers to take the ${kind} of.`, {
    place: entry.at(["derive", kind, index]),
    hint: "Items are number variables, or categorical ones whose codes are numbers; or say what each answer counts under points.",
  });
}

function isProrated(spec: ScoreSpec, require: number, {source, name, entry}: DerivedFrom): boolean {
  if (!("sum" in spec) || spec.missing === undefined) return false;
  if (require < spec.sum.length) return true;
  throw new CliError("config", `${referenceTo(source, name)} requires all answers, so "missing" says nothing.`, {
    place: entry.at(["derive", "missing"]),
    hint: `Say how many must be answered: require: ${Math.max(1, spec.sum.length - 1)}.`,
  });
}

/** For each item that counts the other way, its lowest and highest answer added. */
function reversedItems(
  names: readonly string[],
  parts: readonly Variable[],
  points: Points | undefined,
  {source, name, entry}: DerivedFrom,
): ReadonlyMap<string, number> {
  return new Map(
    names.map((item, index): [string, number] => {
      const place = entry.at(["derive", "reversed", index]);
      const part = parts.find((each) => each.name === item);
      if (part === undefined) {
        throw new CliError("config", `${referenceTo(source, name)} reverses "${item}", which is none of its items.`, {
          place,
          hint: didYouMean(
            item,
            parts.map((each) => each.name),
            "items",
          ),
        });
      }
      const values = answerValues(part, points);
      if (values !== null) return [item, Math.min(...values) + Math.max(...values)];
      throw new CliError(
        "config",
        `${referenceTo(source, item)} is a number without a scale, so it cannot be reversed.`,
        {
          place,
          hint: "Give it a scale or an order in codebook.yaml, so that its lowest and highest answer are known.",
        },
      );
    }),
  );
}
