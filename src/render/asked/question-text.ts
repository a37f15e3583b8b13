import type {AddressedCell} from "../../results/find-by-address.ts";
import type {QuestionText} from "../../results/model.ts";
import {type Line, lines} from "./model.ts";

/** A table about more questions than this tells them under its own caption only. */
const severalQuestions = 3;

/** The questions behind a cell's number, as they were worded: those of its block, row or column, else all of a few. */
export function questionLines(found: AddressedCell): Line[] {
  const {analysis, block} = found;
  const own = analysis.questions.filter((question) => isOf(question, found));
  const isCrossed = analysis.kind === "crosstab";
  const asked = own.length > 0 && !isCrossed ? own : own.length > 0 ? crossed(found, own) : analysis.questions;
  if (asked.length === 0 || asked.length > severalQuestions) return lines(["Spørgsmål", block.question]);
  return lines(...asked.map((question) => ["Spørgsmål", wordingOf(question)] as const));
}

/** As it was asked; what has no wording is told by its label. */
function wordingOf({variable, label, question}: QuestionText): string {
  return question === "" || question === nameOf(variable) ? label : question;
}

/** `borger.psykhelb` is `psykhelb` */
function nameOf(variable: string): string {
  return variable.slice(variable.indexOf(".") + 1);
}

function isOf({variable}: QuestionText, {block, row, column}: AddressedCell): boolean {
  const name = nameOf(variable);
  const keys = [block.key, row.key, column.key].flatMap((key) => [key, ...key.split(/[@.:]/)]);
  return keys.includes(name) || keys.includes(variable);
}

/** A cross-tab's cell is about two questions: that of its block, and the one that no block is of. */
function crossed({analysis}: AddressedCell, own: readonly QuestionText[]): readonly QuestionText[] {
  const blocks = new Set(analysis.table.blocks.map(({key}) => key));
  const ofColumns = analysis.questions.filter(({variable}) => {
    const name = nameOf(variable);
    return !blocks.has(name) && !blocks.has(variable);
  });
  return [...new Set([...own, ...ofColumns])];
}
