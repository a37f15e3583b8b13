import {readAnswer} from "../codebook/answers.ts";
import type {Variable} from "../codebook/model.ts";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {SourceColumn, SourceTable} from "../sources/model.ts";
import type {Relation} from "./database.ts";
import {type ColumnType, type Dialect, identifier} from "./dialect.ts";
import type {SourceRules, StoreContent} from "./model.ts";
import {serverAnswer} from "./server/answers.ts";

/** From here on, counting takes longer than planning a statement does. */
const manyRows = 50_000;

/** Where everything is in the database. */
export interface Layout {
  readonly dialect: Dialect;
  /** What names of tables of populations begin with: several stores can share a database. */
  readonly prefix: string;
  readonly sources: ReadonlyMap<string, SourceLayout>;
  /** Sources that tell which rows of the others there are. */
  readonly alsoUsed: readonly SourceLayout[];
  readonly waves: readonly number[];
}

/** One source: its tables, and the column of each variable. */
export interface SourceLayout {
  readonly dialect: Dialect;
  readonly key: string;
  readonly rules: SourceRules;
  readonly table: SourceTable;
  /** Whether the ids of all sources have the same type, where they have types. */
  readonly sharesIdType: boolean;
  /** Whether to plan for many rows: then nothing is copied that need not be, and each count is a statement of its own. */
  readonly isLarge: boolean;
  /** Every row of the export. */
  readonly rowsTable: string;
  /** The rows that do not count, and what each was dropped for. */
  readonly judgedTable: string;
  /** What the rows that count are called, where they have a name. */
  readonly keptTable: string;
  /** The rows that count; derived variables have columns here. */
  readonly kept: Relation;
  readonly variables: ReadonlyMap<string, Variable>;
  /** By variable, in codebook order. Variables that the export has no data for are not among them. */
  readonly columns: ReadonlyMap<string, LayoutColumn>;
}

export interface LayoutColumn {
  readonly name: string;
  readonly variable: Variable;
  readonly type: ColumnType;
  /** Null for a derived variable. */
  readonly data: SourceColumn | null;
}

/** Whether counting so many rows takes longer than planning a statement. */
export function isMany(rows: number): boolean {
  return rows >= manyRows;
}

/** @throws CliError (config) when a rule names a column that the export does not have. */
export function createLayout(content: StoreContent, dialect: Dialect): Layout {
  const sources = content.sources.map(({table, rules}, index) => layoutSource(content, dialect, {table, rules}, index));
  return {
    dialect,
    prefix: "",
    alsoUsed: [],
    sources: new Map(sources.map((source) => [source.key, source])),
    waves: content.waves.map(({wave}) => wave),
  };
}

/** @throws TypeError when there is none: who asks has checked. */
export function findSource(layout: Layout, key: string): SourceLayout {
  const source = layout.sources.get(key);
  if (source === undefined) throw new TypeError(`the store has no source "${key}"`);
  return source;
}

/**
 * @throws TypeError for a variable that the codebook does not have.
 * @throws CliError (data) for one that the export has no data for.
 */
export function findColumn(source: SourceLayout, name: string): LayoutColumn {
  const column = source.columns.get(name);
  if (column !== undefined) return column;
  const variable = source.variables.get(name);
  if (variable === undefined) throw new TypeError(`source "${source.key}" has no variable "${name}"`);
  throw new CliError("data", `${source.key}.${name} is described, but the export has no data for it.`, {
    place: variable.place,
    hint: `Export ${source.key} once more with "${name}" among its variables.`,
  });
}

/** The column of the export that a rule names. */
export function ruleColumn(table: SourceTable, name: string): SourceColumn {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column !== undefined) return column;
  throw new CliError("config", `Source "${table.key}" has no column "${name}".`, {
    place: {file: table.dataFile, line: 1},
    hint: didYouMean(
      name,
      table.columns.map((candidate) => candidate.name),
      `columns of ${table.key}`,
    ),
  });
}

function layoutSource(
  content: StoreContent,
  dialect: Dialect,
  {table, rules}: StoreContent["sources"][number],
  index: number,
): SourceLayout {
  const variables = content.codebook.get(rules.key)?.variables;
  if (variables === undefined) throw new TypeError(`the codebook lacks the source "${rules.key}"`);
  for (const name of [rules.id, rules.wave, rules.completed, rules.closed]) {
    if (name !== null) ruleColumn(table, name);
  }
  const keptTable = `kept ${index} ${rules.key}`;
  return {
    dialect,
    key: rules.key,
    rules,
    table,
    sharesIdType: new Set(content.sources.map(idKind)).size === 1,
    isLarge: table.held !== null || isMany(table.rowCount),
    rowsTable: `rows ${index} ${rules.key}`,
    judgedTable: `judged ${index} ${rules.key}`,
    keptTable,
    kept: {from: () => identifier(keptTable), forget: async () => {}},
    variables,
    columns: layoutColumns(table, variables),
  };
}

function idKind({table, rules}: StoreContent["sources"][number]): string {
  return table.held?.server?.columns.get(rules.id)?.kind ?? "text";
}

/** The number in front keeps apart what only a database takes for the same: `Item` and `item`. */
function layoutColumns(table: SourceTable, variables: ReadonlyMap<string, Variable>): Map<string, LayoutColumn> {
  const exported = new Map(table.columns.map((column) => [column.name, column]));
  const columns = new Map<string, LayoutColumn>();
  for (const variable of variables.values()) {
    const data = variable.derivation === null ? exported.get(variable.name) : null;
    if (data === undefined) continue;
    const name = `v${columns.size} ${variable.name}`;
    columns.set(variable.name, {name, variable, type: columnType(variable, table, data), data});
  }
  return columns;
}

function columnType(variable: Variable, {held}: SourceTable, data: SourceColumn | null): ColumnType {
  const column = data === null ? undefined : held?.server?.columns.get(data.name);
  if (data !== null && column !== undefined) return serverAnswer(variable, data, column).type;
  if (variable.kind === "number") return "number";
  const isNumbered = data !== null && held?.numbered.has(data.name) && !held.manyValued.has(data.name);
  return isNumbered && holdsCodes(variable, data) ? "code" : "text";
}

/** Whether every text of a column is the code that it stands for. */
function holdsCodes(variable: Variable, {values, reading}: SourceColumn): boolean {
  return variable.kind === "categorical" && values.every((text) => text === readAnswer(variable, text, reading));
}
