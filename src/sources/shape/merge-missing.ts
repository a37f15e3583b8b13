import {CliError} from "../../errors/cli-error.ts";
import {masked} from "../../errors/masked.ts";
import type {MissingValues} from "../model.ts";
import type {ColumnPart} from "./merge-readings.ts";

/**
 * The values that any of the columns declares missing. One that is missing in one column must not be an answer in another.
 * @throws CliError (data) when it is, and when two columns declare different ranges
 */
export function mergeMissing(name: string, parts: readonly ColumnPart[]): MissingValues | null {
  const declared = parts.flatMap(({variable}) => (variable?.missing ? [variable.missing] : []));
  const [first] = declared;
  if (first === undefined) return null;
  const ranges = new Map(declared.flatMap(({range}) => (range === null ? [] : [[JSON.stringify(range), range]])));
  const merged: MissingValues = {
    values: [...new Set(declared.flatMap(({values}) => values))],
    range: [...ranges.values()][0] ?? null,
  };
  for (const part of parts) {
    const own = part.variable?.missing ?? null;
    const answer = [...new Set(part.column.values)].find(
      (value) => value !== null && !isMissing(own, value) && declared.some((missing) => isMissing(missing, value)),
    );
    if (answer != null) throw answered(name, answer, part);
  }
  if (ranges.size > 1) throw twoRanges(name, parts);
  return merged;
}

function isMissing(missing: MissingValues | null, value: string): boolean {
  if (missing === null) return false;
  if (missing.values.includes(value)) return true;
  const number = Number(value);
  if (missing.range === null || Number.isNaN(number)) return false;
  return (
    number >= (missing.range.from ?? Number.NEGATIVE_INFINITY) &&
    number <= (missing.range.to ?? Number.POSITIVE_INFINITY)
  );
}

function answered(name: string, value: string, {from, file}: ColumnPart): CliError {
  return new CliError(
    "data",
    `"${name}" has the value ${masked(value)}, which is missing elsewhere but not in ${from}.`,
    {
      place: {file},
      hint: "Declare the same missing values everywhere, and export again.",
    },
  );
}

function twoRanges(name: string, parts: readonly ColumnPart[]): CliError {
  return new CliError(
    "data",
    `"${name}" has different ranges of missing values in ${parts.map(({from}) => from).join(" and ")}.`,
    {
      place: {file: parts[0]?.file ?? ""},
      hint: "Declare the same missing values everywhere, and export again.",
    },
  );
}
