import type {Place} from "../../errors/cli-error.ts";
import type {SourceVariable} from "../model.ts";
import type {LimeColumn} from "./names.ts";
import type {LimeQuestion} from "./structure.ts";

type Labels = SourceVariable["labels"];

/** The answers that LimeSurvey has itself, in the words of its Danish edition or near to it. */
const fixedAnswers: Readonly<Record<string, Labels>> = {
  Y: labelled({Y: "Ja", N: "Nej"}),
  C: labelled({Y: "Ja", N: "Nej", U: "Ved ikke"}),
  G: labelled({F: "Kvinde", M: "Mand"}),
  E: labelled({I: "Stigning", S: "Uændret", D: "Fald"}),
  "5": points(5),
  A: points(5),
  B: points(10),
};
const singleTypes = new Set(["L", "!", "O", "F", "H", "1", "R", ...Object.keys(fixedAnswers)]);
const multipleTypes = new Set(["M", "P"]);
const numberTypes = new Set(["N", "K", ":"]);
const textTypes = new Set(["S", "T", "U", "Q", ";", "|", "I", "X"]);

export function isMultiple(question: LimeQuestion): boolean {
  return multipleTypes.has(question.type);
}

/** What the structure tells of one column; an item's question is «stem - item», as SurveyXact writes it too. */
export function structuredVariable(column: LimeColumn, question: LimeQuestion, place: Place): SourceVariable {
  const kind = kindOf(column, question);
  const item = itemText(column, question);
  return {
    name: column.name,
    question: item === null || kind === "multiple" ? question.text : `${question.text} - ${item}`,
    kind,
    labels: kind === "single" ? answersOf(column, question) : [],
    option:
      kind === "multiple" ? {set: question.code, code: column.item ?? column.name, label: item ?? column.name} : null,
    missing: null,
    measure: null,
    place,
  };
}

/** Yes, no and don't know are told by their letters, also without a structure. */
export function yesNoLabels(answers: readonly (string | null)[]): Labels {
  const values = new Set(answers);
  const hasOthers = [...values].some((letter) => letter !== null && !["Y", "N", "U"].includes(letter));
  if (hasOthers || !values.has("Y") || !values.has("N")) return [];
  return (values.has("U") ? fixedAnswers.C : fixedAnswers.Y) ?? [];
}

function kindOf({part}: LimeColumn, {type}: LimeQuestion): SourceVariable["kind"] {
  if (part !== "answer" || textTypes.has(type)) return "text";
  if (multipleTypes.has(type)) return "multiple";
  if (singleTypes.has(type)) return "single";
  if (numberTypes.has(type)) return "number";
  return type === "D" ? "date" : "unknown";
}

function answersOf({scale}: LimeColumn, {type, answers, other}: LimeQuestion): Labels {
  const fixed = fixedAnswers[type];
  if (fixed !== undefined) return fixed;
  const own = answers.filter((answer) => answer.scale === scale).map(({code, text}) => ({code, label: text}));
  return other === null ? own : [...own, {code: "-oth-", label: other}];
}

/** A table of numbers or texts has items both ways: `SQ001_SQ002`. */
function itemText({item, part}: LimeColumn, {items, other}: LimeQuestion): string | null {
  if (part === "other") return other ?? "Andet";
  if (item === null) return part === "comment" ? "Kommentar" : null;
  const found = items.find(({code}) => code === item);
  const [row, column] = item
    .split("_")
    .map((code, scale) => items.find((each) => each.code === code && each.scale === scale));
  const text = found?.text ?? (row && column ? `${row.text}, ${column.text}` : item);
  return part === "comment" ? `${text}, kommentar` : text;
}

function labelled(answers: Readonly<Record<string, string>>): Labels {
  return Object.entries(answers).map(([code, label]) => ({code, label}));
}

function points(count: number): Labels {
  return Array.from({length: count}, (_, index) => ({code: String(index + 1), label: String(index + 1)}));
}
