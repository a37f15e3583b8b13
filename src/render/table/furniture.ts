import {printNumber} from "../../numbers/print.ts";
import type {Layout} from "../../report/model.ts";
import type {AnalysisResult} from "../../results/model.ts";
import {withoutForm} from "../../results/without-form.ts";

/** A line under a table or figure: its word, `Anm.:` or `Kilde:`, and its text. */
export interface FurnitureLine {
  readonly kind: "notes" | "source";
  readonly word: string;
  readonly text: string;
}

/** What stands under a table, in the order of the layout: the notes, and the source with the data notice. */
export function tableFurniture(analysis: AnalysisResult, notice: string | null, layout: Layout): FurnitureLine[] {
  const notes = sentences([...notCounted(analysis), ...analysis.notes.map(({text}) => text)]);
  const lines: FurnitureLine[] = [
    {kind: "notes", word: layout.words.notes, text: notes},
    {kind: "source", word: layout.words.source, text: sourceOf(analysis, notice)},
  ];
  const ordered = layout.furniture === "notes-first" ? lines : lines.reverse();
  return ordered.filter(({text}) => text !== "");
}

/** What stands under a figure. Its notes belong to the numbers, and stand under the table that holds them. */
export function figureFurniture(analysis: AnalysisResult, notice: string | null, layout: Layout): FurnitureLine[] {
  const text = sourceOf(analysis, notice);
  return text === "" ? [] : [{kind: "source", word: layout.words.source, text}];
}

/** Why n is less than everybody, where it is for want of a form: who everybody is stands in the text, and blanks in the notes. */
function notCounted(analysis: AnalysisResult): string[] {
  const {label, size} = analysis.population;
  const number = withoutForm(analysis);
  if (number === 0 || number === size) return [];
  return [`${printNumber(number, 0)} af de ${printNumber(size, 0)} ${label} er uden oplysninger og indgår ikke.`];
}

function sourceOf(analysis: AnalysisResult, notice: string | null): string {
  return sentences([withCapital(analysis.source.trim()), notice ?? ""]);
}

function sentences(texts: readonly string[]): string {
  return texts.map(asSentence).filter(Boolean).join(" ");
}

/** The text with a full stop, unless it ends with a mark of its own. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === "" || /[.!?…][«»”")]?$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Signs that are no Danish letters, such as the χ of a test, stay as they are. */
export function withCapital(text: string): string {
  return text.replace(/^[a-zæøåéü]/, (first) => first.toUpperCase());
}
