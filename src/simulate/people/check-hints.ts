import type {PlaceOf} from "../../codebook/entry.ts";
import type {Codebook, SourceCodebook, Variable} from "../../codebook/model.ts";
import type {CodebookFile} from "../../config/codebook-file.ts";
import {referenceTo} from "../../config/variable-reference.ts";
import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {Hints} from "./ranges.ts";

interface Checking {
  readonly variable: Variable;
  readonly hints: Hints;
  readonly codebook: SourceCodebook;
  readonly at: (...path: string[]) => CliError["place"];
  readonly hintsOf: (name: string) => Hints | undefined;
}

/**
 * Checks what codebook.yaml tells of invented answers.
 * @throws CliError (config) for a variable that is not there, limits that are not of the variable's kind or the wrong way round, and dates
 * that come after one another in a circle
 */
export function checkHints(codebook: Codebook, file: CodebookFile, placeOf: PlaceOf): void {
  for (const [source, {variables}] of Object.entries(file.sources)) {
    const described = codebook.get(source);
    for (const [name, {simulate: hints}] of Object.entries(variables)) {
      const variable = described?.variables.get(name);
      if (described === undefined || variable === undefined || hints === undefined) continue;
      const at = (...path: string[]) => placeOf(["sources", source, "variables", name, "simulate", ...path]);
      const hintsOf = (each: string) => (Object.hasOwn(variables, each) ? variables[each]?.simulate : undefined);
      const checking = {variable, hints, codebook: described, at, hintsOf};
      checkConditions(checking);
      if (variable.kind === "date") checkDate(checking);
      else refuseDates(checking);
      checkEnds(checking);
    }
  }
}

function checkConditions({hints, codebook, at}: Checking): void {
  for (const name of Object.keys(hints.when ?? {})) {
    if (codebook.variables.has(name)) continue;
    throw new CliError("config", `Source "${codebook.source}" has no variable "${name}".`, {
      place: at("when", name),
      hint: didYouMean(name, codebook.variables.keys(), `variables of ${codebook.source}`),
    });
  }
}

function checkDate(checking: Checking): void {
  const {hints, at, variable} = checking;
  const name = referenceTo(variable.source, variable.name);
  for (const key of ["mean", "sd"] as const) {
    if (hints[key] === undefined) continue;
    throw new CliError("config", `${name} is a date, so "${key}" says nothing.`, {
      place: at(key),
      hint: "Give from and to as days, or after another date.",
    });
  }
  const wanted = hints.after === undefined ? "string" : "number";
  for (const key of ["from", "to"] as const) {
    if (hints[key] === undefined || typeof hints[key] === wanted) continue;
    throw new CliError(
      "config",
      wanted === "string"
        ? `${name} is a date, and "${key}" is a number.`
        : `${name} comes after another date, and "${key}" is a day.`,
      {
        place: at(key),
        hint:
          wanted === "string"
            ? "Write a day as 2025-01-31, or name with after the date from which days are counted."
            : "Write how many days after the other date, or take after out.",
      },
    );
  }
  if (hints.after !== undefined) checkAfter(checking, hints.after);
}

function checkAfter({variable, codebook, at, hintsOf}: Checking, after: string): void {
  const dates = [...codebook.variables.values()]
    .filter(({kind, derivation, name}) => kind === "date" && derivation === null && name !== variable.name)
    .map(({name}) => name);
  if (!dates.includes(after)) {
    throw new CliError("config", `Source "${variable.source}" has no other date "${after}".`, {
      place: at("after"),
      hint: didYouMean(after, dates, `other dates of ${variable.source}`),
    });
  }
  const before = new Set<string>();
  for (let name: string | undefined = after; name !== undefined; name = hintsOf(name)?.after) {
    if (name === variable.name) {
      throw new CliError("config", `${referenceTo(variable.source, name)} comes after itself.`, {
        place: at("after"),
        hint: `Take after out of one of ${[variable.name, ...before].join(", ")}.`,
      });
    }
    if (before.has(name)) return;
    before.add(name);
  }
}

function refuseDates({hints, at, variable}: Checking): void {
  const key = (["after", "from", "to"] as const).find((each) => typeof hints[each] === "string");
  if (key === undefined) return;
  throw new CliError(
    "config",
    `${referenceTo(variable.source, variable.name)} is not a date, and "${key}" is for dates.`,
    {place: at(key), hint: "Say type: date, or give from and to as numbers."},
  );
}

function checkEnds({hints: {from, to}, at, variable}: Checking): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw new CliError("config", `${referenceTo(variable.source, variable.name)} goes from ${from} to ${to}.`, {
    place: at("from"),
    hint: "Write the smaller one under from.",
  });
}
