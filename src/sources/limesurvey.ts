import {isAbsolute, join} from "node:path";
import type {FileReport} from "../results/data-report.ts";
import {type Columns, columnsOf} from "./columns.ts";
import {madeCompletedColumn} from "./completed-column.ts";
import {isNeverEmpty} from "./empty-marks.ts";
import {limeVariables} from "./limesurvey/describe.ts";
import {isSystemColumn, type LimeColumn, limeColumn} from "./limesurvey/names.ts";
import {otherColumn, seenRows, tickedColumn} from "./limesurvey/options.ts";
import {
  refuseForeignStructure,
  refuseTextAnswers,
  refuseTextHeading,
  refuseWithoutSubmitDate,
} from "./limesurvey/refusals.ts";
import {type TickedSet, tickedSets} from "./limesurvey/sets.ts";
import {type LimeQuestion, readLimeStructure} from "./limesurvey/structure.ts";
import type {SourceColumn, SourceTable} from "./model.ts";
import {type DelimitedOptions, fileReport, type ReadContext, readDelimitedFile} from "./read-delimited-file.ts";

export interface LimeSurveyOptions extends DelimitedOptions {
  /** The file with the survey's structure, relative to the evaluation. */
  readonly structure?: string | undefined;
  readonly completed?: string | undefined;
}

type ColumnsByName = ReadonlyMap<string, SourceColumn>;

/**
 * Reads LimeSurvey's CSV of responses, with question codes as heading and answers as codes. Boxes to tick become options
 * coded 1 and 0; without a structure they are known by holding nothing but Y.
 *
 * @throws CliError (data) when the files are broken, do not belong together, or hold texts where codes are wanted
 */
export async function readLimeSurvey(
  key: string,
  file: string,
  context: ReadContext,
  options: LimeSurveyOptions,
): Promise<SourceTable> {
  const read = await readDelimitedFile(file, context, options);
  const table = columnsOf(read, isNeverEmpty);
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  refuseTextHeading(table.columns, file);
  refuseWithoutSubmitDate(columns, options.completed, file);
  const structure = await readStructureFile(options.structure, context);
  const named = questionColumns(table.columns, structure.questions);
  if (structure.file !== null) refuseForeignStructure([...named.values()], structure.questions, structure.file);
  const sets = tickedSets([...named.values()], columns, structure.questions);
  const files = {data: file, structure: structure.file};
  const variables = limeVariables(table.columns, {named, sets, questions: structure.questions, files});
  refuseTextAnswers(table.columns, variables, file);
  return {
    key,
    files: [fileReport(read, table.lines.length, context.folder), ...structure.reports],
    dataFile: file,
    columns: [...withTicks(table, columns, named, sets, file), ...completedColumn(columns)],
    rowCount: table.lines.length,
    held: null,
    lines: table.lines,
    variables,
    notes: table.notes,
  };
}

interface Structure {
  readonly questions: ReadonlyMap<string, LimeQuestion>;
  readonly file: string | null;
  readonly reports: readonly FileReport[];
}

async function readStructureFile(path: string | undefined, context: ReadContext): Promise<Structure> {
  if (path === undefined) return {questions: new Map(), file: null, reports: []};
  const read = await readDelimitedFile(isAbsolute(path) ? path : join(context.folder, path), context);
  const questions = readLimeStructure(read);
  return {questions, file: read.file, reports: [fileReport(read, questions.size, context.folder)]};
}

function questionColumns(
  columns: readonly SourceColumn[],
  questions: ReadonlyMap<string, LimeQuestion>,
): ReadonlyMap<string, LimeColumn> {
  const codes = new Set(questions.keys());
  const own = columns.filter(({name}) => codes.has(name) || !isSystemColumn(name));
  return new Map(own.map(({name}) => [name, limeColumn(name, codes)]));
}

/** The columns with options as 1 and 0, and «other» as an option behind its text. */
function withTicks(
  {columns, lines}: Columns,
  byName: ColumnsByName,
  named: ReadonlyMap<string, LimeColumn>,
  sets: readonly TickedSet[],
  file: string,
): SourceColumn[] {
  const answers = columns.filter(({name}) => named.has(name));
  const submitted = byName.get("submitdate")?.values ?? [];
  const answeredForms = lines.map(
    (_, row) => (submitted[row] ?? null) !== null && answers.some(({values}) => (values[row] ?? null) !== null),
  );
  const made = new Map<string, SourceColumn[]>();
  for (const {options, other, isConditional} of sets) {
    const members = [...options, ...(other === null ? [] : [other])].flatMap(({name}) => byName.get(name) ?? []);
    const seen = seenRows(members, isConditional, answeredForms);
    for (const column of members) {
      const ticks = () => tickedColumn(column, seen, (row) => ({file, line: lines[row] ?? 1}));
      made.set(column.name, column.name === other?.name ? [column, otherColumn(column, seen)] : [ticks()]);
    }
  }
  return columns.flatMap((column) => made.get(column.name) ?? [column]);
}

/** A form was handed in when it has a time for that. */
function completedColumn(columns: ColumnsByName): SourceColumn[] {
  const submitted = columns.get("submitdate");
  if (submitted === undefined) return [];
  const values = submitted.values.map((time) => (time === null ? "0" : "1"));
  return [{name: madeCompletedColumn, values, reading: {kind: "number", decimal: "."}}];
}
