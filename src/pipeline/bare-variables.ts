import {numberOf, readCode} from "../codebook/answers.ts";
import type {SourceColumn, SourceTable, SourceVariable} from "../sources/model.ts";

/** More different values than this are numbers or text, not answers to choose among. */
const mostAnswers = 12;

/** A text that is longer is something that people have written. */
const longestAnswer = 60;

const danish = new Intl.Collator("da");

/**
 * A table whose columns can be counted though nobody has labelled them: few whole numbers or short texts are answers, labelled
 * by themselves; labelled ones take in what their labels leave out.
 */
export function withGuessedAnswers(table: SourceTable): SourceTable {
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  const variables = table.variables.map((variable) => {
    const column = columns.get(variable.name);
    return column === undefined ? variable : guessed(variable, column, table);
  });
  return {...table, variables};
}

function guessed(variable: SourceVariable, column: SourceColumn, {rowCount, held}: SourceTable): SourceVariable {
  if (!isOpen(variable) || held?.manyValued.has(column.name) === true) return variable;
  const codes = [...new Set(column.values.filter((value) => value !== null).map((value) => codeOf(value, column)))];
  const labelled = new Set(variable.labels.map(({code}) => code));
  const added = codes.filter((code) => !labelled.has(code) && !isMissing(variable, code, column));
  if (labelled.size > 0) {
    if (added.length === 0) return {...variable, kind: variable.kind === "unknown" ? "single" : variable.kind};
    if (added.length > mostAnswers) return {...variable, kind: restKind(column), labels: []};
    return {...variable, labels: [...variable.labels, ...inOrder(added, column)]};
  }
  const answered = held === null ? column.values.filter((value) => value !== null).length : rowCount;
  return added.length > 0 && looksChosen(added, column, answered)
    ? {...variable, kind: "single", labels: inOrder(added, column)}
    : variable;
}

/** Nobody has said what it is; or it has labels; or SPSS has it as categories, which it may be without labels. */
function isOpen({kind, labels, measure}: SourceVariable): boolean {
  if (kind === "unknown" || labels.length > 0) return true;
  return (kind === "text" || kind === "number") && (measure === "nominal" || measure === "ordinal");
}

function codeOf(value: string, {reading}: SourceColumn): string {
  return readCode(null, value, reading);
}

/** Values that the export declares missing have their own place. */
function isMissing({missing}: SourceVariable, code: string, {reading}: SourceColumn): boolean {
  if (missing === null) return false;
  if (missing.values.includes(code)) return true;
  const number = numberOf(code, reading);
  if (missing.range === null || number === null) return false;
  const {from, to} = missing.range;
  return (from === null || number >= from) && (to === null || number <= to);
}

function looksChosen(codes: readonly string[], {reading}: SourceColumn, answered: number): boolean {
  if (codes.length > mostAnswers || codes.length * 2 > answered) return false;
  if (reading.kind === "number") return codes.every((code) => /^-?\d+$/.test(code));
  return reading.kind === "text" && codes.every((code) => code.length <= longestAnswer);
}

function restKind({reading}: SourceColumn): SourceVariable["kind"] {
  return reading.kind === "number" ? "number" : "text";
}

function inOrder(codes: readonly string[], {reading}: SourceColumn): {code: string; label: string}[] {
  const isNumber = reading.kind === "number";
  const sorted = [...codes].sort((a, b) => (isNumber ? Number(a) - Number(b) : danish.compare(a, b)));
  return sorted.map((code) => ({code, label: code}));
}
