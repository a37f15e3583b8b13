import {type ExpressionSource, expressionError} from "./source.ts";

export interface Token {
  readonly kind: "number" | "text" | "name" | "symbol" | "end";
  /** As written; for a text, what stands between its quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const pattern =
  /(?<blank>\s+)|(?<number>\d+(?:\.\d+)?)|(?<text>'[^']*'|"[^"]*")|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<symbol><=|>=|!=|[-+*/<>=(),%])/uy;

/** The tokens of an expression, the last of kind `end`. @throws CliError at a character that cannot stand in one. */
export function tokenize(source: ExpressionSource): Token[] {
  const tokens: Token[] = [];
  const {text} = source;
  let start = 0;
  while (start < text.length) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null) throw unreadable(source, start);
    const end = start + match[0].length;
    const kind = kindOf(match.groups);
    if (kind === "text") tokens.push({kind, text: match[0].slice(1, -1), start, end});
    else if (kind !== undefined) tokens.push({kind, text: match[0], start, end});
    start = end;
  }
  tokens.push({kind: "end", text: "", start, end: start});
  return tokens;
}

function kindOf(groups: Record<string, string> | undefined): "number" | "text" | "name" | "symbol" | undefined {
  return (["number", "text", "name", "symbol"] as const).find((kind) => groups?.[kind] !== undefined);
}

function unreadable(source: ExpressionSource, start: number): Error {
  const character = String.fromCodePoint(source.text.codePointAt(start) ?? 0);
  if (character === "'" || character === '"') {
    return expressionError(source, start, "A text in the test has no closing quote.");
  }
  return expressionError(source, start, `The test cannot hold the character "${character}".`);
}
