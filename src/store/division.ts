/** The store's persons by the unit they belong to, and stores of one unit's persons alone. */
import type {Codebook} from "../codebook/model.ts";
import type {Database, Relation, Select} from "./database.ts";
import {identifier, textLiteral} from "./dialect.ts";
import {columnsOfValue, columnValue, hasCode} from "./forms.ts";
import {type KeptRows, keptPerWave} from "./keep-rows.ts";
import {findSource, isMany, type Layout, type SourceLayout} from "./layout.ts";
import type {Division, Store, StoreContent, UnitGroup, UnitVariable, VariableAt} from "./model.ts";

/** Who makes a store of a layout whose kept rows are there. */
export type MakeStore = (
  layout: Layout,
  /** What it is of, where that is not everybody. */
  kept: readonly KeptRows[] | null,
  onClose: () => Promise<void>,
) => Promise<Store>;

export interface DivideOptions {
  readonly by: VariableAt;
  readonly groups: readonly UnitGroup[];
  readonly waves: StoreContent["waves"];
  readonly makeStore: MakeStore;
}

/** Holds each person's unit: `id` and the unit's key. */
const unitsTable = "units of persons";
/** The column of the unit where a store compares units. */
const unitColumn = "unit compared";

/**
 * Sorts the persons by unit. Those without an answer, or with one that is none of the units', are in none.
 * @throws TypeError for a variable that is not there, or a wave that does not fit its source
 */
export async function divide(
  database: Database,
  layout: Layout,
  {by, groups, waves, makeStore}: DivideOptions,
): Promise<Division> {
  const units = await database.define("TABLE", unitsTable, unitsSql(layout, by, groups));
  const alsoUsed = [findSource(layout, by.source)];
  let count = 0;
  const ofSources = async (kind: "TABLE" | "VIEW", prefix: string, rowsOf: (kept: Relation) => Select) => {
    const made = new Map<SourceLayout, Relation>();
    for (const source of layout.sources.values()) {
      made.set(source, await database.define(kind, prefix + source.keptTable, rowsOf(source.kept)));
    }
    return made;
  };
  return {
    prints: () => printsOf(database, layout, units),
    part: async (key, note) => {
      const prefix = `part ${count++} `;
      const rows = await ofSources(
        "TABLE",
        prefix,
        (kept) =>
          (...asked) =>
            partSql(kept, units, key, ...asked),
      );
      const kept: KeptRows[] = [];
      for (const [source, relation] of rows) {
        const small = {...source, kept: relation, isLarge: source.table.held?.server !== undefined};
        const each = await keptPerWave(database, small, waves);
        const report = {
          key: source.key,
          name: source.rules.name,
          type: source.rules.type,
          files: [],
          notes: [note],
          rowsRead: each.kept,
          dropped: [],
          kept: each.kept,
          waves: each.waves,
        };
        kept.push({source: {...small, isLarge: small.isLarge || isMany(each.kept)}, report, lastDay: each.lastDay});
      }
      const sources = new Map(kept.map(({source}) => [source.key, source]));
      return await makeStore({...layout, prefix, sources, alsoUsed}, kept, () => forget(rows.values()));
    },
    compared: async (codebook, compared) => {
      const prefix = `compared ${count++} `;
      const rows = await ofSources(
        "VIEW",
        prefix,
        (kept) =>
          (...asked) =>
            comparedSql(kept, units, compared, ...asked),
      );
      const sources = new Map(
        [...rows].map(([source, kept]) => [source.key, withUnit({...source, kept}, {codebook, compared})]),
      );
      return await makeStore({...layout, prefix, sources, alsoUsed}, null, () => forget(rows.values()));
    },
  };
}

/** One unit's rows of a source. */
function partSql(kept: Relation, units: Relation, key: string, ...[columns, shard]: Parameters<Select>): string {
  const wanted = columns === "everything" ? [] : columns;
  return `SELECT kept.* FROM ${kept.from(wanted, shard)} AS kept
    WHERE kept.id IN (SELECT unit.id FROM ${units.from([], shard)} AS unit WHERE unit.unit = ${textLiteral(key)})`;
}

/** All rows of a source, with a column that tells the unit. */
function comparedSql(
  kept: Relation,
  units: Relation,
  compared: UnitVariable,
  ...[columns, shard]: Parameters<Select>
): string {
  const wanted = columns === "everything" ? [] : columns.filter((name) => name !== unitColumn);
  return `SELECT kept.*, ${unitExpression(compared)} AS ${identifier(unitColumn)}
    FROM ${kept.from(wanted, shard)} AS kept LEFT JOIN ${units.from([], shard)} AS unit ON unit.id = kept.id`;
}

function unitsSql(layout: Layout, by: VariableAt, groups: readonly UnitGroup[]): Select {
  const source = findSource(layout, by.source);
  const value = columnValue(source, by.variable, "form", by.wave);
  const cases = groups.map(({key, codes}) => `WHEN ${hasCode(layout.dialect, value, codes)} THEN ${textLiteral(key)}`);
  const unit = cases.length === 0 ? "CAST(NULL AS VARCHAR)" : `CASE ${cases.join(" ")} END`;
  const atWave = by.wave === null ? "TRUE" : `form.wave = ${by.wave}`;
  return (_, shard) => `SELECT id, unit FROM (
      SELECT form.id AS id, ${unit} AS unit FROM ${source.kept.from(columnsOfValue(source, by.variable), shard)} AS form
      WHERE ${atWave}
    ) AS person WHERE unit IS NOT NULL`;
}

function unitExpression({groups}: UnitVariable): string {
  const cases = groups.flatMap(({code, keys}) =>
    keys.map((key) => `WHEN ${textLiteral(key)} THEN ${textLiteral(code)}`),
  );
  return cases.length === 0 ? "CAST(NULL AS VARCHAR)" : `CASE unit.unit ${cases.join(" ")} END`;
}

function withUnit(
  source: SourceLayout,
  {codebook, compared}: {readonly codebook: Codebook; readonly compared: UnitVariable},
): SourceLayout {
  const variables = codebook.get(source.key)?.variables ?? source.variables;
  const variable = variables.get(compared.name);
  if (variable === undefined) throw new TypeError(`the codebook of "${source.key}" lacks ${compared.name}`);
  const columns = new Map(source.columns).set(compared.name, {name: unitColumn, variable, type: "text", data: null});
  return {...source, variables, columns};
}

/**
 * A sum over all kept rows, whatever their order, that is another when any answer is. Where rows stand in their file is
 * left out: a new person before others changes nothing about them.
 */
async function printsOf(database: Database, layout: Layout, unitRows: Relation): ReturnType<Division["prints"]> {
  const units = new Map<string, string>();
  const all: string[] = [];
  for (const {kept, keptTable, columns} of layout.sources.values()) {
    const names = ["closed", ...Array.from(columns.values(), ({name}) => name)];
    const answers = ["id", "wave", ...names].map(identifier).join(", ");
    const rows = await database.rows(`SELECT unit.unit, count(*), ${database.dialect.sumOfPrints("answers")}
      FROM (SELECT ${answers} FROM ${kept.from(names)} AS kept) AS answers
      LEFT JOIN ${unitRows.from([])} AS unit ON unit.id = answers.id
      GROUP BY unit.unit ORDER BY unit.unit NULLS FIRST`);
    all.push(JSON.stringify(rows));
    for (const [unit, ...print] of rows) {
      if (unit === null || unit === undefined) continue;
      units.set(String(unit), `${units.get(String(unit)) ?? ""}${keptTable} ${print.join(" ")};`);
    }
  }
  return {all: all.join(), units};
}

async function forget(relations: Iterable<Relation>): Promise<void> {
  for (const relation of relations) await relation.forget();
}
