import {CliError} from "../errors/cli-error.ts";

export interface DelimitedRecord {
  readonly fields: readonly string[];
  /** The line it begins on, from 1. */
  readonly line: number;
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * The records of delimited text (RFC 4180, with any one-character delimiter; lines end with CRLF, LF or CR).
 * A field may stand in quotes, in which quotes are doubled and line breaks are kept. A quote inside an unquoted field is
 * an ordinary character. Blank lines hold no record.
 *
 * Own, because each record must know its line: nothing installed parses delimited text, and what is published counts
 * records or needs callbacks to get at lines.
 *
 * @param delimiter null when the text has one column
 * @param limit stop after this many records
 * @param firstLine the line that the text begins on, when it is the rest of a file
 * @throws CliError (data) with the line where a quote opens that is never closed, or is closed in the middle of a field
 */
export function parseDelimited(
  text: string,
  delimiter: string | null,
  file: string,
  limit = Number.POSITIVE_INFINITY,
  firstLine = 1,
): DelimitedRecord[] {
  const separator = delimiter === null ? -1 : delimiter.charCodeAt(0);
  const records: DelimitedRecord[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = firstLine;

  const endsField = (code: number) => code === separator || code === lineFeed || code === carriageReturn;

  const readPlain = (): string => {
    const start = at;
    while (at < text.length && !endsField(text.charCodeAt(at))) at += 1;
    return text.slice(start, at);
  };

  const readQuoted = (): string => {
    const openedOn = line;
    let start = at + 1;
    let value = "";
    for (;;) {
      const end = text.indexOf('"', start);
      if (end === -1) throw unclosedQuote(file, openedOn);
      const part = text.slice(start, end);
      value += part;
      line += lineBreaks(part);
      at = end + 1;
      if (text.charCodeAt(at) !== quote) break;
      value += '"';
      start = at + 1;
    }
    if (at < text.length && !endsField(text.charCodeAt(at))) throw textAfterQuote(file, openedOn, line);
    return value;
  };

  while (at < text.length && records.length < limit) {
    const fields: string[] = [];
    const startLine = line;
    const first = text.charCodeAt(at);
    if (first !== lineFeed && first !== carriageReturn) {
      for (;;) {
        fields.push(text.charCodeAt(at) === quote ? readQuoted() : readPlain());
        if (at >= text.length || text.charCodeAt(at) !== separator) break;
        at += 1;
      }
      records.push({fields, line: startLine});
    }
    if (text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at += 1;
    at += 1;
    line += 1;
  }
  return records;
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(index + 1) !== lineFeed)) count += 1;
  }
  return count;
}

function unclosedQuote(file: string, line: number): CliError {
  return new CliError("data", "A quote opens on this line and is never closed.", {
    place: {file, line},
    hint: 'Close it, or write a quote that belongs to the text twice ("") inside a quoted field.',
  });
}

function textAfterQuote(file: string, openedOn: number, closedOn: number): CliError {
  const message =
    openedOn === closedOn
      ? "A quote is closed in the middle of a field on this line."
      : `A quote opens on this line, and the next one, on line ${closedOn}, stands in the middle of a field.`;
  return new CliError("data", message, {
    place: {file, line: openedOn},
    hint: 'Close it where the text ends, or write a quote that belongs to the text twice ("") inside a quoted field.',
  });
}
