import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import {plainText} from "../plain-text.ts";
import type {DelimitedFile} from "../read-delimited-file.ts";
import {type Rows, rowsOf} from "../rows.ts";

/** One question of a LimeSurvey questionnaire. */
export interface LimeQuestion {
  readonly code: string;
  /** LimeSurvey's letter: L list, M multiple choice, F array … */
  readonly type: string;
  readonly text: string;
  /** Whether it is only put to some, so that nothing chosen need not mean that it was seen. */
  readonly isConditional: boolean;
  /** The words for «other» when it can be chosen. */
  readonly other: string | null;
  readonly items: readonly LimeChoice[];
  readonly answers: readonly LimeChoice[];
  readonly line: number;
}

export interface LimeChoice {
  readonly code: string;
  readonly text: string;
  /** 0, or 1 for the second scale or the columns of a table. */
  readonly scale: number;
}

interface OpenQuestion extends LimeQuestion {
  readonly items: LimeChoice[];
  readonly answers: LimeChoice[];
}

type Cell = (row: number, column: string) => string;

/**
 * The questions of a survey's structure (LimeSurvey's tab-separated text): rows of class G, Q, SQ and A, where items and
 * answers follow their question. Of several languages, the survey's own is read.
 *
 * @throws CliError (data) when it is another file, and for a question that stands twice
 */
export function readLimeStructure(read: DelimitedFile): ReadonlyMap<string, LimeQuestion> {
  const rows = rowsOf(read.records, read.file);
  const cell = cellsOf(rows, read.file);
  const language = baseLanguage(rows, cell);
  const questions = new Map<string, OpenQuestion>();
  let groupIsConditional = false;
  let current: OpenQuestion | null = null;
  for (const [row, line] of rows.lines.entries()) {
    if (cell(row, "language") !== language) continue;
    const [name, text, scale] = [cell(row, "name"), plainText(cell(row, "text")), Number(cell(row, "type/scale")) || 0];
    switch (cell(row, "class").toUpperCase()) {
      case "G":
        groupIsConditional = isCondition(cell(row, "relevance"));
        break;
      case "Q":
        current = questionAt(row, line, groupIsConditional, cell);
        refuseTwice(current, questions, read.file);
        questions.set(current.code, current);
        break;
      case "SQ":
        current?.items.push({code: name, text: text || name, scale});
        break;
      case "A":
        current?.answers.push({code: name, text: text || name, scale});
        break;
    }
  }
  if (questions.size > 0) return questions;
  throw new CliError("data", "The structure file has no questions.", {
    place: {file: read.file},
    hint: "Export the survey's structure as tab-separated values (.txt) from LimeSurvey.",
  });
}

function questionAt(row: number, line: number, groupIsConditional: boolean, cell: Cell): OpenQuestion {
  const code = cell(row, "name");
  return {
    code,
    type: cell(row, "type/scale"),
    text: plainText(cell(row, "text")) || code,
    isConditional: groupIsConditional || isCondition(cell(row, "relevance")),
    other: cell(row, "other").toUpperCase() === "Y" ? plainText(cell(row, "other_replace_text")) || "Andet" : null,
    items: [],
    answers: [],
    line,
  };
}

function isCondition(relevance: string): boolean {
  return relevance !== "" && relevance !== "1";
}

function cellsOf({names, rows}: Rows, file: string): Cell {
  const positions = new Map(names.map((name, index) => [name.toLowerCase(), index]));
  for (const wanted of ["class", "type/scale", "name", "text", "language"]) {
    if (positions.has(wanted)) continue;
    throw new CliError("data", `The structure file has no column "${wanted}".`, {
      place: {file, line: 1},
      hint: `${didYouMean(wanted, names, "columns")} Export the survey's structure as tab-separated values (.txt).`,
    });
  }
  return (row, column) => rows[row]?.[positions.get(column) ?? -1] ?? "";
}

/** What the survey's settings say; the first question's language when they are left out. */
function baseLanguage({lines}: Rows, cell: Cell): string {
  const indices = [...lines.keys()];
  const stated = indices.find((row) => cell(row, "class").toUpperCase() === "S" && cell(row, "name") === "language");
  if (stated !== undefined) return cell(stated, "text");
  const first = indices.find((row) => cell(row, "class").toUpperCase() === "Q");
  return first === undefined ? "" : cell(first, "language");
}

function refuseTwice({code, line}: LimeQuestion, questions: ReadonlyMap<string, LimeQuestion>, file: string): void {
  const earlier = questions.get(code);
  if (earlier === undefined) return;
  throw new CliError("data", `The question "${code}" stands twice.`, {
    place: {file, line},
    hint: `The first is on line ${earlier.line}. Export the structure again.`,
  });
}
