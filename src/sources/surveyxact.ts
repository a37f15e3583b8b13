import {join} from "node:path";
import type {SourceSpec} from "../config/evaluation.ts";
import type {SourceTable} from "./model.ts";
import {readNames} from "./read-bytes.ts";
import type {ReadContext} from "./read-delimited-file.ts";
import {assemble} from "./surveyxact/assemble.ts";
import {refuseOtherNames} from "./surveyxact/names.ts";
import type {ExportParts} from "./surveyxact/parts.ts";
import {holdsTextFiles, readTextFiles} from "./surveyxact/text-files.ts";

type SurveyXactSpec = Partial<Omit<Extract<SourceSpec, {type: "surveyxact"}>, "type" | "path">>;

/**
 * Reads an export of SurveyXact: dataset, structure and labels as text (`EU`: windows-1252 with `;`; `INTL_US`: UTF-16 with
 * tab; US: commas) in a folder or a zip, or as the sheets of a workbook (.xlsx, or SpreadsheetML 2003), which may itself
 * lie in the folder or zip.
 *
 * @throws CliError (data) for a part that is missing or broken, or parts that do not belong together; (config) for a column
 * of evaluation.yaml that the export has under its long or short name
 */
export async function readSurveyXact(
  key: string,
  path: string,
  context: ReadContext,
  spec: SurveyXactSpec = {},
): Promise<SourceTable> {
  const table = assemble(key, await readParts(path, context, spec.largest_unpacked_mb));
  refuseOtherNames(
    spec,
    table.columns.map((column) => column.name),
    table.dataFile,
    context.place,
  );
  return table;
}

/** Readers of archives and workbooks are loaded when there is one. */
async function readParts(path: string, context: ReadContext, largestMb: number | undefined): Promise<ExportParts> {
  const names = await readNames(path, context.place, context.effects);
  const files = names?.map((name) => ({name, path: join(path, name), context: async () => context}));
  if (files !== undefined && holdsTextFiles(files)) return readTextFiles(files, path, context);
  const {readFiles, readPath} = await import("./surveyxact/packed.ts");
  return files === undefined ? readPath(path, context, largestMb) : readFiles(files, path, context, largestMb);
}
