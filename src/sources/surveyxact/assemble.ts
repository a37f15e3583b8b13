import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import {unknownVariable} from "../csv.ts";
import type {SourceColumn, SourceTable, SourceVariable} from "../model.ts";
import {readLabels, type ValueLabel} from "./labels.ts";
import {namesInDataset, shortName} from "./names.ts";
import type {ExportParts} from "./parts.ts";
import {readStructure} from "./structure.ts";

type Labels = ReadonlyMap<string, readonly ValueLabel[]>;

/** System columns that hold ids or names, however much like numbers they look. */
const systemTexts = new Set(["survey", "responde", "organiza"]);

/**
 * Joins the three parts of an export. Labels of variables that the dataset lacks are left out, and a note tells so.
 * @throws CliError (data) for a part that is broken, or parts that do not belong together
 */
export function assemble(key: string, {dataset, structure, labels, reports}: ExportParts): SourceTable {
  const {columns, lines} = dataset;
  const columnNames = columns.map((column) => column.name);
  const readVariables = readStructure(structure.records, structure.file);
  const inDataset = namesInDataset(
    readVariables.map((variable) => variable.name),
    columnNames,
  );
  const described = readVariables.map((variable) => ({...variable, name: inDataset(variable.name)}));
  const valueLabels = labelsByColumn(readLabels(labels.records, labels.file), columnNames);
  refuseForeignDataset(described, columnNames, dataset.file, structure.file);
  refuseForeignLabels(valueLabels, described, columnNames, labels.file);
  return {
    key,
    files: reports({dataset: lines.length, structure: described.length, labels: labels.records.length}),
    dataFile: dataset.file,
    columns,
    rowCount: lines.length,
    held: null,
    lines,
    notes: [...dataset.notes, ...spareLabelsNote(valueLabels, columnNames)],
    variables: [...described, ...undescribed(described, columns, dataset.file)].map((variable) => ({
      ...variable,
      labels: valueLabels.get(variable.name) ?? [],
    })),
  };
}

function labelsByColumn(labels: Labels, columnNames: readonly string[]): Labels {
  const inDataset = namesInDataset([...labels.keys()], columnNames);
  return new Map([...labels].map(([name, all]) => [inDataset(name), all]));
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
      const isText = systemTexts.has(shortName(column.name));
      return {...unknownVariable(column.name, file), kind: isText ? "text" : "unknown"};
    });
}

function refuseForeignDataset(
  described: readonly SourceVariable[],
  columnNames: readonly string[],
  datasetFile: string,
  structureFile: string,
): void {
  const names = new Set(columnNames);
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
  const spare = columnNames.filter((name) => !known.has(name));
  throw new CliError("data", `The dataset lacks ${listed(absent)}, which the structure file describes.`, {
    place: {file: datasetFile, line: 1},
    hint: `${first.name}: ${didYouMean(first.name, spare, "columns not described")}`,
  });
}

function refuseForeignLabels(
  labels: Labels,
  described: readonly SourceVariable[],
  columnNames: readonly string[],
  file: string,
): void {
  const closed = described.filter((variable) => variable.kind === "single" || variable.kind === "multiple");
  if (closed.length === 0 || columnNames.some((name) => labels.has(name))) return;
  throw new CliError(
    "data",
    labels.size === 0 ? "The labels file is empty." : "The labels file labels none of the variables in the dataset.",
    {
      place: {file},
      hint: "Is it swapped for the wrong one? Export all three files of one survey again.",
    },
  );
}

function spareLabelsNote(labels: Labels, columnNames: readonly string[]): string[] {
  const names = new Set(columnNames);
  const spare = [...labels.keys()].filter((name) => !names.has(name));
  if (spare.length === 0) return [];
  const shown = spare.slice(0, 6).join(", ");
  const more = spare.length > 6 ? ` og ${spare.length - 6} til` : "";
  return [`Eksporten har svartekster til variable, som datasættet ikke har; de er udeladt: ${shown}${more}.`];
}

function listed(variables: readonly SourceVariable[]): string {
  const shown = variables.slice(0, 6).map((variable) => `"${variable.name}"`);
  const rest = variables.length - shown.length;
  return `${shown.join(", ")}${rest > 0 ? ` and ${rest} more variables` : ""}`;
}
