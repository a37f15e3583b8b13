import {join} from "node:path";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {columnsOf} from "./columns.ts";
import {unknownVariable} from "./csv.ts";
import type {SourceColumn, SourceTable, SourceVariable} from "./model.ts";
import {readNames} from "./read-bytes.ts";
import {fileReport, type ReadContext, readDelimitedFile} from "./read-delimited-file.ts";
import {readLabels, type ValueLabel} from "./surveyxact-labels.ts";
import {readStructure} from "./surveyxact-structure.ts";

const parts = ["dataset", "structure", "labels"] as const;
type Part = (typeof parts)[number];

/** System columns that hold ids or names, however much like numbers they look. Short names have at most 8 letters. */
const systemTexts = new Set(["survey", "responde", "organiza"]);

/**
 * Reads the folder of a SurveyXact export: dataset.csv, structure.csv and labels.csv, in either text form (`EU`:
 * windows-1252 with `;`; `INTL_US`: UTF-16 with tab). Labels of variables that the dataset lacks are ignored.
 *
 * @throws CliError (data) for a file that is missing or broken, or files that do not belong together
 */
export async function readSurveyXact(key: string, folder: string, context: ReadContext): Promise<SourceTable> {
  const names = await readNames(folder, context.place, context.effects);
  const [datasetName, structureName, labelsName] = parts.map((part) => fileNameOf(part, names, folder, context));
  const read = (name = "") => readDelimitedFile(join(folder, name), context);
  const [dataset, structure, labels] = await Promise.all([read(datasetName), read(structureName), read(labelsName)]);
  const described = readStructure(structure.records, structure.file);
  const valueLabels = readLabels(labels.records, labels.file);
  const {columns, lines} = columnsOf(dataset);
  refuseForeignDataset(described, columns, dataset.file, structure.file);
  refuseForeignLabels(valueLabels, described, columns, labels.file);
  const report = (file: typeof dataset, rows: number) => fileReport(file, rows, context.folder);
  return {
    key,
    files: [report(dataset, lines.length), report(structure, described.length), report(labels, labels.records.length)],
    dataFile: dataset.file,
    columns,
    rowCount: lines.length,
    lines,
    notes: [],
    variables: [...described, ...undescribed(described, columns, dataset.file)].map((variable) => ({
      ...variable,
      labels: valueLabels.get(variable.name) ?? [],
    })),
  };
}

function fileNameOf(part: Part, names: readonly string[], folder: string, context: ReadContext): string {
  const wanted = `${part}.csv`;
  const found = names.find((name) => name === wanted) ?? names.find((name) => name.toLowerCase() === wanted);
  if (found !== undefined) return found;
  throw new CliError("data", `The SurveyXact export in "${folder}" has no ${wanted}.`, {
    place: context.place,
    hint: `An export has dataset.csv, structure.csv and labels.csv. ${didYouMean(wanted, names, "files there")}`,
  });
}

function undescribed(
  described: readonly SourceVariable[],
  columns: readonly SourceColumn[],
  file: string,
): SourceVariable[] {
  const known = new Set(described.map((variable) => variable.name));
  return columns
    .filter((column) => !known.has(column.name))
    .map((column) => {
      const isText = systemTexts.has(column.name.toLowerCase().slice(0, 8));
      return {...unknownVariable(column.name, file), kind: isText ? "text" : "unknown"};
    });
}

function refuseForeignDataset(
  described: readonly SourceVariable[],
  columns: readonly SourceColumn[],
  datasetFile: string,
  structureFile: string,
): void {
  const names = new Set(columns.map((column) => column.name));
  const absent = described.filter((variable) => !names.has(variable.name));
  const [first] = absent;
  if (first === undefined) return;
  if (absent.length * 2 > described.length) {
    throw new CliError(
      "data",
      `The dataset lacks ${absent.length} of the ${described.length} variables in ${structureFile}, so the two do not belong together.`,
      {
        place: {file: datasetFile, line: 1},
        hint: "Is this dataset, or the structure file, swapped for the wrong one? Export all three files of one survey again, with the same kind of variable names.",
      },
    );
  }
  const known = new Set(described.map((variable) => variable.name));
  const spare = [...names].filter((name) => !known.has(name));
  throw new CliError("data", `The dataset lacks ${listed(absent)}, which the structure file describes.`, {
    place: {file: datasetFile, line: 1},
    hint: `${first.name}: ${didYouMean(first.name, spare, "columns not described")}`,
  });
}

function refuseForeignLabels(
  labels: ReadonlyMap<string, readonly ValueLabel[]>,
  described: readonly SourceVariable[],
  columns: readonly SourceColumn[],
  file: string,
): void {
  const closed = described.filter((variable) => variable.kind === "single" || variable.kind === "multiple");
  if (closed.length === 0 || columns.some((column) => labels.has(column.name))) return;
  throw new CliError(
    "data",
    labels.size === 0 ? "The labels file is empty." : "The labels file labels none of the variables in the dataset.",
    {
      place: {file},
      hint: "Is it swapped for the wrong one? Export all three files of one survey again.",
    },
  );
}

function listed(variables: readonly SourceVariable[]): string {
  const shown = variables.slice(0, 6).map((variable) => `"${variable.name}"`);
  const rest = variables.length - shown.length;
  return `${shown.join(", ")}${rest > 0 ? ` and ${rest} more variables` : ""}`;
}
