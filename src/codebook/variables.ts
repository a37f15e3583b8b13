import type {VariableSpec} from "../config/codebook-file.ts";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {ColumnReading, SourceVariable} from "../sources/model.ts";
import {answerKeys, type Entry, type PlaceOf} from "./entry.ts";
import type {Category, Scale, Variable, VariableKind} from "./model.ts";
import {own} from "./own.ts";
import {category, changedScale} from "./scales.ts";

export interface VariableContext {
  readonly source: string;
  /** The variable that holds the person's id: text, however much like a number it looks. */
  readonly id: string | null;
  readonly scales: ReadonlyMap<string, Scale>;
}

/** Joins what an export tells of a variable with what codebook.yaml says of it, which wins. */
export function exportedVariable(
  exported: SourceVariable,
  reading: ColumnReading,
  entry: Entry | null,
  context: VariableContext,
): Variable {
  const kind = kindOf(exported, reading, entry, context);
  const question = entry?.spec.question ?? exported.question ?? exported.name;
  const label = entry?.spec.label ?? exported.option?.label ?? shortLabel(question);
  return {
    source: context.source,
    name: exported.name,
    label,
    question,
    kind,
    scale: kind === "categorical" ? scaleOf(exported, entry, context) : null,
    unit: entry?.spec.unit ?? null,
    askedAt: entry?.spec.asked_at ?? null,
    derivation: null,
    option: exported.option === null ? null : {...exported.option, label},
    place: entry === null ? exported.place : entry.at([]),
  };
}

function kindOf(
  exported: SourceVariable,
  reading: ColumnReading,
  entry: Entry | null,
  context: VariableContext,
): VariableKind {
  const kind = entry?.spec.type ?? exportedKind(exported, reading, context);
  if (entry === null || kind === "categorical") return kind;
  const key = answerKeys.find((each) => entry.spec[each] !== undefined);
  if (key === undefined) return kind;
  if (entry.spec.type === undefined && (key === "scale" || key === "labels" || key === "order")) return "categorical";
  throw new CliError("config", `${context.source}.${exported.name} is a ${kind} variable, so "${key}" says nothing.`, {
    place: entry.at([key]),
    hint: `Take "${key}" out, or make the variable categorical with a scale, labels or an order.`,
  });
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

function scaleOf(exported: SourceVariable, entry: Entry | null, context: VariableContext): Scale {
  const own: Scale = {key: null, categories: exportedCategories(exported), best: null};
  if (entry === null) return own;
  const {spec, at} = entry;
  const name = `${context.source}.${exported.name}`;
  const shared = spec.scale === undefined ? null : sharedScale(spec.scale, context.scales, at);
  if (shared === null && own.categories.length === 0) {
    const stated = (spec.order ?? Object.keys(spec.labels ?? {})).map((code) => category(code, labelIn(spec, code)));
    const left = Object.keys(spec.labels ?? {}).filter((code) => !stated.some((each) => each.code === code));
    const scale = {...own, categories: [...stated, ...left.map((code) => category(code, labelIn(spec, code)))]};
    return changedScale(scale, spec, name, at);
  }
  return changedScale(shared ?? own, spec, name, at);
}

function labelIn(spec: VariableSpec, code: string | number): string {
  return own(spec.labels, String(code)) ?? String(code);
}

/** The options of a multiple-response question are chosen or not, also when the labels file leaves that out. */
function exportedCategories(exported: SourceVariable): Category[] {
  if (exported.labels.length === 0 && exported.option !== null) {
    return [category("0", "Ikke valgt"), category("1", "Valgt")];
  }
  return exported.labels.map(({code, label}) => category(code, label));
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
