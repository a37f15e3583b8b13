import {type FileHandle, open} from "node:fs/promises";
import {CliError} from "../../errors/cli-error.ts";
import {decodeText} from "../../sources/decode.ts";
import {parseDelimited} from "../../sources/delimited.ts";
import {skipLeadIn} from "../../sources/lead-in.ts";
import type {DelimitedOptions} from "../../sources/read-delimited-file.ts";
import {rowsOf} from "../../sources/rows.ts";
import {sniffDelimiter} from "../../sources/sniff-delimiter.ts";

/** What the first part of a large delimited file tells of how to read it, and values from all through it. */
export interface Sample {
  readonly names: readonly string[];
  readonly delimiter: string;
  readonly newLine: "\n" | "\r\n";
  /** Lines above the first row, and the bytes they take. */
  readonly linesAbove: number;
  readonly bytesAbove: number;
  /** For each column, values as they stand in the file. */
  readonly values: readonly ReadonlySet<string>[];
  readonly rowCount: number;
  /** Whether fields stand in quotes. */
  readonly hasQuotes: boolean;
}

const firstPart = 4 * 1024 * 1024;
const mostRecords = 2000;
/** Further looks into the file, evenly spread, so that codes that only late rows have are seen. */
const looks = 8;
const lookSize = 64 * 1024;

/**
 * Samples a delimited file with the functions that read small ones.
 * @returns null when it is not UTF-8, or is written in a way that only those read: they shall read it then
 */
export async function sampleDelimited(file: string, size: number, options: DelimitedOptions): Promise<Sample | null> {
  const handle = await open(file);
  try {
    const first = await readPart(handle, 0, firstPart);
    const sample = sampleFirst(first, file, options);
    if (sample === null) return null;
    const values = sample.values.map((seen) => new Set(seen));
    let {rowCount} = sample;
    if (size > firstPart && !sample.hasQuotes) {
      for (let look = 1; look <= looks; look++) {
        const part = await readPart(handle, Math.floor(((size - lookSize) * look) / looks), lookSize);
        rowCount += addValues(values, part, sample);
      }
    }
    return {...sample, values, rowCount};
  } catch (error) {
    if (error instanceof CliError) return null;
    throw error;
  } finally {
    await handle.close();
  }
}

function sampleFirst(first: Buffer, file: string, options: DelimitedOptions): Sample | null {
  const whole = first.subarray(0, first.lastIndexOf(0x0a) + 1);
  const {text, encoding} = decodeText(whole, file, options.encoding);
  if (encoding !== "utf-8") return null;
  const rest = skipLeadIn(text, options.header_row, file);
  const stated = options.delimiter === "auto" ? rest.delimiter : options.delimiter;
  const delimiter = stated ?? sniffDelimiter(rest.text, file);
  const records = parseDelimited(rest.text, delimiter, file, mostRecords, rest.line);
  const [header, row, ...more] = records;
  if (delimiter === null || header === undefined || row === undefined) return null;
  const {names} = rowsOf(records, file);
  const newLine = newLineOf(rest.text);
  const isPlain = names.length > 1 && names.length === header.fields.length && row.line === header.line + 1;
  if (!isPlain || newLine === null) return null;
  const values = names.map((_, index) => new Set([row, ...more].map(({fields}) => fields[index] ?? "")));
  const linesAbove = row.line - 1;
  return {
    names,
    delimiter,
    newLine,
    linesAbove,
    bytesAbove: bytesOfLines(first, linesAbove),
    values,
    rowCount: records.length - 1,
    hasQuotes: first.includes('"', bytesOfLines(first, linesAbove)),
  };
}

function bytesOfLines(bytes: Buffer, lines: number): number {
  let end = 0;
  for (let line = 0; line < lines; line++) end = bytes.indexOf(0x0a, end) + 1;
  return end;
}

/** Null when the text has several ways of ending its lines, or one that the database does not know. */
function newLineOf(text: string): Sample["newLine"] | null {
  const all = text.split("\n").length - 1;
  const windows = text.split("\r\n").length - 1;
  if (windows === 0) return text.includes("\r") ? null : "\n";
  return windows === all ? "\r\n" : null;
}

/** @returns how many rows were seen */
function addValues(values: readonly Set<string>[], part: Buffer, {delimiter, newLine}: Sample): number {
  const text = part.toString("utf8");
  if (text.includes('"')) return 0;
  const lines = text.split(newLine).slice(1, -1);
  for (const line of lines) {
    for (const [index, field] of line.split(delimiter).entries()) values[index]?.add(field);
  }
  return lines.length;
}

async function readPart(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const {bytesRead, buffer} = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
