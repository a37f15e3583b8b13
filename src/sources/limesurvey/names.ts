/** What a column of LimeSurvey's responses holds, by its name: `Q1`, `Q1[SQ001]`, `Q1[SQ001][2]`, `Q1[other]`. */
export interface LimeColumn {
  readonly name: string;
  readonly question: string;
  /** The code of a subquestion. */
  readonly item: string | null;
  /** From 0; only a question with two scales has a second. */
  readonly scale: number;
  /** Free text beside the answer is text, whatever the question's type. */
  readonly part: "answer" | "other" | "comment";
}

const systemColumns = new Set([
  "id",
  "submitdate",
  "lastpage",
  "startlanguage",
  "seed",
  "token",
  "startdate",
  "datestamp",
  "ipaddr",
  "refurl",
  "interviewtime",
  "firstname",
  "lastname",
  "email",
]);
const systemTexts = new Set([
  "id",
  "seed",
  "token",
  "ipaddr",
  "refurl",
  "startlanguage",
  "firstname",
  "lastname",
  "email",
]);

/** Columns of LimeSurvey's own, the participant's attributes and the timings. */
export function isSystemColumn(name: string): boolean {
  return systemColumns.has(name) || /^attribute_\d+$/.test(name) || /^(?:group|question)Time\d+$/i.test(name);
}

/** System columns that hold ids or names, however much like numbers they look. */
export function isSystemText(name: string): boolean {
  return systemTexts.has(name);
}

/**
 * Takes a column's name apart. Question and item stand in brackets or are joined by `_`; the codes of questions hold no `_`,
 * so the first one parts them, unless the structure knows better.
 *
 * @param questions the codes of the questions, when the structure tells them
 */
export function limeColumn(name: string, questions: ReadonlySet<string> = new Set()): LimeColumn {
  const [, inBrackets, item, scale] = /^([^[\]]+)\[([^\]]*)\](?:\[([^\]]*)\])?$/.exec(name) ?? [];
  if (inBrackets !== undefined && item !== undefined) {
    return {name, question: inBrackets, scale: Math.max(0, Number(scale ?? 1) - 1) || 0, ...itemPart(item)};
  }
  if (questions.has(name)) return whole(name);
  const [, question = "", joined] = /^([\p{L}\p{N}]+)_(.+)$/u.exec(name) ?? [];
  if (joined === undefined || (questions.size > 0 && !questions.has(question))) return whole(name);
  const [, plain = joined, number = "0"] = /^(.*)#([01])$/.exec(joined) ?? [];
  return {name, question, scale: Number(number), ...itemPart(plain)};
}

function whole(name: string): LimeColumn {
  return {name, question: name, item: null, scale: 0, part: "answer"};
}

function itemPart(item: string): Pick<LimeColumn, "item" | "part"> {
  if (item === "other") return {item: null, part: "other"};
  if (item === "comment") return {item: null, part: "comment"};
  if (/^.+comment$/.test(item)) return {item: item.slice(0, -"comment".length), part: "comment"};
  return {item, part: "answer"};
}
