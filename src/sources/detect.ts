import {extname} from "node:path";
import type {SourceSpec} from "../config/evaluation.ts";
import {CliError, type Place} from "../errors/cli-error.ts";
import type {ArchiveMember} from "./archive/zip.ts";
import {sniffEncoding} from "./decode.ts";
import {parseDelimited} from "./delimited.ts";
import {conventionOf} from "./detect/conventions.ts";
import {sheetNames, zipMembers} from "./detect/zip-contents.ts";
import {readStart, type SourceEffects, sourceEffects} from "./read-bytes.ts";
import {sniffDelimiter} from "./sniff-delimiter.ts";

export type SourceType = SourceSpec["type"];

/** What tells the form of a text file: its header. */
const startLength = 64 * 1024;
const otherExports = /\.(csv|tsv|z?sav|parquet|pq|jsonl|ndjson|xlsm|ods)$/i;
/** By then the first sheets have told what workbook it is. */
const largestXml = 64 * 1024 * 1024;

const byExtension: ReadonlyMap<string, SourceType> = new Map([
  [".sav", "spss"],
  [".zsav", "spss"],
  [".parquet", "parquet"],
  [".pq", "parquet"],
  [".jsonl", "jsonl"],
  [".ndjson", "jsonl"],
  [".xlsx", "excel"],
  [".xlsm", "excel"],
  [".xls", "excel"],
  [".ods", "excel"],
]);

/**
 * What kind of export a file or folder is, by what it holds and, when that does not tell, by its name. Files of delimited
 * text that follow no system's conventions are `csv`.
 *
 * @param place where the path is written, for messages; the path itself when left out
 * @throws CliError (data) when there is no such file, or a folder holds no export that is known; (environment) when it may
 * not be read
 */
export async function detectSource(
  path: string,
  effects: SourceEffects = sourceEffects,
  place: Place = {file: path},
): Promise<SourceType> {
  const names = await effects.readFolder(path).catch(() => null);
  if (names !== null) return folderType(path, names, place);
  const start = await readStart(path, startLength, place, effects);
  if (start.length === 0) return byExtension.get(extname(path).toLowerCase()) ?? "csv";
  const wholeFile = async () => effects.readFile(path);
  return (await binaryType(path, start, wholeFile)) ?? (await textType(path, start, wholeFile));
}

function folderType(path: string, names: readonly string[], place: Place): SourceType {
  if (holdsSurveyXact(names)) return "surveyxact";
  // One of several exports side by side is nobody's to guess.
  const isAmongOthers = names.some((name) => otherExports.test(name));
  if (!isAmongOthers && names.some((name) => /\.(xlsx|xml|zip)$/i.test(name))) return "surveyxact";
  const shown = names.slice(0, 6).map((name) => `"${name}"`);
  throw new CliError("data", `The folder "${path}" holds no export that is known.`, {
    place,
    hint:
      names.length === 0
        ? "It is empty."
        : `Name a file in it. It has ${shown.join(", ")}${names.length > shown.length ? " …" : ""}.`,
  });
}

function holdsSurveyXact(names: readonly string[]): boolean {
  const has = (part: string) =>
    names.some((name) => name.toLowerCase().includes(part) && /\.(csv|txt|tsv)$/i.test(name));
  return has("dataset") && has("structure");
}

async function binaryType(
  path: string,
  start: Uint8Array,
  wholeFile: () => Promise<Uint8Array>,
): Promise<SourceType | null> {
  const magic = Buffer.from(start.subarray(0, 8)).toString("latin1");
  if (magic.startsWith("$FL2") || magic.startsWith("$FL3")) return "spss";
  if (magic.startsWith("PAR1")) return "parquet";
  if (magic.startsWith("\xd0\xcf\x11\xe0")) return "excel";
  return magic.startsWith("PK") ? zipType(await zipMembers(await wholeFile(), path)) : null;
}

async function zipType(members: readonly ArchiveMember[]): Promise<SourceType> {
  const names = members.map(({name}) => name);
  const isOffice = ["xl/workbook.xml", "[Content_Types].xml", "content.xml"].some((name) => names.includes(name));
  const holdsWorkbook = !isOffice && names.some((name) => /\.(xlsx|xml)$/i.test(name));
  if (holdsWorkbook || holdsSurveyXact(names)) return "surveyxact";
  return isSurveyXactWorkbook(await sheetNames(members)) ? "surveyxact" : "excel";
}

function isSurveyXactWorkbook(sheets: readonly string[]): boolean {
  const has = (start: string) => sheets.some((sheet) => sheet.toLowerCase().startsWith(start));
  return has("dataset") && has("labels") && (has("structure") || has("variables"));
}

async function textType(path: string, start: Uint8Array, wholeFile: () => Promise<Uint8Array>): Promise<SourceType> {
  const named = byExtension.get(extname(path).toLowerCase());
  const text = decoded(start);
  if (/^\s*<\?xml|^\s*<(html|table|!doctype)/i.test(text)) {
    const most = (await wholeFile()).subarray(0, largestXml);
    return isSurveyXactWorkbook(spreadsheetNames(decoded(most))) ? "surveyxact" : "excel";
  }
  if (named !== undefined) return named;
  if (/^\s*\{/.test(text)) return "jsonl";
  return conventionOf(headerOf(text, path));
}

/** The names of the sheets of SpreadsheetML 2003. */
function spreadsheetNames(text: string): string[] {
  return [...text.matchAll(/<(?:\w+:)?Worksheet\b[^<>]*?ss:Name="([^"]*)"/g)].map(([, name = ""]) => name);
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder(sniffEncoding(bytes)).decode(bytes);
}

/** The names in the first line of delimited text; none when it cannot be parted. */
function headerOf(text: string, file: string): string[] {
  try {
    const [header] = parseDelimited(text, sniffDelimiter(text, file), file, 1);
    return header?.fields.map((field) => field.trim()) ?? [];
  } catch (error) {
    if (error instanceof CliError) return [];
    throw error;
  }
}
