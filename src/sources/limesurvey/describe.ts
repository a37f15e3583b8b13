import {unknownVariable} from "../csv.ts";
import type {SourceColumn, SourceVariable} from "../model.ts";
import {isSystemText, type LimeColumn} from "./names.ts";
import {otherOptionName} from "./options.ts";
import type {TickedSet} from "./sets.ts";
import type {LimeQuestion} from "./structure.ts";
import {structuredVariable, yesNoLabels} from "./variables.ts";

export interface Described {
  readonly named: ReadonlyMap<string, LimeColumn>;
  readonly sets: readonly TickedSet[];
  readonly questions: ReadonlyMap<string, LimeQuestion>;
  /** The file with the responses, and the one with the structure. */
  readonly files: {readonly data: string; readonly structure: string | null};
}

/**
 * What is known of each column, in their order; the option «other» stands behind its text. A column of LimeSurvey's own has no
 * question, all others have: without a structure it is the column's name.
 */
export function limeVariables(columns: readonly SourceColumn[], known: Described): SourceVariable[] {
  return columns.flatMap((column) => {
    const parts = known.named.get(column.name);
    if (parts === undefined) return [systemVariable(column.name, known.files.data)];
    const set = known.sets.find(({question}) => question === parts.question);
    const variable = questionVariable(column, parts, set, known);
    return set?.other?.name === column.name ? [variable, otherOption(variable, set, known)] : [variable];
  });
}

function systemVariable(name: string, file: string): SourceVariable {
  return {...unknownVariable(name, file), kind: isSystemText(name) ? "text" : "unknown"};
}

function questionVariable(
  column: SourceColumn,
  parts: LimeColumn,
  set: TickedSet | undefined,
  {questions, files}: Described,
): SourceVariable {
  const question = questions.get(parts.question);
  if (question !== undefined) {
    return structuredVariable(parts, question, {file: files.structure ?? files.data, line: question.line});
  }
  const plain = {...unknownVariable(column.name, files.data), question: column.name};
  if (parts.part !== "answer") return {...plain, kind: "text"};
  if (set === undefined) return {...plain, labels: yesNoLabels(column.values)};
  const code = parts.item ?? column.name;
  return {...plain, question: set.question, kind: "multiple", option: {set: set.question, code, label: code}};
}

function otherOption(text: SourceVariable, set: TickedSet, {questions}: Described): SourceVariable {
  const question = questions.get(set.question);
  return {
    ...text,
    name: otherOptionName(text.name),
    question: question?.text ?? set.question,
    kind: "multiple",
    option: {set: set.question, code: "other", label: question?.other ?? "Andet"},
  };
}
