import type {CodebookFile, VariableSpec} from "../../config/codebook-file.ts";
import {type EvaluationSpec, pathsOf, type SourceSpec} from "../../config/evaluation.ts";
import type {EvaluationFiles} from "../../config/read-files.ts";
import {parseVariableReference, variableReference} from "../../config/variable-reference.ts";
import {completedColumnOf} from "../../sources/completed-column.ts";
import type {ColumnReading, SourceColumn, SourceTable, SourceVariable} from "../../sources/model.ts";
import {waveColumnOf} from "../../sources/wave-column.ts";
import {declaredOptions} from "./declared-options.ts";

type SourceEntry = CodebookFile["sources"][string];

/**
 * A source as its export would be read if it had no rows: of an export that is there its columns and labels, and nothing of what
 * people have answered; else what codebook.yaml and evaluation.yaml speak of.
 */
export function withoutRows(table: SourceTable): SourceTable {
  const columns = table.columns.map((column): SourceColumn => ({...column, values: []}));
  return {...table, columns, rowCount: 0, lines: [], held: null, notes: []};
}

/** A source that has no export yet. */
export function describedSource(files: EvaluationFiles, key: string, spec: SourceSpec): SourceTable {
  const evaluation = files.evaluation.value;
  const {sources} = files.codebook.value;
  const entry = (Object.hasOwn(sources, key) ? sources[key] : undefined) ?? {variables: {}, sets: {}};
  const rules = [spec.id, waveColumnOf(spec.wave), completedColumnOf(spec), spec.closed];
  const names = new Set([
    ...rules.filter((name) => typeof name === "string"),
    ...Object.entries(entry.variables).flatMap(([name, {derive}]) => (derive === undefined ? [name] : [])),
    ...declaredOptions(entry.sets).keys(),
    ...namedVariables(evaluation, key).filter((name) => !isKnownOtherwise(name, entry)),
  ]);
  const kindOf = kinds(evaluation, key, spec, entry);
  const variables = [...names].map((name): SourceVariable => {
    const option = optionOf(name, entry);
    return {
      name,
      question: null,
      kind: option === null ? kindOf(name) : "multiple",
      labels: [],
      option,
      missing: null,
      measure: null,
      place: files.codebook.placeOf(["sources", key, "variables", name]),
    };
  });
  return {
    key,
    files: [],
    dataFile: pathsOf(spec)[0] ?? key,
    columns: variables.map(({name, kind}): SourceColumn => ({name, values: [], reading: readingOf(kind)})),
    rowCount: 0,
    lines: [],
    variables,
    notes: [],
    held: null,
  };
}

function readingOf(kind: SourceVariable["kind"]): ColumnReading {
  if (kind === "number") return {kind: "number", decimal: "."};
  return kind === "date" ? {kind: "date", order: "ymd"} : {kind: "text"};
}

function isKnownOtherwise(name: string, entry: SourceEntry): boolean {
  const isDerived = Object.hasOwn(entry.variables, name) && entry.variables[name]?.derive !== undefined;
  return isDerived || Object.hasOwn(entry.sets, name) || name.startsWith("$");
}

/** Variables of a source that evaluation.yaml names, wherever it does. */
export function namedVariables(evaluation: EvaluationSpec, source: string): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === "string" && value.startsWith(`${source}.`) && variableReference.safeParse(value).success) {
      found.add(parseVariableReference(value).variable);
    } else if (typeof value === "object" && value !== null) {
      for (const [name, each] of Object.entries(value)) {
        look(name);
        look(each);
      }
    }
  };
  look(evaluation.analyses);
  look(evaluation.data_quality);
  const conditions = Object.values(evaluation.populations).filter((population) => population.source === source);
  for (const {where} of conditions) for (const name of Object.keys(where)) found.add(name);
  return [...found];
}

/**
 * `diag_1` is an option of the question `diag` when codebook.yaml has such a question under sets; `diag___1` as well. A question
 * that names its columns itself has no others.
 */
function optionOf(name: string, {sets, variables}: SourceEntry): SourceVariable["option"] {
  for (const [set, {options}] of Object.entries(sets)) {
    if (options !== undefined) continue;
    const code = /^_{1,3}(.+)$/u.exec(name.startsWith(set) ? name.slice(set.length) : "")?.[1];
    if (code !== undefined) return {set, code, label: variables[name]?.label ?? name};
  }
  return null;
}

function kinds(
  evaluation: EvaluationSpec,
  key: string,
  spec: SourceSpec,
  {variables}: SourceEntry,
): (name: string) => SourceVariable["kind"] {
  const derivations = Object.values(variables).flatMap(({derive}) => derive ?? []);
  const added = new Set(
    derivations.flatMap((derive) =>
      "bands" in derive ? [derive.bands] : "sum" in derive ? derive.sum : "mean" in derive ? derive.mean : [],
    ),
  );
  const dates = new Set(
    [evaluation.data_quality.start, evaluation.data_quality.end].flatMap((reference) => {
      if (reference === undefined) return [];
      const {source, variable} = parseVariableReference(reference);
      return source === key ? [variable] : [];
    }),
  );
  if (spec.closed !== undefined) dates.add(spec.closed);
  return (name) => {
    const own = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (own?.type === "number" || (own !== undefined && hasNumbers(own)) || (added.has(name) && !hasAnswers(own))) {
      return "number";
    }
    return own?.type === "date" || (own !== undefined && hasDates(own)) || dates.has(name) ? "date" : "unknown";
  };
}

function hasAnswers(spec: VariableSpec | undefined): boolean {
  return spec?.scale !== undefined || spec?.labels !== undefined || spec?.order !== undefined;
}

function hasDates({simulate, type}: VariableSpec): boolean {
  const isHinted =
    simulate?.after !== undefined || [simulate?.from, simulate?.to].some((end) => typeof end === "string");
  return isHinted && type === undefined;
}

function hasNumbers(spec: VariableSpec): boolean {
  const {simulate} = spec;
  const isHinted = [simulate?.from, simulate?.to, simulate?.mean].some((end) => typeof end === "number");
  return (isHinted || spec.unit !== undefined) && !hasAnswers(spec) && !hasDates(spec) && spec.type === undefined;
}
