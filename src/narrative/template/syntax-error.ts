import {CliError, type Place} from "../../errors/cli-error.ts";
import type {TemplateSource} from "./source-text.ts";

/** What the parser threw, as the author should see it. */
export function syntaxError(error: unknown, source: TemplateSource): unknown {
  if (!(error instanceof Error)) return error;
  const line = Number(/^Parse error on line (\d+)/.exec(error.message)?.[1]);
  if (Number.isInteger(line)) return parseError(error.message, line, source);
  const lexical = Number(/^Lexical error on line (\d+)/.exec(error.message)?.[1]);
  if (Number.isInteger(lexical)) return lexicalError(lexical, source);
  const mismatch = /^(.+) doesn't match (.+) - (\d+):(\d+)$/.exec(error.message);
  if (mismatch === null) return error;
  const [, opened, closed, atLine, atColumn] = mismatch;
  const place = source.placeAt(Number(atLine), Number(atColumn));
  return new CliError("config", `{{#${opened}}} is closed by {{/${closed}}}.`, {
    place,
    hint: `Close it with {{/${opened}}}.`,
  });
}

/** The only character that no text can hold is U+0000. */
function lexicalError(line: number, source: TemplateSource): CliError {
  return new CliError("config", "The text holds a character that cannot be printed (U+0000).", {
    place: lineOnly(source.placeAt(line, 0)),
    hint: "Delete it.",
  });
}

function parseError(message: string, line: number, source: TemplateSource): CliError {
  const got = /got '([^']+)'$/.exec(message)?.[1];
  const unclosed = got === "EOF" ? findUnclosed(source) : undefined;
  if (unclosed !== undefined) {
    return new CliError("config", `{{#${unclosed.name}}} is never closed.`, {
      place: unclosed.place,
      hint: `Write {{/${unclosed.name}}} where it ends.`,
    });
  }
  const place = lineOnly(source.placeAt(line, 0));
  if (got === "OPEN_ENDBLOCK") return new CliError("config", "A block is closed that was never opened.", {place});
  return new CliError("config", "A helper is not written right.", {
    place,
    hint: 'A helper is written {{name "key" option="value"}}, with straight quotes that are closed.',
  });
}

/** The parser's line is sure, its column is not. A template inside a value keeps that value's place. */
function lineOnly(place: Place): Place {
  return place.column === 1 && place.line !== undefined ? {file: place.file, line: place.line} : place;
}

function findUnclosed(source: TemplateSource): {readonly name: string; readonly place: Place} | undefined {
  const open: {name: string; place: Place}[] = [];
  source.text.split(/\r\n?|\n/).forEach((lineText, index) => {
    for (const match of lineText.matchAll(/\{\{~?([#/])\s*([\p{L}\w-]+)/gu)) {
      const [, sign, name = ""] = match;
      if (sign === "#") open.push({name, place: source.placeAt(index + 1, match.index)});
      else open.pop();
    }
  });
  return open.at(-1);
}
