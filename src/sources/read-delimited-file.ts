import {createHash} from "node:crypto";
import {relative, sep} from "node:path";
import type {Place} from "../errors/cli-error.ts";
import type {FileReport} from "../results/data-report.ts";
import {decodeText, type Encoding} from "./decode.ts";
import {type DelimitedRecord, parseDelimited} from "./delimited.ts";
import {readBytes, type SourceEffects} from "./read-bytes.ts";
import {sniffDelimiter} from "./sniff-delimiter.ts";

export interface DelimitedFile {
  readonly file: string;
  readonly records: readonly DelimitedRecord[];
  /** Null when the file has one column. */
  readonly delimiter: string | null;
  readonly encoding: Encoding;
  readonly sha256: string;
}

export interface DelimitedOptions {
  readonly encoding: Encoding | "auto";
  readonly delimiter: string;
}

/** Where the user has named the export, and the effects to read it with. */
export interface ReadContext {
  /** The evaluation's folder, that reported paths are relative to. */
  readonly folder: string;
  /** Where the path of the export is written. */
  readonly place: Place;
  readonly effects: SourceEffects;
}

/** Reads one file of delimited text into records; what is not stated of encoding and delimiter is sniffed. */
export async function readDelimitedFile(
  file: string,
  {place, effects}: ReadContext,
  options: DelimitedOptions = {encoding: "auto", delimiter: "auto"},
): Promise<DelimitedFile> {
  const bytes = await readBytes(file, place, effects);
  const {text, encoding} = decodeText(bytes, file, options.encoding);
  const delimiter = options.delimiter === "auto" ? sniffDelimiter(text, file) : options.delimiter;
  const records = parseDelimited(text, delimiter, file);
  return {file, records, delimiter, encoding, sha256: createHash("sha256").update(bytes).digest("hex")};
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
