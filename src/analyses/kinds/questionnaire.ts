/**
 * A form's questions as they were put, with the answers to choose among: the questionnaire appendix writes itself from the codebook.
 *
 * - A block a section (`all` without sections); rows are keyed by variable, or by the name of a multiple-response question.
 * - Columns: `variable` and `answers`; `asked` too where some questions are only put at some waves.
 */
import type {AnalysisResult, Column, Row, TextCell} from "../../results/model.ts";
import {listOf} from "../print/danish.ts";
import {sourceLine} from "../print/source-line.ts";
import {waveLabel} from "../resolve/waves.ts";
import {addressOf, textCell} from "../table/cells.ts";
import {displayOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {type Answers, answersTo} from "./questionnaire/answers.ts";
import {type Question, type Section, sectionsOf} from "./questionnaire/questions.ts";

const sameAsAbove = "Som ovenfor";

export async function questionnaire(task: Task<"questionnaire">): Promise<AnalysisResult> {
  const {spec, evaluation} = task;
  const sections = sectionsOf(task);
  const everyTime = sections.every(({questions}) => questions.every((question) => wavesOf(question) === null));
  return displayOf(task, {
    table: {
      arrangement: "stacked",
      stub: "Spørgsmål",
      columns: [
        column("variable", "Variabel"),
        ...(everyTime ? [] : [column("asked", "Stilles ved")]),
        column("answers", "Svarmuligheder"),
      ],
      blocks: sections.map((section) => ({
        key: section.key,
        label: section.label,
        question: section.question,
        rows: rowsOf(task, section, everyTime),
      })),
    },
    source: sourceLine(evaluation, [spec.form]),
  });
}

function column(key: string, label: string): Column {
  return {key, label, group: null, unit: "text", role: "value"};
}

function rowsOf(task: Task<"questionnaire">, section: Section, everyTime: boolean): Row[] {
  let above = "";
  return section.questions.map((question): Row => {
    const address = (name: string) => addressOf(task.key, section.key, question.key, name);
    const answers = answersTo(question, task.spec.codes);
    const isSame = answers.isChoice && above === answers.list.join("\n");
    above = answers.list.join("\n");
    return {
      key: question.key,
      label: question.text,
      role: "category",
      cells: [
        textCell(address("variable"), question.key),
        ...(everyTime ? [] : [textCell(address("asked"), askedAt(task, question))]),
        isSame ? textCell(address("answers"), sameAsAbove) : answersCell(address("answers"), answers),
      ],
    };
  });
}

function answersCell(address: string, {list}: Answers): TextCell {
  const printed = list.join("; ");
  return list.length === 1 ? textCell(address, printed) : {...textCell(address, printed), list};
}

/** Null when it is put at all waves. */
function wavesOf({asked}: Question): readonly number[] | null {
  const variable = "options" in asked ? asked.options[0] : asked;
  return variable?.askedAt ?? null;
}

function askedAt({evaluation}: Task<"questionnaire">, question: Question): string {
  const waves = wavesOf(question);
  return waves === null ? "Alle målinger" : listOf(waves.map((wave) => waveLabel(evaluation, wave)));
}
