import type {AnalysisSpec} from "../config/analysis-specs.ts";
import type {EvaluationSpec} from "../config/evaluation.ts";
import type {Path} from "../config/read-yaml.ts";
import {CliError, type Place} from "../errors/cli-error.ts";
import {throwAll} from "../errors/cli-errors.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {own} from "./resolve/own.ts";

/** Another analysis that a spec reads from, and where in the spec it says so. */
export interface Dependency {
  readonly analysis: string;
  readonly path: Path;
}

/** What each analysis of an evaluation reads from, by key. */
export type Dependencies = ReadonlyMap<string, readonly Dependency[]>;

/**
 * Finds which analyses read others' cells.
 * @throws CliError (config) when one reads an analysis that does not exist, itself, or others in a circle
 */
export function findDependencies(evaluation: EvaluationSpec, placeOf: (path: Path) => Place): Dependencies {
  const {found, errors} = tryDependencies(evaluation, placeOf);
  throwAll([...errors.values()].flat());
  return found;
}

/** Does what `findDependencies` does, and tells for each analysis what is wrong instead of ending. */
export function tryDependencies(
  evaluation: EvaluationSpec,
  placeOf: (path: Path) => Place,
): {readonly found: Dependencies; readonly errors: ReadonlyMap<string, readonly CliError[]>} {
  const {analyses} = evaluation;
  const found = new Map(Object.keys(analyses).map((key) => [key, dependenciesOf(analyses, key)]));
  const errors = new Map(
    [...found].flatMap(([key, dependencies]): [string, CliError[]][] => {
      const unknown = dependencies.filter(({analysis}) => own(analyses, analysis) === undefined);
      const told = unknown.map(({analysis, path}) => {
        const place = placeOf(["analyses", key, ...path]);
        const hint = didYouMean(analysis, Object.keys(analyses), "analyses");
        return new CliError("config", `There is no analysis "${analysis}".`, {place, hint});
      });
      return told.length === 0 ? [] : [[key, told]];
    }),
  );
  for (const [key, told] of circles(found, placeOf)) errors.set(key, [...(errors.get(key) ?? []), ...told]);
  return {found, errors};
}

function dependenciesOf(analyses: EvaluationSpec["analyses"], key: string): Dependency[] {
  const spec = own(analyses, key);
  if (spec === undefined) return [];
  const others = Object.entries(analyses).filter(([other]) => other !== key);
  if (spec.kind === "methods") return allBut(others, ["methods"]);
  if (spec.kind === "published") return allBut(others, ["methods", "published"]);
  if (spec.kind === "judgement") return notReading(analyses, key);
  return [...namedIn(spec), ...ofModel(analyses, spec)];
}

/** What shows a model calculates it again, and so needs the cells that the model is made of. */
function ofModel(analyses: EvaluationSpec["analyses"], spec: AnalysisSpec): Dependency[] {
  if (spec.kind !== "scenario-table" && spec.kind !== "sensitivity" && spec.kind !== "impact-table") return [];
  const model = own(analyses, spec.analysis);
  const isModel = model?.kind === "scenarios" || model?.kind === "impact-investment";
  return isModel ? named(model, []).map(({analysis}) => ({analysis, path: ["analysis"]})) : [];
}

/** All that neither read everything nor, by way of others, this one: a text may hold the number of any of them. */
function notReading(analyses: EvaluationSpec["analyses"], key: string): Dependency[] {
  const readers = new Set([key]);
  for (const reader of readers) {
    for (const [other, spec] of Object.entries(analyses)) {
      if (namedIn(spec).some(({analysis}) => analysis === reader)) readers.add(other);
    }
  }
  const rest = Object.entries(analyses).filter(([other]) => !readers.has(other));
  return allBut(rest, ["methods", "published", "judgement"]);
}

function allBut(others: readonly (readonly [string, AnalysisSpec])[], kinds: readonly string[]): Dependency[] {
  return others.flatMap(([analysis, {kind}]) => (kinds.includes(kind) ? [] : [{analysis, path: []}]));
}

/** The analyses that a spec names. */
function namedIn(spec: AnalysisSpec): Dependency[] {
  if (spec.kind !== "summary") return named(spec, []);
  return spec.rows.flatMap(({cells}, row) =>
    Object.entries(cells).map(([column, source]) => ({
      analysis: headOf(typeof source === "string" ? source : source.cell),
      path: ["rows", row, "cells", column, ...(typeof source === "string" ? [] : ["cell"])],
    })),
  );
}

function headOf(address: string): string {
  return address.split("/", 1)[0] ?? "";
}

/** Whatever stands under a key `cell` or `analysis` names another analysis, alone or at the head of an address. */
function named(value: unknown, path: Path): Dependency[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => named(each, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const isName = (key === "cell" || key === "analysis") && typeof each === "string";
    return isName ? [{analysis: headOf(each), path: [...path, key]}] : named(each, [...path, key]);
  });
}

/** The members of circles: what is wrong is told of one of them, and nothing more of the others. */
function circles(found: Dependencies, placeOf: (path: Path) => Place): Map<string, CliError[]> {
  const errors = new Map<string, CliError[]>();
  const done = new Set<string>();
  const visit = (key: string, above: readonly string[]): void => {
    if (done.has(key)) return;
    const chain = [...above, key];
    for (const {analysis, path} of found.get(key) ?? []) {
      if (!chain.includes(analysis)) {
        visit(analysis, chain);
        continue;
      }
      const members = chain.slice(chain.indexOf(analysis));
      const message = `These analyses read from each other in a circle: ${[...members, analysis].join(" → ")}.`;
      const hint = "Let one of them take its number from somewhere else.";
      const error = new CliError("config", message, {place: placeOf(["analyses", key, ...path]), hint});
      for (const member of members)
        errors.set(member, [...(errors.get(member) ?? []), ...(member === key ? [error] : [])]);
    }
    done.add(key);
  };
  for (const key of found.keys()) visit(key, []);
  return errors;
}
