import {CliError, type Place} from "../../errors/cli-error.ts";

/**
 * The filter that SurveyXact is asked for: the time that respondents must have closed after, and an expression of the user's
 * own; undefined when there is neither.
 * @throws CliError (config) when the own expression is not whole, so that it would change the meaning of what it is put beside
 */
export function composeExpression(
  closedAfter: string | undefined,
  own: string | undefined,
  place: Place,
): string | undefined {
  const expression = own?.replace(/\s+/g, " ").trim();
  if (expression !== undefined) refuseHalf(expression, place);
  if (closedAfter === undefined) return expression;
  const time = closedAfter.length === 10 ? `${closedAfter} 00:00:00` : closedAfter;
  const closed = `[respondent/closeTime] > datetime("${time}")`;
  if (expression === undefined) return closed;
  return `${closed} and ${hasOr(expression) ? `(${expression})` : expression}`;
}

const closing: Readonly<Record<string, string>> = {"(": ")", "[": "]"};

function refuseHalf(expression: string, place: Place): void {
  const open: string[] = [];
  for (const sign of withoutTexts(expression)) {
    const end = closing[sign];
    if (end !== undefined) open.push(end);
    else if ((sign === ")" || sign === "]") && open.pop() !== sign) throw half(sign, place);
    else if (sign === '"' || sign === "'") throw half(sign, place);
  }
  const [missing] = open.slice(-1);
  if (missing !== undefined) throw half(missing, place);
}

function half(sign: string, place: Place): CliError {
  const what = sign === '"' || sign === "'" ? "A quote is opened and not closed" : `A ${sign} is missing or too many`;
  return new CliError("config", `${what} in the expression.`, {
    place,
    hint: 'Write it as SurveyXact does: [background/ptype1]=390264940 and [respondent/closeTime] > datetime("2026-01-31 00:00:00").',
  });
}

function hasOr(expression: string): boolean {
  return /\bor\b/i.test(withoutTexts(expression).replace(/\[[^\]]*\]/g, ""));
}

/** What stands in quotes says nothing of how an expression is built. */
function withoutTexts(expression: string): string {
  return expression.replace(/"[^"]*"|'[^']*'/g, "");
}
