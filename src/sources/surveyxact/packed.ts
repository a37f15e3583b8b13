import {basename} from "node:path";
import {CliError} from "../../errors/cli-error.ts";
import {type ArchiveMember, defaultLargestUnpackedMb, openArchive, unpackWhole} from "../archive/zip.ts";
import {holdsWorkbook, looksLikeMarkup, looksLikeXls, openWorkbook} from "../excel/open-workbook.ts";
import {workbookReport} from "../excel.ts";
import {readBytes} from "../read-bytes.ts";
import type {ReadContext} from "../read-delimited-file.ts";
import type {ExportParts} from "./parts.ts";
import {type ExportFile, holdsTextFiles, readTextFiles} from "./text-files.ts";
import {isExport, readWorkbookSheets} from "./workbook-sheets.ts";

/** An export as one file: a zip or a workbook. */
export async function readPath(path: string, context: ReadContext, largestMb?: number): Promise<ExportParts> {
  return readOneFile(await readBytes(path, context.place, context.effects), path, context, largestMb);
}

/**
 * What lies in a folder or archive: text files, or else one workbook.
 * @param isPacked within an archive, which may hold itself, and so on without end
 */
export async function readFiles(
  files: readonly ExportFile[],
  where: string,
  context: ReadContext,
  largestMb?: number,
  isPacked = false,
): Promise<ExportParts> {
  const workbooks = files.filter(({name}) => /\.(?:xlsx|xml|xls|zip)$/i.test(name) && !/^(?:~\$|\.)/.test(name));
  const [only] = workbooks;
  if (holdsTextFiles(files) || only === undefined) return readTextFiles(files, where, context);
  if (workbooks.length > 1) {
    const shown = workbooks.slice(0, 4).map(({name}) => `"${name}"`);
    const found = `${workbooks.length} files that may be the export: ${shown.join(", ")}`;
    throw new CliError("data", `"${where}" has ${found}.`, {place: context.place, hint: "Name the one that is."});
  }
  const inner = await only.context();
  const bytes = await readBytes(only.path, inner.place, inner.effects);
  return readOneFile(bytes, only.path, context, largestMb, isPacked);
}

async function readOneFile(
  bytes: Uint8Array,
  file: string,
  context: ReadContext,
  largestMb = defaultLargestUnpackedMb,
  isPacked = false,
): Promise<ExportParts> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const members = isZip ? await openArchive(bytes, file, largestMb) : [];
  if (isZip && !holdsWorkbook(members)) {
    if (isPacked) throw packedTwice(file, context);
    return readFiles(filesOf(members, file, context), file, context, largestMb, true);
  }
  if (!isZip && !looksLikeXls(bytes) && !looksLikeMarkup(bytes)) {
    throw new CliError("data", `"${file}" is a file, but neither a zip nor a workbook of a SurveyXact export.`, {
      place: context.place,
      hint: "Name the folder with dataset.csv, structure.csv and labels.csv; one file of delimited text has type: csv.",
    });
  }
  const workbook = await openWorkbook(bytes, file, largestMb);
  if (!isExport(workbook)) {
    throw new CliError("data", `The workbook "${file}" has no sheet "Dataset", as a SurveyXact export has.`, {
      place: context.place,
      hint: "A plain table in a workbook has type: excel.",
    });
  }
  return readWorkbookSheets(workbook, file, (rows) => workbookReport(bytes, file, workbook, rows, context.folder));
}

function packedTwice(file: string, {place}: ReadContext): CliError {
  return new CliError("data", `"${file}" is an archive within an archive.`, {place, hint: "Unpack the outer one."});
}

/** The files of an archive, whatever folder of it they lie in; their paths are never looked up on the disk. */
function filesOf(members: readonly ArchiveMember[], archive: string, context: ReadContext): ExportFile[] {
  return members
    .map((member) => ({member, name: basename(member.name.replaceAll("\\", "/"))}))
    .filter(({member, name}) => !/[/\\]$/.test(member.name) && !/^__MACOSX[/\\]/.test(member.name) && name !== "")
    .map(({member, name}) => ({
      name,
      path: `${archive}/${name}`,
      context: async () => {
        const bytes = await unpackWhole(member);
        return {...context, effects: {...context.effects, readFile: async () => bytes}};
      },
    }));
}
