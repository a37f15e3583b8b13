import {asText, type Dialect} from "./dialect.ts";
import type {FormValue} from "./forms.ts";
import type {Answer} from "./model.ts";

/** In front of a code, so that no code can be taken for a kind of missing. */
const codeMark = "=";
const missingKinds = ["no_form", "not_asked", "no_answer"] as const;

/** An answer as one text in SQL, never NULL: the code behind a mark, or the kind of missing. */
export function answerText(dialect: Dialect, {expression, type, present, asked, noAnswer}: FormValue): string {
  if (!asked) return `CASE WHEN ${present} THEN 'not_asked' ELSE 'no_form' END`;
  const blank = `${expression} IS NULL OR ${dialect.isOneOf(expression, type, noAnswer)}`;
  return `CASE WHEN NOT (${present}) THEN 'no_form' WHEN ${blank} THEN 'no_answer'
    ELSE '${codeMark}' || ${asText(expression)} END`;
}

/** What `answerText` says. Databases write the number 37 as `37.0`; the shortest text is JavaScript's. */
export function readAnswerText(text: string, isNumber: boolean): Answer {
  if (text.startsWith(codeMark)) {
    const code = text.slice(codeMark.length);
    return {code: isNumber ? String(Number(code)) : code, missing: null};
  }
  const missing = missingKinds.find((kind) => kind === text);
  if (missing === undefined) throw new TypeError("a count has an answer that is neither a code nor missing");
  return {code: null, missing};
}
