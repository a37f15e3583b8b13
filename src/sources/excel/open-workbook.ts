import {CliError} from "../../errors/cli-error.ts";
import {type ArchiveMember, openArchive} from "../archive/zip.ts";
import {openOds} from "./ods.ts";
import {openSpreadsheetML} from "./spreadsheetml.ts";
import type {Workbook} from "./workbook.ts";
import {openXls} from "./xls.ts";
import {openXlsx} from "./xlsx.ts";

const compoundFile = "\xd0\xcf\x11\xe0";

/**
 * Opens a workbook by what its bytes are, whatever its name says.
 * @throws CliError (data) for what is no workbook, saying what it is instead
 */
export async function openWorkbook(bytes: Uint8Array, file: string, largestMb: number): Promise<Workbook> {
  const start = startOf(bytes);
  if (start.startsWith("PK")) return openZipped(await openArchive(bytes, file, largestMb), file);
  if (start.startsWith(compoundFile)) return openXls(bytes, file);
  if (isSpreadsheetML(start)) return openSpreadsheetML(bytes, file);
  if (bytes.length === 0) throw noWorkbook(file, "The file is empty.", "Export it again.");
  if (/^\s*<(?:!doctype html|html|head|meta|body|table|div|style)\b/i.test(start)) {
    throw noWorkbook(
      file,
      "The file is a web page (HTML) under the name of a workbook.",
      "Open it in Excel and save it as .xlsx, or export it again in another format.",
    );
  }
  if (/^\s*<\?xml/.test(start)) {
    throw noWorkbook(file, "The file is XML, but no workbook.", "Save it from Excel as .xlsx.");
  }
  if (/^%PDF-/.test(start)) throw noWorkbook(file, "The file is a PDF, and no workbook.", "Export the data instead.");
  throw noWorkbook(
    file,
    isText(bytes) ? "The file is text under the name of a workbook." : "The file is no workbook.",
    isText(bytes)
      ? "Is it delimited text (CSV)? Then write type: csv."
      : "An .xlsx, .xls, .ods or SpreadsheetML 2003 file is wanted.",
  );
}

/** Whether bytes are XML or HTML, and so perhaps a workbook as one XML file. */
export function looksLikeMarkup(bytes: Uint8Array): boolean {
  return startOf(bytes).trimStart().startsWith("<");
}

/** Whether bytes are a file of old Office programs, and so perhaps an .xls workbook. */
export function looksLikeXls(bytes: Uint8Array): boolean {
  return startOf(bytes).startsWith(compoundFile);
}

/** A workbook by the parts of its archive. */
async function openZipped(members: readonly ArchiveMember[], file: string): Promise<Workbook> {
  const names = new Set(members.map((member) => member.name.replaceAll("\\", "/").toLowerCase()));
  if (names.has("xl/workbook.bin")) {
    throw noWorkbook(file, "The workbook is binary (.xlsb).", "Open it in Excel and save it as .xlsx.");
  }
  if (holdsWorkbook(members)) return names.has("content.xml") ? openOds(members, file) : openXlsx(members, file);
  if (names.has("word/document.xml")) {
    throw noWorkbook(file, "The file is a Word document, and no workbook.", "Name the workbook with the answers.");
  }
  throw noWorkbook(
    file,
    "The file is a zip archive that holds no workbook.",
    "A zip of a SurveyXact export has type: surveyxact; else unpack it, and name what it holds.",
  );
}

/** Whether an archive is itself a workbook (.xlsx or .ods). */
export function holdsWorkbook(members: readonly ArchiveMember[]): boolean {
  return members.some(({name}) => /^(?:\[Content_Types\]\.xml|content\.xml)$/i.test(name)) && !holdsText(members);
}

/** A document of Word, whose parts are as those of a workbook. */
function holdsText(members: readonly ArchiveMember[]): boolean {
  return members.some(({name}) => name === "word/document.xml");
}

function startOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 2048));
  const text = start[1] === 0 || start[0] === 0xff ? start.toString("utf16le") : start.toString("latin1");
  return text.replace(/^(?:\ufeff|\xef\xbb\xbf)/, "");
}

function isSpreadsheetML(start: string): boolean {
  return /^\s*<\?xml/.test(start) && /<(?:\w+:)?Workbook\b/.test(start);
}

function isText(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 2048);
  return start.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d)) || start[0] === 0xff;
}

function noWorkbook(file: string, message: string, hint: string): CliError {
  return new CliError("data", message, {place: {file}, hint});
}
