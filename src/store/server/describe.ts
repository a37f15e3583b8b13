/** A table of a server as a source: its columns, and of those whose answers are chosen among also which there are. */
import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import {masked} from "../../errors/masked.ts";
import {emptyMarksNote} from "../../sources/columns.ts";
import {unknownVariable} from "../../sources/csv.ts";
import {isEmptyMark} from "../../sources/empty-marks.ts";
import type {
  ColumnReading,
  ServerColumn,
  ServerText,
  SourceColumn,
  SourceTable,
  SourceVariable,
} from "../../sources/model.ts";
import {refuseWide} from "../../sources/most-columns.ts";
import {type Fits, narrowed, readingsOf, unseen} from "../../sources/readings.ts";
import {rowIdColumn} from "../../sources/row-id.ts";
import {madeWaveColumn} from "../../sources/wave-column.ts";
import {identifier} from "../dialect.ts";
import {plainText} from "./answers.ts";
import {columnFacts, type Facts, textFits} from "./facts.ts";
import {kindsOf, type TypedColumn} from "./kinds.ts";
import {partitionsOf} from "./partitions.ts";
import {personalCounts} from "./personal.ts";
import {relationOf, rowIdOf, rowIds, typedColumns} from "./relation.ts";
import type {Server} from "./server.ts";
import type {ServerTable} from "./table.ts";
import {isUnique} from "./unique.ts";

/** A column with more distinct values holds no answers to choose among. */
const mostTexts = 1000;

/**
 * Describes a table or query of a server. Only distinct values of columns that hold answers leave it, and counts.
 * @throws CliError (config) for a table or column that is not there; (data) for a wave that nobody knows
 */
export async function describeTable(server: Server, spec: ServerTable): Promise<SourceTable> {
  const from = await relationOf(server, spec);
  const name = spec.table ?? `query of ${spec.key}`;
  const typed = await typedColumns(server, spec, from);
  const {columns, left} = await kindsOf(server, typed);
  refuseWide(columns.length, {file: name});
  const coded = new Set(columns.filter((column) => isCoded(column, spec)).map((column) => column.name));
  const {partitions, partitionedBy} = await partitionsOf(server, spec);
  const parts = partitions.length === 0 ? [from] : partitions;
  const facts = await columnFacts(server, parts, columns, coded);
  const rowCount = facts.rows;
  const texts = new Map<string, ReadonlyMap<string, number> | null>();
  for (const column of columns) {
    if (coded.has(column.name)) texts.set(column.name, await textsOf(server, parts, column, facts));
  }
  const fits = await fitsOf(server, {from: parts, columns, texts, facts, spec});
  const textColumns = columns.filter(({kind}) => kind === "text");
  const textReadings = readingsOf(
    textColumns.map((column) => fits.get(column.name) ?? unseen),
    null,
  );
  const readings = new Map(
    columns.map((column): [string, ColumnReading] => [
      column.name,
      column.kind === "text" ? (textReadings[textColumns.indexOf(column)] ?? {kind: "empty"}) : readingOf(column),
    ]),
  );
  const marked: string[] = [];
  const described = columns.map((column) => {
    const reading = readings.get(column.name) ?? {kind: "empty"};
    const own = serverColumn(column, texts.get(column.name) ?? null, reading, facts);
    if (
      [...(texts.get(column.name)?.keys() ?? [])].some((text) => reading.kind !== "text" && isEmptyMark(text.trim()))
    ) {
      marked.push(column.name);
    }
    return {column: sourceColumn(column.name, reading, own), own};
  });
  const wave = madeWave(spec, described);
  const rowId = spec.id === rowIdColumn ? await rowIdOf(server, spec) : null;
  const personal = await personalCounts(server, from, columns, facts);
  const all = wave === null ? described : [...described, wave];
  return {
    key: spec.key,
    files: [],
    dataFile: name,
    columns: [...all.map(({column}) => column), ...(spec.id === rowIdColumn ? [rowIds] : [])],
    rowCount,
    lines: [],
    variables: columns
      .filter(({name: column}) => wave === null || column !== spec.wave?.column)
      .map((column) => variableOf(column, name, spec)),
    notes: [
      ...(left.length === 0 ? [] : [`Kolonner med andet end enkelte værdier er udeladt: ${left.join(", ")}.`]),
      ...emptyMarksNote(marked),
    ],
    held: {
      table: "",
      rowNumber: "",
      columnNames: new Map(),
      numbered: new Set(),
      numbers: new Map(),
      isoTimes: new Set(),
      manyValued: new Set(
        described.flatMap(({column, own}) => (own.kind !== "whole" && own.texts === null ? [column.name] : [])),
      ),
      server: {
        from,
        columns: new Map(all.map(({column, own}) => [column.name, own])),
        partitions,
        partitionedBy,
        rowId,
        isUnique: await isUnique(server, spec, new Map(described.map(({column, own}) => [column.name, own]))),
        personal,
      },
    },
  };
}

function isCoded({name, kind}: TypedColumn, {id, wave, completed, told}: ServerTable): boolean {
  if (name === id || kind === "truth") return false;
  if (name === wave?.column || name === completed) return true;
  const holds = told.get(name)?.holds;
  return holds === "answers" || (holds === "listed" && kind !== "whole");
}

/** The distinct texts of a column and their rows; null for more than answers to choose among can be. */
async function textsOf(
  server: Server,
  from: readonly string[],
  column: TypedColumn,
  facts: Facts,
): Promise<ReadonlyMap<string, number> | null> {
  const name = identifier(column.name);
  const text = plainText({...unknownTexts(column, facts), isPadded: false}, name);
  const statements = from.map(
    (each) => `(SELECT ${text}, n FROM (
      SELECT ${name}, count(*) AS n FROM ${each} WHERE ${name} IS NOT NULL GROUP BY ${name} LIMIT ${mostTexts + 1}
    ) AS seen)`,
  );
  const texts = new Map<string, number>();
  for (const [found, n] of await server.rows(statements.join(" UNION ALL "))) {
    if (found !== null) texts.set(String(found), (texts.get(String(found)) ?? 0) + Number(n));
  }
  return texts.size > mostTexts ? null : texts;
}

function unknownTexts({name, kind}: TypedColumn, facts: Facts): ServerColumn {
  const hasNoNumbers = (facts.noNumbers.get(name) ?? 0) > 0;
  return {name, kind, texts: null, blank: null, isPadded: (facts.padded.get(name) ?? 0) > 0, hasNoNumbers};
}

interface FitsOptions {
  readonly from: readonly string[];
  readonly columns: readonly TypedColumn[];
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, number> | null>;
  readonly facts: Facts;
  readonly spec: ServerTable;
}

/** How the texts of columns can be read: by the texts themselves where they are known, else by counts of what they look like. */
async function fitsOf(server: Server, {from, columns, texts, facts, spec}: FitsOptions): Promise<Map<string, Fits>> {
  const fits = new Map<string, Fits>();
  const open: TypedColumn[] = [];
  for (const column of columns) {
    if (column.kind !== "text") continue;
    const known = texts.get(column.name);
    const holds = spec.told.get(column.name)?.holds;
    if (known !== undefined && known !== null) {
      const values = [...known.keys()].map((text) => text.trim()).filter((text) => text !== "" && !isEmptyMark(text));
      fits.set(column.name, narrowed(unseen, values));
    } else if (holds === "text" || column.name === spec.id || (facts.wordy.get(column.name) ?? 0) > 0) {
      fits.set(column.name, {isEmpty: false, decimals: [], dates: [], datetimes: []});
    } else {
      open.push(column);
    }
  }
  for (const [name, found] of await textFits(server, from, open, facts)) fits.set(name, found);
  return fits;
}

function readingOf({kind}: TypedColumn): ColumnReading {
  switch (kind) {
    case "whole":
    case "number":
    case "truth":
      return {kind: "number", decimal: "."};
    case "date":
      return {kind: "date", order: "ymd"};
    case "time":
    case "zoned":
      return {kind: "datetime", order: "ymd"};
    default:
      return {kind: "text"};
  }
}

const truths: ReadonlyMap<string, ServerText> = new Map([
  ["1", {text: "1", rows: 0}],
  ["0", {text: "0", rows: 0}],
]);

function serverColumn(
  column: TypedColumn,
  texts: ReadonlyMap<string, number> | null,
  reading: ColumnReading,
  facts: Facts,
): ServerColumn {
  const meaning = (raw: string): string | null => {
    const text = raw.trim();
    return text === "" || (reading.kind !== "text" && isEmptyMark(text)) ? null : text;
  };
  const known = texts === null ? null : new Map([...texts].map(([raw, rows]) => [raw, {text: meaning(raw), rows}]));
  return {...unknownTexts(column, facts), texts: column.kind === "truth" ? truths : known};
}

function sourceColumn(name: string, reading: ColumnReading, {texts}: ServerColumn): SourceColumn {
  const values = new Set([...(texts?.values() ?? [])].map(({text}) => text).filter((text) => text !== null));
  return {name, reading, values: [...values]};
}

/** The column that says the wave in numbers, where the table's own says it in words. */
function madeWave(
  {wave, wavePlace, table, key}: ServerTable,
  described: readonly {readonly column: SourceColumn; readonly own: ServerColumn}[],
): {column: SourceColumn; own: ServerColumn} | null {
  if (wave === null || wave.values === null) return null;
  const found = described.find(({column}) => column.name === wave.column);
  if (found === undefined) {
    const names = described.map(({column}) => column.name);
    throw new CliError("config", `"${table ?? key}" has no column "${wave.column}" for the wave.`, {
      place: wavePlace,
      hint: didYouMean(wave.column, names, "columns"),
    });
  }
  const numbers = new Map(Object.entries(wave.values));
  const texts = new Map(
    [...(found.own.texts ?? [])].map(([raw, {text, rows}]): [string, ServerText] => {
      const number = text === null ? null : numbers.get(text);
      if (number !== undefined) return [raw, {text: number === null ? null : String(number), rows}];
      throw new CliError("data", `${masked(text ?? "")} in column "${wave.column}" stands for no wave.`, {
        place: wavePlace,
        hint: `Write it under wave.values of the source. ${didYouMean(text ?? "", numbers.keys(), "values there")}`,
      });
    }),
  );
  const own = {...found.own, texts};
  return {column: sourceColumn(madeWaveColumn, {kind: "number", decimal: "."}, own), own};
}

/** The server tells of its columns what they hold, and truth values have names. */
function variableOf({name, kind}: TypedColumn, table: string, {told}: ServerTable): SourceVariable {
  const entry = told.get(name);
  const bare = {...unknownVariable(name, table), place: {file: table}, question: entry?.question ?? null};
  if (kind !== "truth" || (entry !== undefined && entry.holds !== "anything")) return bare;
  return {
    ...bare,
    kind: "single",
    labels: [
      {code: "1", label: "Ja"},
      {code: "0", label: "Nej"},
    ],
  };
}
