/** A stretch `{{…}}` of a chapter. */
export interface WrittenHelper {
  readonly start: number;
  readonly end: number;
  /** What stands between the braces, without blanks and the `~` that takes blanks around it away. */
  readonly inside: string;
}

/** Finds the helpers and comments of a template. Texts in quotes may hold braces; what is never closed is no helper. */
export function writtenHelpers(source: string): WrittenHelper[] {
  const helpers: WrittenHelper[] = [];
  let start = source.indexOf("{{");
  while (start >= 0) {
    const end = endOf(source, start);
    if (end === null) break;
    if (end !== undefined) {
      const inside = source.slice(start + 2, end - 2).replace(/^~|~$/g, "");
      helpers.push({start, end, inside: inside.trim()});
    }
    start = source.indexOf("{{", end ?? start + 2);
  }
  return helpers;
}

/** Null for a comment that is never closed. */
function endOf(source: string, start: number): number | null | undefined {
  const comment = /\{\{~?!(--)?/y;
  comment.lastIndex = start;
  const [begins, dashes] = comment.exec(source) ?? [];
  if (begins === undefined) return endOfCall(source, start + 2);
  const close = source.indexOf(dashes === undefined ? "}}" : "--", start + begins.length);
  if (close < 0) return null;
  if (dashes === undefined) return close + 2;
  const closing = /--~?\}\}/g;
  closing.lastIndex = close;
  return closing.exec(source) === null ? null : closing.lastIndex;
}

function endOfCall(source: string, from: number): number | undefined {
  for (let at = from; at < source.length; at++) {
    const letter = source[at];
    if (letter === '"' || letter === "'") {
      const close = endOfText(source, at, letter);
      if (close === undefined) return undefined;
      at = close;
    } else if (letter === "{") return undefined;
    else if (letter === "}") return source[at + 1] === "}" ? at + 2 : undefined;
  }
  return undefined;
}

/** A quote with a backslash before it does not end the text. */
function endOfText(source: string, start: number, quote: string): number | undefined {
  let at = source.indexOf(quote, start + 1);
  while (at >= 0 && source[at - 1] === "\\") at = source.indexOf(quote, at + 1);
  return at < 0 ? undefined : at;
}
