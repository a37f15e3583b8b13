import {createHash} from "node:crypto";
import {relative, sep} from "node:path";
import {CliError, type Place} from "../errors/cli-error.ts";
import type {FileReport} from "../results/data-report.ts";
import {decodeText, type Encoding} from "./decode.ts";
import {type DelimitedRecord, parseDelimited} from "./delimited.ts";
import {skipLeadIn} from "./lead-in.ts";
import {readBytes, type SourceEffects} from "./read-bytes.ts";
import {sniffDelimiter} from "./sniff-delimiter.ts";

export interface DelimitedFile {
  readonly file: string;
  readonly records: readonly DelimitedRecord[];
  /** Null when the file has one column. */
  readonly delimiter: string | null;
  readonly encoding: Encoding;
  readonly sha256: string;
  /** What an author should know of how it was read, in Danish. */
  readonly notes: readonly string[];
}

export interface DelimitedOptions {
  readonly encoding: Encoding | "auto";
  readonly delimiter: string;
  /** The line of the header; what stands above is left out. */
  readonly header_row?: number | undefined;
}

/** Where the user has named the export, and the effects to read it with. */
export interface ReadContext {
  /** The evaluation's folder, that reported paths are relative to. */
  readonly folder: string;
  /** Where the path of the export is written. */
  readonly place: Place;
  readonly effects: SourceEffects;
}

/**
 * Reads one file of delimited text into records; what is not stated of encoding and delimiter is sniffed.
 * @throws CliError (data) when it is too large, its bytes are no text, its quotes do not close, or it has no line for the header
 */
export async function readDelimitedFile(
  file: string,
  {place, effects}: ReadContext,
  options: DelimitedOptions = {encoding: "auto", delimiter: "auto"},
): Promise<DelimitedFile> {
  const bytes = await readBytes(file, place, effects);
  refuseHuge(bytes, file);
  const {text, encoding} = decodeText(bytes, file, options.encoding);
  const plain = text.replaceAll(byteOrderMark, "");
  const rest = skipLeadIn(plain, options.header_row, file);
  const stated = options.delimiter === "auto" ? rest.delimiter : options.delimiter;
  const delimiter = stated ?? sniffDelimiter(rest.text, file);
  return {
    file,
    records: parseDelimited(rest.text, delimiter, file, undefined, rest.line),
    delimiter,
    encoding,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    notes: marksNote(text.length - plain.length),
  };
}

/** What is larger fills the memory; the database reads it where it can. */
const largestText = 128 * 1024 * 1024;

function refuseHuge(bytes: Uint8Array, file: string): void {
  if (bytes.length <= largestText) return;
  throw new CliError(
    "data",
    `The file is too large to be read in memory (${Math.ceil(bytes.length / 1024 ** 2)} MB).`,
    {
      place: {file},
      hint: "The database reads one large file of type: csv in UTF-8 with even rows: is this one in another encoding, or broken? Or export fewer variables.",
    },
  );
}

/** Decoding takes the one at the beginning; those in the middle come from files that were put together, and print nothing. */
const byteOrderMark = "\ufeff";

function marksNote(count: number): string[] {
  if (count === 0) return [];
  return [`${count} ${count === 1 ? "usynligt" : "usynlige"} tegn (U+FEFF) inde i filen er fjernet.`];
}

export function fileReport(read: DelimitedFile, rows: number, folder: string): FileReport {
  return {
    path: relative(folder, read.file).split(sep).join("/"),
    sha256: read.sha256,
    rows,
    encoding: read.encoding,
    delimiter: read.delimiter,
  };
}
