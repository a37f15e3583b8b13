/** An evaluation's exports as tables of a server, and the evaluation that counts them there. */
import {Client} from "pg";
import {dateOf, numberOf} from "../../src/codebook/answers.ts";
import type {CodebookFile} from "../../src/config/codebook-file.ts";
import type {SourceSpec} from "../../src/config/evaluation.ts";
import type {EvaluationFiles} from "../../src/config/read-files.ts";
import {allSourceEffects} from "../../src/pipeline/read-sources.ts";
import type {Results} from "../../src/results/model.ts";
import type {SourceColumn, SourceTable} from "../../src/sources/model.ts";
import {readSource} from "../../src/sources/read-source.ts";
import {rowIdColumn} from "../../src/sources/row-id.ts";

/** The environment variable that names the server to the evaluations. */
export const urlVariable = "MAALEPUNKT_TEST_DATABASE";

export interface LoadOptions {
  /** Of a user that may make tables. */
  readonly url: string;
  /** Whether numbers and dates have types of their own; all is text otherwise, as in the files. */
  readonly isTyped: boolean;
  /** Makes a table of these columns, which rows are then inserted into. */
  readonly makeTable?: (client: Client, table: string, columns: readonly string[], id: string) => Promise<void>;
}

export interface LoadedEvaluation {
  /** The evaluation of the tables; its database is told by `urlVariable`. */
  readonly files: EvaluationFiles;
  /** What an export calls the options of its questions, by column: a table has nothing but the column's name. */
  readonly options: ReadonlyMap<string, string>;
}

/** Loads the exports of an evaluation into tables. */
export async function loadEvaluation(files: EvaluationFiles, options: LoadOptions): Promise<LoadedEvaluation> {
  const {value} = files.evaluation;
  const client = new Client({connectionString: options.url});
  await client.connect();
  const sources: Record<string, SourceSpec> = {};
  let codebook = files.codebook.value;
  const codes = new Map<string, string>();
  try {
    for (const [key, spec] of Object.entries(value.sources)) {
      const plain: SourceSpec = typeof spec.wave === "object" ? {...spec, wave: undefined} : spec;
      const table = await readSource(key, plain, files.folder, allSourceEffects);
      const {id} = spec;
      const name = `${files.key} ${key}`;
      await loadTable(client, {...withoutRowIds(table), key: name}, id, options);
      const {system, wave, completed, closed} = spec;
      sources[key] = {type: "database", table: name, name: spec.name, system, wave, completed, closed, id};
      codebook = described(codebook, table);
      for (const each of table.variables) if (each.option !== null) codes.set(each.name, each.option.code);
    }
  } finally {
    await client.end();
  }
  const database = {connection: {env: urlVariable}, timeout_seconds: 60, connections: 1};
  const evaluation = {...files.evaluation, value: {...value, database, sources}};
  return {files: {...files, evaluation, codebook: {...files.codebook, value: codebook}}, options: codes};
}

/** Results without what differs with where the rows are: types, files and numbers of rows. */
export function comparable(results: Results, options: ReadonlyMap<string, string> = new Map()): unknown {
  const sources = results.dataReport.sources.map((source) => ({
    ...source,
    type: "",
    files: [],
    notes: [],
    dropped: source.dropped.map((dropped) => ({...dropped, rows: []})),
    orphans: {...source.orphans, rows: []},
  }));
  const text = JSON.stringify({...results, dataReport: {...results.dataReport, sources}}, (_, value: unknown) =>
    isRowNumbers(value) ? {...value, printed: ""} : value,
  );
  return JSON.parse(text.replace(/(?<="key":"|\/)\w+(?=["/])/gu, (name) => options.get(name) ?? name));
}

/** The cell that lists which rows were left out. */
function isRowNumbers(value: unknown): value is {address: string} {
  const isCell = typeof value === "object" && value !== null && "address" in value && typeof value.address === "string";
  return isCell && /\/rows$/.test(String(value.address));
}

function withoutRowIds(table: SourceTable): SourceTable {
  return {...table, columns: table.columns.filter((column) => column.name !== rowIdColumn)};
}

async function loadTable(
  client: Client,
  {key, columns}: SourceTable,
  id: string,
  {isTyped, makeTable = makePlainTable}: LoadOptions,
): Promise<void> {
  const types = columns.map((column) => (isTyped ? typeOf(column) : "text"));
  const definitions = columns.map(({name}, index) => `${quoted(name)} ${types[index]}`);
  await makeTable(client, quoted(key), definitions, quoted(id === rowIdColumn ? (columns[0]?.name ?? "") : id));
  const values = columns.map((column, index) =>
    column.values.map((text) => valueIn(text, column, types[index] ?? "text")),
  );
  const arrays = types.map((type, index) => `$${index + 1}::${type}[]`);
  await client.query(`INSERT INTO ${quoted(key)} SELECT * FROM unnest(${arrays.join(", ")})`, values);
}

async function makePlainTable(client: Client, table: string, columns: readonly string[]): Promise<void> {
  await client.query(`CREATE TABLE ${table} (${columns.join(", ")})`);
}

function typeOf({values, reading}: SourceColumn): string {
  switch (reading.kind) {
    case "number": {
      const numbers = values.flatMap((text) => (text === null ? [] : [numberOf(text, reading) ?? Number.NaN]));
      return numbers.every((each) => Number.isInteger(each) && Math.abs(each) < 1e9) ? "integer" : "numeric";
    }
    case "date":
      return "date";
    case "datetime":
      return "timestamp";
    default:
      return "text";
  }
}

function valueIn(text: string | null, {reading}: SourceColumn, type: string): string | number | null {
  if (text === null || type === "text") return text;
  return type === "date" || type === "timestamp" ? dateOf(text, reading) : numberOf(text, reading);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The codebook with the questions and answers that an export tells, and a table does not. */
function described(codebook: CodebookFile, table: SourceTable): CodebookFile {
  const written = codebook.sources[table.key] ?? {variables: {}, sets: {}};
  const sets = {...written.sets};
  const variables = {...written.variables};
  for (const {name, question, labels, option, kind} of table.variables) {
    if (option !== null) {
      const set = sets[option.set] ?? {};
      const options = Array.isArray(set.options) ? {} : (set.options ?? {});
      sets[option.set] = {...(question !== null && {question}), ...set, options: {...options, [name]: option.label}};
      continue;
    }
    if (question === null && labels.length === 0) continue;
    const said = variables[name] ?? {};
    const answers =
      labels.length === 0 || said.scale !== undefined
        ? {}
        : {
            labels: {...Object.fromEntries(labels.map(({code, label}) => [code, label])), ...said.labels},
            order: said.order ?? labels.map(({code}) => code),
          };
    const type = kind === "number" || kind === "text" || kind === "date" ? {type: kind} : {};
    variables[name] = {...(question === null ? {} : {question}), ...type, ...said, ...answers};
  }
  return {...codebook, sources: {...codebook.sources, [table.key]: {...written, variables, sets}}};
}
