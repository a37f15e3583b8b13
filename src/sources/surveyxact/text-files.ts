import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import {columnsOf} from "../columns.ts";
import {type DelimitedFile, fileReport, type ReadContext, readDelimitedFile} from "../read-delimited-file.ts";
import {type ExportParts, type PartName, partNames} from "./parts.ts";

/** A file in the folder or archive of an export. */
export interface ExportFile {
  readonly name: string;
  /** What messages and reports call it. */
  readonly path: string;
  /** The context to read it with. */
  readonly context: () => Promise<ReadContext>;
}

/**
 * The parts of an export as text files. They are called dataset.csv, structure.csv and labels.csv, or have that in their
 * names.
 * @param where what holds the files, for messages
 * @throws CliError (data) for a part that is missing, is there twice or is broken
 */
export async function readTextFiles(
  files: readonly ExportFile[],
  where: string,
  context: ReadContext,
): Promise<ExportParts> {
  const [datasetFile, structureFile, labelsFile] = partNames.map((part) => fileOf(part, files, where, context));
  const [dataset, structure, labels] = await Promise.all([read(datasetFile), read(structureFile), read(labelsFile)]);
  const {columns, lines, notes} = columnsOf(dataset);
  const report = (file: DelimitedFile, rows: number) => fileReport(file, rows, context.folder);
  return {
    dataset: {file: dataset.file, columns, lines, notes},
    structure,
    labels,
    reports: (rows) => [report(dataset, rows.dataset), report(structure, rows.structure), report(labels, rows.labels)],
  };
}

/** Whether any of the three parts is there as a text file. */
export function holdsTextFiles(files: readonly ExportFile[]): boolean {
  return partNames.some((part) => matching(part, files).length > 0);
}

async function read(file: ExportFile | undefined): Promise<DelimitedFile> {
  if (file === undefined) throw new TypeError("no file for a part");
  return readDelimitedFile(file.path, await file.context());
}

function fileOf(part: PartName, files: readonly ExportFile[], where: string, {place}: ReadContext): ExportFile {
  const found = matching(part, files);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (only === undefined) {
    const wanted = `${part}.csv`;
    const names = files.map((file) => file.name);
    throw new CliError("data", `The SurveyXact export in "${where}" has no ${wanted}.`, {
      place,
      hint: `An export has dataset.csv, structure.csv and labels.csv. ${didYouMean(wanted, names, "files there")}`,
    });
  }
  const shown = found.slice(0, 4).map((file) => `"${file.name}"`);
  throw new CliError("data", `"${where}" has ${found.length} files that may be the ${part}: ${shown.join(", ")}.`, {
    place,
    hint: "Put each export in its own folder.",
  });
}

/** The file of exactly that name, else the files that have it as a word in their names. */
function matching(part: PartName, files: readonly ExportFile[]): readonly ExportFile[] {
  const named = (pattern: RegExp) => files.filter((file) => pattern.test(file.name));
  const exact = named(new RegExp(`^${part}\\.csv$`));
  if (exact.length > 0) return exact;
  const other = named(new RegExp(`^${part}\\.(?:csv|txt|tsv)$`, "i"));
  return other.length > 0 ? other : named(new RegExp(`(?<![a-zæøå])${part}(?![a-zæøå]).*\\.(?:csv|txt|tsv)$`, "i"));
}
