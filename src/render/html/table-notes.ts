import {printNumber} from "../../numbers/print.ts";
import type {AnalysisResult} from "../../results/model.ts";
import {withoutForm} from "../../results/without-form.ts";
import type {RenderContext} from "./context.ts";
import {element, escapeHtml} from "./markup.ts";

/** What stands under a table: `Anm.:` with the notes, and `Kilde:` with the source and the data notice. */
export function renderTableNotes(analysis: AnalysisResult, context: RenderContext): string {
  const notes = [...notCounted(analysis), ...analysis.notes.map(({text}) => text)]
    .map(asSentence)
    .filter(Boolean)
    .join(" ");
  return wrapNotes([renderNote("Anm.:", notes, context), renderNote("Kilde:", sourceOf(analysis, context), context)]);
}

/** Why n is less than everybody, where it is for want of a form: who everybody is stands in the text, and blanks in the notes. */
function notCounted(analysis: AnalysisResult): string[] {
  const {label, size} = analysis.population;
  const number = withoutForm(analysis);
  if (number === 0 || number === size) return [];
  return [`${printNumber(number, 0)} af de ${printNumber(size, 0)} ${label} er uden oplysninger og indgår ikke.`];
}

/** What stands under a figure. Its notes belong to the numbers, and stand under the table that holds them. */
export function renderFigureSource(analysis: AnalysisResult, context: RenderContext): string {
  return wrapNotes([renderNote("Kilde:", sourceOf(analysis, context), context)]);
}

function sourceOf(analysis: AnalysisResult, context: RenderContext): string {
  return [analysis.source, context.notice ?? ""].map(asSentence).filter(Boolean).join(" ");
}

function wrapNotes(notes: readonly string[]): string {
  const lines = notes.filter(Boolean);
  return lines.length === 0 ? "" : element("div", {class: "table-notes"}, ...lines);
}

function renderNote(label: string, text: string, context: RenderContext): string {
  if (text === "") return "";
  return element("p", {}, element("span", {class: "label"}, label), " ", escapeHtml(context.hyphenate(text)));
}

/** The text with a full stop, unless it ends with a mark of its own. */
function asSentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === "" || /[.!?…][»”")]?$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
