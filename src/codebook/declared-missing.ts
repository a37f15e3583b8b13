import type {VariableSpec} from "../config/codebook-file.ts";
import type {MissingValues, SourceColumn, SourceVariable} from "../sources/model.ts";
import {isAmongMissing} from "./among-missing.ts";
import {readCode} from "./answers.ts";
import type {Category, VariableKind} from "./model.ts";
import {category, missingKinds} from "./scales.ts";

/** The categories that an export labels. Those it declares missing are no answer, unless their label says which kind. */
export function labelledCategories({labels, missing}: SourceVariable): Category[] {
  return labels.map(({code, label}) => declared(category(code, label), missing));
}

/**
 * Categories of the values that the export declares missing and gives no label, as far as they occur: such a value is
 * called by its code.
 */
export function unlabelledMissing(exported: SourceVariable, column: SourceColumn | null): Category[] {
  const {missing} = exported;
  if (missing === null || column === null) return [];
  const labelled = new Set(exported.labels.map(({code}) => code));
  const codes = new Set<string>();
  for (const text of new Set(column.values)) {
    if (text === null) continue;
    const code = readCode(null, text, column.reading);
    if (!labelled.has(code) && isAmongMissing(missing, code)) codes.add(code);
  }
  return [...codes]
    .sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1))
    .map((code) => declared(category(code, code), missing));
}

/**
 * The values that are no answer without being a category: all that are declared missing for a number, a date or a text;
 * for a categorical variable those of the export that its scale leaves out. A number has them from codebook.yaml too.
 */
export function missingValuesOf(
  exported: SourceVariable,
  spec: VariableSpec | undefined,
  kind: VariableKind,
): {readonly missingValues?: MissingValues} {
  const stated = kind === "number" ? missingKinds.flatMap((each) => (spec?.[each] ?? []).map(String)) : [];
  const values = [...(exported.missing?.values ?? []), ...stated];
  const range = exported.missing?.range ?? null;
  return values.length === 0 && range === null ? {} : {missingValues: {values, range}};
}

function declared(each: Category, missing: MissingValues | null): Category {
  if (missing === null || each.missing !== null || !isAmongMissing(missing, each.code)) return each;
  return {...each, missing: "no_answer"};
}
