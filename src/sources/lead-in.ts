import {CliError} from "../errors/cli-error.ts";

/** Delimited text from its header on. */
export interface FromHeader {
  readonly text: string;
  /** The line that the text begins on. */
  readonly line: number;
  /** What the file itself says that parts its fields, as Excel does with a first line `sep=;`. */
  readonly delimiter: string | null;
}

const statedDelimiter = /^sep=([^\r\n"])[ \t]*(\r\n|\n|\r|$)/i;

/**
 * Leaves out what stands above the header.
 * @param headerRow the line of the header, counted as an editor does: blank lines too; the first line when left out
 * @throws CliError (data) when the text has fewer lines
 */
export function skipLeadIn(text: string, headerRow: number | undefined, file: string): FromHeader {
  const stated = statedDelimiter.exec(text);
  const delimiter = stated?.[1] ?? null;
  if (headerRow === undefined) {
    return stated === null ? {text, line: 1, delimiter} : {text: text.slice(stated[0].length), line: 2, delimiter};
  }
  return {text: text.slice(startOfLine(text, headerRow, file)), line: headerRow, delimiter};
}

function startOfLine(text: string, wanted: number, file: string): number {
  const ends = /\r\n|\n|\r/g;
  for (let line = 1; line < wanted; line++) {
    if (ends.exec(text) === null || ends.lastIndex === text.length) {
      throw new CliError("data", `The header should stand on line ${wanted}, but the file has ${line} lines.`, {
        place: {file},
        hint: "See that header_row of the source is right in evaluation.yaml.",
      });
    }
  }
  return ends.lastIndex;
}
