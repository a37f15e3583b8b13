import {createHash} from "node:crypto";
import {relative, sep} from "node:path";
import {CliError} from "../errors/cli-error.ts";
import {defaultLargestUnpackedMb} from "./archive/zip.ts";
import type {ColumnReading, SourceColumn, SourceTable, SourceVariable} from "./model.ts";
import {readBytes} from "./read-bytes.ts";
import type {ReadContext} from "./read-delimited-file.ts";
import {dateText, datetimeText, numberKind} from "./spss/formats.ts";
import {hasAnswers} from "./spss/kinds.ts";
import {codeText, isMissing, missingTexts} from "./spss/missing.ts";
import type {SpssColumn, SpssFile, SpssMissing, SpssVariable} from "./spss/model.ts";
import {type NumberTexts, numberTexts} from "./spss/number-texts.ts";
import {type Option, optionsOf} from "./spss/options.ts";
import {readSpssFile} from "./spss/read-file.ts";

export interface SpssSourceOptions {
  /** Says that a file which SPSS would weight shall be counted unweighted. */
  readonly weight?: "unweighted" | undefined;
  readonly largest_unpacked_mb?: number | undefined;
}

/** A column as text, and the different values it holds; null when they are too many. */
interface ReadColumn {
  readonly values: readonly (string | null)[];
  readonly distinct: readonly (number | string)[] | null;
  readonly reading: ColumnReading;
}

const megabyte = 2 ** 20;
/** Real data seldom unfold to more than fifty times the bytes of their file. */
const densest = 250;
const harmlessMb = 256;
const chosenLabels = [
  {code: "0", label: "Ikke valgt"},
  {code: "1", label: "Valgt"},
];

/**
 * Reads one .sav or .zsav file. Numbers become their shortest text, dates `yyyy-mm-dd`, times of a day on a date
 * `yyyy-mm-ddThh:mm:ss`, and spans of time stay numbers of seconds. A line is the number of a case, from 1.
 *
 * @throws CliError (data) for a damaged file, one without cases, and one with a weight that nothing is said about
 */
export async function readSpss(
  key: string,
  file: string,
  context: ReadContext,
  options: SpssSourceOptions,
): Promise<SourceTable> {
  const bytes = await readBytes(file, context.place, context.effects);
  const read = readSpssFile(bytes, {file, largestBytes: largestUnpacked(bytes.length, options.largest_unpacked_mb)});
  if (read.caseCount === 0) {
    throw new CliError("data", "The file has no cases.", {place: {file}, hint: "Export it again, with the answers."});
  }
  refuseWeight(read, options, file);
  const columns = new Map(
    read.variables.map((variable, index) => [variable.name, columnOf(variable, read.columns[index] ?? [], file)]),
  );
  const responses = optionsOf(read, (name) => columns.get(name)?.values ?? []);
  const described = read.variables.map((variable) =>
    describe(variable, columns.get(variable.name)?.distinct ?? null, responses.get(variable.name), file),
  );
  return {
    key,
    files: [
      {
        path: relative(context.folder, file).split(sep).join("/"),
        sha256: createHash("sha256").update(bytes).digest("hex"),
        rows: read.caseCount,
        encoding: read.encoding.name,
        delimiter: null,
      },
    ],
    dataFile: file,
    columns: [...columns].map(([name, column]) => sourceColumn(name, column, responses.get(name))),
    rowCount: read.caseCount,
    lines: Array.from({length: read.caseCount}, (_, index) => index + 1),
    variables: described,
    notes: notesOf(read),
    held: null,
  };
}

/** What nothing is stated for may not unfold to hundreds of times its size, unless it stays small: bombs do that. */
function largestUnpacked(fileBytes: number, statedMb: number | undefined): number {
  const stated = (statedMb ?? defaultLargestUnpackedMb) * megabyte;
  return statedMb === undefined ? Math.min(stated, Math.max(harmlessMb * megabyte, fileBytes * densest)) : stated;
}

function refuseWeight({weight}: SpssFile, options: SpssSourceOptions, file: string): void {
  if (weight === null || options.weight === "unweighted") return;
  throw new CliError("data", `SPSS would weight the cases of this file with the variable "${weight}".`, {
    place: {file},
    hint: "Counts here are of persons. Turn the weight off in SPSS (WEIGHT OFF) and save, or state weight: unweighted for the source in evaluation.yaml.",
  });
}

function columnOf(variable: SpssVariable, column: SpssColumn, file: string): ReadColumn {
  if (!(column instanceof Float64Array)) return textColumn(column);
  const kind = numberKind(variable.format);
  if (kind !== "number") {
    const read = numberTexts(withoutMissing(column, variable.missing), kind === "date" ? dateText : datetimeText);
    refuseInfinite(read, variable.name, file);
    return {values: read.texts, distinct: null, reading: readingOf(read.texts, {kind, order: "ymd"})};
  }
  const read = numberTexts(column);
  refuseInfinite(read, variable.name, file);
  return {values: read.texts, distinct: read.distinct, reading: readingOf(read.texts, {kind: "number", decimal: "."})};
}

function textColumn(column: readonly string[]): ReadColumn {
  const trimmed = new Map<string, string | null>();
  const values = column.map((text) => {
    let value = trimmed.get(text);
    if (value === undefined) {
      value = text.trim() || null;
      trimmed.set(text, value);
    }
    return value;
  });
  const distinct = [...trimmed.keys()].filter((text) => text !== "");
  return {values, distinct, reading: readingOf(values, {kind: "text"})};
}

function readingOf(values: readonly (string | null)[], filled: ColumnReading): ColumnReading {
  return values.some((value) => value !== null) ? filled : {kind: "empty"};
}

/** Dates that are declared missing are blanks: as a date, 31-12-9999 would be one among others. */
function withoutMissing(column: Float64Array, missing: SpssMissing | null): Float64Array {
  return missing === null ? column : column.map((value) => (isMissing(value, missing) ? Number.NaN : value));
}

function refuseInfinite({infiniteRow: row}: NumberTexts, name: string, file: string): void {
  if (row === -1) return;
  throw new CliError("data", `${name} is infinite in case ${row + 1}.`, {
    place: {file, line: row + 1},
    hint: "The file is damaged, or was made by a faulty program. Save it again in SPSS, or fetch it again.",
  });
}

function describe(
  variable: SpssVariable,
  distinct: ReadColumn["distinct"],
  option: Option | undefined,
  file: string,
): SourceVariable {
  const isDate = variable.width === 0 && numberKind(variable.format) !== "number";
  const kind = kindOf(variable, distinct, option);
  return {
    name: variable.name,
    question: option?.set.label ?? variable.label,
    kind,
    labels: option !== undefined ? chosenLabels : isDate ? [] : labelsOf(variable),
    option: option === undefined ? null : {set: option.set.name, code: variable.name, label: option.label},
    missing: option === undefined && !isDate ? missingTexts(variable.missing) : null,
    measure: variable.measure,
    place: {file},
  };
}

function labelsOf({labels}: SpssVariable): SourceVariable["labels"] {
  return labels.map(({value, label}) => ({code: codeText(value), label}));
}

function kindOf(
  variable: SpssVariable,
  distinct: ReadColumn["distinct"],
  option: Option | undefined,
): SourceVariable["kind"] {
  if (option !== undefined) return "multiple";
  if (variable.width === 0 && numberKind(variable.format) !== "number") return "date";
  if (hasAnswers(variable, distinct)) return "single";
  return variable.width === 0 ? "number" : "text";
}

function sourceColumn(name: string, column: ReadColumn, option: Option | undefined): SourceColumn {
  if (option === undefined) return {name, values: column.values, reading: column.reading};
  return {name, values: option.values, reading: readingOf(option.values, {kind: "number", decimal: "."})};
}

function notesOf({weight, encoding, responseSets}: SpssFile): string[] {
  const weighted =
    weight === null
      ? []
      : [
          `Filen er sat til at blive vægtet med variablen »${weight}« i SPSS; den er opgjort uvægtet, som evaluation.yaml angiver.`,
        ];
  const guessed = encoding.isDeclared
    ? []
    : [
        "Filen siger ikke, hvilket tegnsæt den er skrevet i; den er læst som UTF-8, og hvor det ikke passer som windows-1252.",
      ];
  const categories = responseSets
    .filter((set) => set.counted === null)
    .map((set) => `Flersvarssættet »${set.name}« består af variable med flere kategorier; de er læst hver for sig.`);
  return [...weighted, ...guessed, ...categories];
}
