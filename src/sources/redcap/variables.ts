import {unknownVariable} from "../csv.ts";
import type {SourceColumn, SourceVariable} from "../model.ts";
import type {RedcapField} from "./dictionary.ts";
import {checkboxColumn, codeInName, isSystemColumn, statusOf} from "./names.ts";

/** The fields that are described, and the files that things stand in. */
export interface Dictionary {
  readonly fields: ReadonlyMap<string, RedcapField>;
  readonly file: string | null;
}

const statusLabels: SourceVariable["labels"] = [
  {code: "0", label: "Ufuldstændig"},
  {code: "1", label: "Ikke verificeret"},
  {code: "2", label: "Fuldført"},
];

/** A column of REDCap's own has no question, all others have: without a dictionary it is the column's name. */
export function redcapVariable({name}: SourceColumn, {fields, file}: Dictionary, dataFile: string): SourceVariable {
  const plain = unknownVariable(name, dataFile);
  if (statusOf(name) !== null && !fields.has(name)) return {...plain, kind: "single", labels: statusLabels};
  if (isSystemColumn(name) && !fields.has(name)) return plain;
  const checkbox = checkboxColumn(name);
  const field = fields.get(checkbox?.field ?? name);
  const described: SourceVariable = {
    ...plain,
    question: field?.label ?? checkbox?.field ?? name,
    place: field === undefined ? plain.place : {file: file ?? dataFile, line: field.line},
  };
  if (checkbox === null) {
    return field === undefined ? described : {...described, kind: kindOf(field), labels: field.choices};
  }
  const choice = field?.choices.find(({code}) => codeInName(code) === checkbox.code);
  const code = choice?.code ?? checkbox.code.replace(/^_/, "-");
  return {...described, kind: "multiple", option: {set: checkbox.field, code, label: choice?.label ?? code}};
}

/** A text field without validation may hold anything: its values tell what they are. */
function kindOf({type, validation, choices}: RedcapField): SourceVariable["kind"] {
  if (choices.length > 0) return "single";
  if (type === "slider") return "number";
  if (["notes", "file", "descriptive"].includes(type)) return "text";
  if (type !== "text") return "unknown";
  if (/^date(time)?_/.test(validation)) return "date";
  return /^(integer|number)/.test(validation) ? "number" : "unknown";
}
