import {open, readFile} from "node:fs/promises";
import type {FetchStepSpec} from "../config/fetch-spec.ts";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {sourceEffects} from "../sources/read-bytes.ts";
import {readDelimitedFile} from "../sources/read-delimited-file.ts";
import {rowsOf} from "../sources/rows.ts";
import {type Step, stepError} from "./step.ts";

type AnyStep = Pick<Step<FetchStepSpec>, "name" | "from" | "placeOf">;

interface Content {
  /** Where it is. */
  readonly path: string;
  /** What it will be called, which tells what it should hold. */
  readonly name: string;
  readonly bytes: number;
}

/** Larger ones are looked at from both ends only, and read whole by the database when the report is built. */
const largestRead = 128 * 1024 * 1024;

interface Form {
  readonly starts: readonly string[];
  /** What stands so many bytes before the end, or nearer. */
  readonly end?: {readonly text: string; readonly within: number};
}

const zip: Form = {starts: ["PK"], end: {text: "PK\x05\x06", within: 22 + 65_535}};

/** What the files of programs begin and end with, each byte a sign, by the ending of the name. */
const forms: Readonly<Record<string, Form>> = {
  sav: {starts: ["$FL2", "$FL3"]},
  zsav: {starts: ["$FL3"]},
  parquet: {starts: ["PAR1"], end: {text: "PAR1", within: 4}},
  zip,
  xlsx: zip,
  xlsm: zip,
  ods: zip,
  xls: {starts: ["\xd0\xcf\x11\xe0"]},
};

/**
 * Whether a file that has come is what its name says, and all of it. Gives how many rows it has, where it is delimited text.
 * @throws CliError (data) for a web page, an empty file, one that ends too early, and text that is no table; what a file that was
 * cut off may look like can be retried
 */
export async function checkContent(
  step: AnyStep,
  content: Content,
  columns: readonly string[] | undefined,
): Promise<number | null> {
  const ending = /\.([^./]+)$/.exec(content.name)?.[1]?.toLowerCase() ?? "";
  if (content.bytes === 0) throw wrong(step, content, "is empty", true);
  const {start, end} = await endsOf(content);
  if (!ending.startsWith("htm")) refusePage(step, content, start);
  const form = forms[ending];
  if (form?.starts.every((each) => !start.startsWith(each))) throw wrong(step, content, `is no .${ending} file`, false);
  if (form?.end !== undefined && !end.slice(-form.end.within).includes(form.end.text))
    throw wrong(step, content, "ends in the middle", true);
  if (ending !== "csv" && ending !== "tsv" && ending !== "txt") return null;
  refuseHalfLetter(step, content, start, end);
  return content.bytes <= largestRead ? countRows(step, content, columns) : null;
}

/** @throws CliError (data) when it is a web page: a login or a message, and no data */
export function refusePage(step: AnyStep, content: Pick<Content, "name">, start: string): void {
  const plain = start.replaceAll("\0", "").replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?/, "");
  if (!/^<(?:!doctype\s+html|html|head|body)\b/i.test(plain)) return;
  throw wrong(
    step,
    content,
    "is a web page and no data",
    true,
    "Is a login wanted, or is the service down? Open the address in a browser.",
  );
}

/** @throws CliError (data) when UTF-16 ends in half a letter */
export function refuseHalfLetter(step: AnyStep, content: Content, start: string, end: string): void {
  const isWide = /^(?:\xff\xfe|\xfe\xff)/.test(start);
  if (isWide && content.bytes % 2 === 1) throw wrong(step, content, "ends in the middle of a letter", true);
  const last = end.slice(-4);
  const lead = /[\xc2-\xf4][\x80-\xbf]{0,2}$/.exec(last)?.[0];
  const isUtf8 = /^\xef\xbb\xbf/.test(start);
  if (isUtf8 && lead !== undefined && lead.length < lengthOfLetter(lead.charCodeAt(0))) {
    throw wrong(step, content, "ends in the middle of a letter", true);
  }
}

function lengthOfLetter(first: number): number {
  if (first >= 0xf0) return 4;
  return first >= 0xe0 ? 3 : 2;
}

async function countRows(step: AnyStep, content: Content, columns: readonly string[] | undefined): Promise<number> {
  try {
    const file = content.path;
    const read = await readDelimitedFile(file, {folder: "", place: {file}, effects: sourceEffects});
    const {names, rows} = rowsOf(read.records, file);
    const missing = columns?.find((column) => !names.includes(column));
    if (missing !== undefined) {
      throw new CliError("data", `There is no column "${missing}".`, {hint: didYouMean(missing, names, "columns")});
    }
    if (rows.length === 0) throw new CliError("data", "There is a header and no row.");
    return rows.length;
  } catch (error) {
    throw await unreadable(step, content, error);
  }
}

/**
 * What a reader of exports has said of a file, as the reader of a job wants it. Such a file may have been cut off when
 * its last line has no end.
 * @param canRetry whether another try may help, even when it was not cut off
 */
export async function unreadable(step: AnyStep, content: Content, error: unknown, canRetry = false): Promise<unknown> {
  if (!(error instanceof CliError)) return error;
  const {end} = await endsOf(content);
  const line = error.place?.line === undefined ? "" : ` (line ${error.place.line})`;
  const isCutOff = !/[\r\n]\0?$/.test(end);
  return wrong(
    step,
    content,
    `cannot be used${line}: ${error.message.replace(/\.$/, "")}`,
    canRetry || isCutOff,
    error.hint,
  );
}

/** The first and last bytes, each as one sign. */
export async function endsOf({path, bytes}: Content): Promise<{readonly start: string; readonly end: string}> {
  const length = 64 * 1024;
  if (bytes <= 2 * length) {
    const all = (await readFile(path)).toString("latin1");
    return {start: all, end: all};
  }
  const file = await open(path);
  try {
    const read = async (position: number) => {
      const {buffer, bytesRead} = await file.read({buffer: Buffer.alloc(length), position});
      return buffer.toString("latin1", 0, bytesRead);
    };
    return {start: await read(0), end: await read(bytes - length)};
  } finally {
    await file.close();
  }
}

function wrong(step: AnyStep, {name}: Pick<Content, "name">, what: string, canRetry: boolean, hint?: string): CliError {
  const {message, place} = stepError(step, "data", `what came as ${name} ${what}`);
  return new CliError("data", message, {place, hint, canRetry});
}
