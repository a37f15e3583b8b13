import {listedOrder, type VariableSpec} from "../config/codebook-file.ts";
import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {ColumnReading, SourceColumn, SourceVariable} from "../sources/model.ts";
import {labelledCategories, missingValuesOf, unlabelledMissing} from "./declared-missing.ts";
import {answerKeys, type Entry, type PlaceOf} from "./entry.ts";
import {categoriesNamed} from "./lookup.ts";
import type {Category, Scale, Variable, VariableKind} from "./model.ts";
import {occurringCodes, type RowsInDatabase} from "./occurring.ts";
import {own} from "./own.ts";
import {relevantChangeOf} from "./relevant-change.ts";
import {category, changedScale, missingKinds} from "./scales.ts";

export interface VariableContext {
  readonly source: string;
  /** The variable that holds the person's id: text, however much like a number it looks. */
  readonly id: string | null;
  readonly scales: ReadonlyMap<string, Scale>;
  /** The rows, where they are in the database and columns have only their distinct values; null otherwise. */
  readonly heldRows: RowsInDatabase | null;
}

/**
 * Joins what an export tells of a variable with what codebook.yaml says of it, which wins.
 * @param column its values; null when the export has none
 */
export function exportedVariable(
  exported: SourceVariable,
  column: SourceColumn | null,
  entry: Entry | null,
  context: VariableContext,
): Variable {
  const kind = kindOf(exported, column?.reading ?? {kind: "empty"}, entry, context);
  const question = entry?.spec.question ?? exported.question ?? exported.name;
  const label = entry?.spec.label ?? exported.option?.label ?? shortLabel(question);
  return {
    source: context.source,
    name: exported.name,
    label,
    question,
    kind,
    scale: kind === "categorical" ? scaleOf(exported, column, entry, context) : null,
    ...missingValuesOf(exported, entry?.spec, kind),
    unit: entry?.spec.unit ?? null,
    ...relevantChangeOf(entry, kind, referenceTo(context.source, exported.name)),
    askedAt: entry?.spec.asked_at ?? null,
    derivation: null,
    option: exported.option === null ? null : {...exported.option, label},
    place: entry === null ? exported.place : entry.at([]),
  };
}

/** What only answers to choose among can have, and says that there are some. */
const makesCategorical = new Set(["scale", "labels", "order", "merge"]);

function kindOf(
  exported: SourceVariable,
  reading: ColumnReading,
  entry: Entry | null,
  context: VariableContext,
): VariableKind {
  const kind = entry?.spec.type ?? exportedKind(exported, reading, context);
  if (entry === null || kind === "categorical") return kind;
  const key = answerKeys.find((each) => entry.spec[each] !== undefined && !(kind === "number" && isMissingKind(each)));
  if (key === undefined) return kind;
  if (entry.spec.type === undefined && makesCategorical.has(key)) return "categorical";
  throw new CliError(
    "config",
    `${referenceTo(context.source, exported.name)} is a ${kind} variable, so "${key}" says nothing.`,
    {
      place: entry.at([key]),
      hint: `Take "${key}" out, or make the variable categorical with a scale, labels or an order.`,
    },
  );
}

function exportedKind(exported: SourceVariable, reading: ColumnReading, context: VariableContext): VariableKind {
  if (exported.name === context.id) return "text";
  switch (exported.kind) {
    case "single":
    case "multiple":
      return "categorical";
    case "unknown":
      return exported.labels.length > 0 ? "categorical" : kindOfReading(reading);
    default:
      return exported.kind;
  }
}

function kindOfReading(reading: ColumnReading): VariableKind {
  switch (reading.kind) {
    case "number":
      return "number";
    case "date":
    case "datetime":
      return "date";
    default:
      return "text";
  }
}

function isMissingKind(key: (typeof answerKeys)[number]): boolean {
  return missingKinds.some((kind) => kind === key);
}

/**
 * The scale of codebook.yaml, else the export's own. To the own one come the values that it declares missing without a
 * label; one that codebook.yaml names is changed as it says, the others stand last.
 */
function scaleOf(
  exported: SourceVariable,
  column: SourceColumn | null,
  entry: Entry | null,
  context: VariableContext,
): Scale {
  const own: Scale = {key: null, categories: exportedCategories(exported), best: null};
  const bare = unlabelledMissing(exported, column);
  if (entry === null) return {...own, categories: [...own.categories, ...bare]};
  const {spec, at} = entry;
  const name = referenceTo(context.source, exported.name);
  if (spec.scale !== undefined) return changedScale(sharedScale(spec.scale, context.scales, at), spec, name, at);
  const takesAll = own.categories.length === 0 && spec.order === "danish";
  const occurring = takesAll
    ? occurringCodes(exported, column, {name, place: at(["order"]), spec, heldRows: context.heldRows})
    : [];
  const stated = own.categories.length === 0 ? statedCategories(spec, occurring) : own.categories;
  const isNamed = ({code}: Category) => namedCodes(spec).has(code);
  const isNew = ({code}: Category) => !stated.some((each) => each.code === code);
  const named = bare.filter((each) => isNamed(each) && isNew(each));
  const changed = changedScale({...own, categories: [...stated, ...named]}, spec, name, at, takesAll);
  const left = bare.filter((each) => !isNamed(each) && isNew(each));
  return {...changed, categories: [...changed.categories, ...left]};
}

/** The answers that codebook.yaml lists, in its order, and then those that occur besides; also a missing kind that nobody has yet. */
function statedCategories(spec: VariableSpec, occurring: readonly string[]): Category[] {
  const labelled = Object.keys(spec.labels ?? {});
  const listed = spec.merge === undefined ? listedOrder(spec) : listedBeforeMerging(spec);
  const codes = new Set([...listed.map(String), ...labelled, ...occurring]);
  const stated = [...codes].map((code) => category(code, labelIn(spec, code)));
  const missing = spec.order === "danish" ? missingKinds.flatMap((kind) => spec[kind] ?? []).map(String) : [];
  const unseen = missing.filter((code) => categoriesNamed(stated, code).length === 0);
  return [...stated, ...unseen.map((code) => category(code, code))];
}

/** In a list of answers of which some are merged, those that became one stand for what they were. */
function listedBeforeMerging(spec: VariableSpec): (string | number)[] {
  return listedOrder(spec).flatMap((code) => own(spec.merge, String(code)) ?? [code]);
}

/** The codes that codebook.yaml says something of. */
function namedCodes(spec: VariableSpec): Set<string> {
  const listed = [listedOrder(spec), ...missingKinds.map((kind) => spec[kind] ?? [])].flat();
  return new Set([...Object.keys(spec.labels ?? {}), ...listed.map(String)]);
}

function labelIn(spec: VariableSpec, code: string | number): string {
  return own(spec.labels, String(code)) ?? String(code);
}

/** The options of a multiple-response question are chosen or not, also when the labels file leaves that out. */
function exportedCategories(exported: SourceVariable): Category[] {
  if (exported.labels.length === 0 && exported.option !== null) {
    return [category("0", "Ikke valgt"), category("1", "Valgt")];
  }
  return labelledCategories(exported);
}

function sharedScale(key: string, scales: ReadonlyMap<string, Scale>, at: PlaceOf): Scale {
  const scale = scales.get(key);
  if (scale !== undefined) return scale;
  throw new CliError("config", `There is no scale "${key}".`, {
    place: at(["scale"]),
    hint: didYouMean(key, scales.keys(), "scales"),
  });
}

/** SurveyXact writes an item of a battery as «stem - item»: the item alone is its short label. */
function shortLabel(question: string): string {
  const cut = question.lastIndexOf(" - ");
  return cut === -1 ? question : question.slice(cut + 3).trim() || question;
}
