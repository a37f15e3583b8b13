import type {SourceLocation} from "handlebars/dist/cjs/handlebars/compiler/base.js";
import type {Place} from "../../errors/cli-error.ts";

/** A template's text, and where its characters stand in the author's file. */
export interface TemplateSource {
  readonly text: string;
  /** Line from 1, column from 0, as the parser counts. */
  placeAt(line: number, column: number): Place;
  /** The place of the character at an offset of a quoted text's value. */
  placeInQuotes(location: SourceLocation, offset: number): Place;
}

/** A template that is a file of its own. */
export function fileSource(file: string, text: string): TemplateSource {
  let starts: number[] | undefined;
  const lineStarts = () => {
    starts ??= findLineStarts(text);
    return starts;
  };
  return {
    text,
    placeAt: (line, column) => ({file, line, column: column + 1}),
    placeInQuotes({start}, offset) {
      const opening = (lineStarts()[start.line - 1] ?? 0) + start.column;
      const index = skipCharacters(text, opening, offset);
      const line = lineStarts().findLastIndex((lineStart) => lineStart <= index);
      return {file, line: line + 1, column: index - (lineStarts()[line] ?? 0) + 1};
    },
  };
}

/** A template inside a value of another file, whose inner lines are not known: everything stands at one place. */
export function valueSource(place: Place, text: string): TemplateSource {
  return {text, placeAt: () => place, placeInQuotes: () => place};
}

function findLineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n?|\n/g), (match) => match.index + match[0].length)];
}

/** In a quoted text, a backslash before the quote belongs to the quote. */
function skipCharacters(text: string, opening: number, count: number): number {
  const quote = text[opening];
  let index = opening + 1;
  for (let skipped = 0; skipped < count; skipped++) {
    index += text[index] === "\\" && text[index + 1] === quote ? 2 : 1;
  }
  return text[index] === "\\" && text[index + 1] === quote ? index + 1 : index;
}
