import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import {nearest} from "../errors/did-you-mean.ts";
import {masked} from "../errors/masked.ts";
import type {ColumnReading, SourceTable} from "../sources/model.ts";
import {rowsByFile} from "../sources/row-place.ts";
import {dateOf, isNoAnswer, numberOf, readCode} from "./answers.ts";
import type {Limits, Scale, SourceCodebook, Variable} from "./model.ts";
import {printCategory} from "./scales.ts";

/** A value that does not fit its variable, and the lines it stands on, or the rows where lines are not known. */
export interface Misfit {
  readonly value: string;
  readonly lines: readonly number[];
}

/**
 * Holds every value of an export against its variable: codes must be in the scale, numbers and dates must be such.
 * @throws CliError (data) for the first variable with values that do not fit, naming them, their rows and lines
 */
export function checkValues(table: SourceTable, codebook: SourceCodebook): void {
  for (const column of table.columns) {
    const variable = codebook.variables.get(column.name);
    if (variable === undefined) continue;
    for (const {file, from, to} of rowsByFile(table)) {
      const [values, lines] = [column.values.slice(from, to), table.lines.slice(from, to)];
      const misfits = misfitsOf(values, lines, (text) => fits(variable, text, column.reading));
      if (misfits.length > 0) throw misfitError(variable, misfits, {dataFile: file, held: table.held});
    }
  }
}

/** Whether a value that is not blank fits its variable. */
export function fits(variable: Variable, text: string, reading: ColumnReading): boolean {
  if (isNoAnswer(variable, text, reading)) return true;
  switch (variable.kind) {
    case "categorical": {
      const code = readCode(variable.scale, text, reading);
      return variable.scale?.categories.some((category) => category.code === code) ?? false;
    }
    case "number":
      return isWithin(numberOf(text, reading), variable.limits);
    case "date":
      return dateOf(text, reading) !== null;
    case "text":
      return true;
  }
}

function isWithin(value: number | null, limits: Limits | undefined): boolean {
  if (value === null || limits === undefined) return value !== null;
  return Number.isInteger(value) && value >= limits.lowest && value <= limits.highest;
}

/** The values that do not fit, those on most rows first. */
function misfitsOf(
  values: readonly (string | null)[],
  lines: readonly number[],
  isFit: (value: string) => boolean,
): Misfit[] {
  const seen = new Map<string, number[] | null>();
  values.forEach((raw, row) => {
    const value = raw?.trim();
    if (!value) return;
    let found = seen.get(value);
    if (found === undefined) {
      found = isFit(value) ? null : [];
      seen.set(value, found);
    }
    found?.push(lines[row] ?? 0);
  });
  return [...seen]
    .flatMap(([value, found]) => (found === null ? [] : [{value, lines: found}]))
    .sort((a, b) => b.lines.length - a.lines.length);
}

/** @param misfits one or more, those on most rows first */
export function misfitError(
  variable: Variable,
  misfits: readonly Misfit[],
  {dataFile: file, held}: Pick<SourceTable, "dataFile" | "held">,
): CliError {
  const worst = misfits[0] ?? {value: "", lines: []};
  const name = referenceTo(variable.source, variable.name);
  const others = misfits.length === 1 ? "" : `, and ${count(misfits.length - 1, "other value")} like it`;
  const {said, hint} = explain(variable, worst, misfits);
  return new CliError(
    "data",
    `${name} ${said} (${rowsAndLines(worst.lines, held === null ? "line" : "row")})${others}.`,
    {
      place: held === null ? {file, line: Math.min(...misfits.map((misfit) => misfit.lines[0] ?? 1))} : {file},
      hint,
    },
  );
}

function explain(variable: Variable, {value}: Misfit, misfits: readonly Misfit[]): {said: string; hint: string} {
  const shown = masked(value);
  const {limits} = variable;
  if (limits !== undefined) {
    return {
      said: `is an item of ${limits.instrument}, which are answered ${limits.lowest} to ${limits.highest}, and has the value ${shown}`,
      hint: "Mend the export, list it under no_answer, or make it categorical and say what each answer counts under points of the score.",
    };
  }
  if (variable.kind === "number" || variable.kind === "date") {
    return {
      said: `is a ${variable.kind} variable and has the value ${shown}`,
      hint: "Mend the export, or give the variable another type in codebook.yaml.",
    };
  }
  const scale = variable.scale;
  if (scale === null || scale.categories.length === 0) {
    const found = misfits.slice(0, 12).map((misfit) => masked(misfit.value));
    return {
      said: `is a question with answers to choose among, but none of them has a label: ${shown}`,
      hint: `Give it labels in codebook.yaml for ${found.join(", ")}${misfits.length > 12 ? " …" : ""}, or type: number or text.`,
    };
  }
  return explainCode(variable, scale, value);
}

function explainCode(variable: Variable, scale: Scale, value: string): {said: string; hint: string} {
  const shown = masked(value);
  const codes = scale.categories.map((category) => category.code);
  const listed = scale.categories.map(printCategory).join(", ");
  const isNumber = /^-?\d+(?:[.,]\d+)?$/.test(value);
  if (isNumber && codes.every((code) => !/\d/.test(code))) {
    return {
      said: `has the number ${shown} where the codebook says an answer`,
      hint: `The answers are ${listed}. Mend the export, or make it type: number in codebook.yaml.`,
    };
  }
  const labelled = scale.categories.find((category) => category.label.toLowerCase() === value.toLowerCase());
  if (labelled !== undefined) {
    return {
      said: `has the label ${shown} where the codebook says a code`,
      hint: `Its code is ${labelled.code}. Export codes instead of labels, or write the codes of the scale as they are in the data.`,
    };
  }
  const near = isNumber ? undefined : nearest(value, codes);
  const where = scale.key === null ? `a scale that has it to ${variable.name}` : `it to the scale "${scale.key}"`;
  return {
    said: `has the value ${shown}, which is not in its scale`,
    hint: `${near === undefined ? `The answers are ${listed}.` : `Did you mean "${near}"?`} Mend the export, or add ${where} in codebook.yaml.`,
  };
}

function rowsAndLines(lines: readonly number[], noun: "line" | "row"): string {
  const shown = lines.slice(0, 5).join(", ");
  const more = lines.length > 5 ? " …" : "";
  return `${count(lines.length, "row")}: ${noun}${lines.length === 1 ? "" : "s"} ${shown}${more}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
