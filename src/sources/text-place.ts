import type {Place} from "../errors/cli-error.ts";

/** The line and column of a character of a text, where a line ends with CRLF, LF or CR. */
export function placeInText(file: string, text: string, offset: number): Place {
  let line = 1;
  let lineStart = 0;
  for (let index = 0; index < offset; index++) {
    const char = text[index];
    if (char !== "\n" && (char !== "\r" || text[index + 1] === "\n")) continue;
    line += 1;
    lineStart = index + 1;
  }
  return {file, line, column: offset - lineStart + 1};
}
