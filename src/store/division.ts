/** The store's persons by the unit they belong to, and stores of one unit's persons alone. */
import type {Codebook} from "../codebook/model.ts";
import {identifier, textLiteral} from "./dialect.ts";
import type {Engine} from "./engine.ts";
import {columnValue, hasCode} from "./forms.ts";
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
  engine: Engine,
  layout: Layout,
  {by, groups, waves, makeStore}: DivideOptions,
): Promise<Division> {
  await engine.run(unitsSql(layout, by, groups));
  let count = 0;
  const ofSources = async (prefix: string, rowsOf: (source: SourceLayout) => string) => {
    const made: string[] = [];
    for (const source of layout.sources.values()) {
      await engine.run(rowsOf(source));
      made.push(`${prefix}${source.keptTable}`);
    }
    return made;
  };
  return {
    prints: () => printsOf(engine, layout),
    part: async (key, note) => {
      const prefix = `part ${count++} `;
      const tables = await ofSources(
        prefix,
        ({keptTable}) => `CREATE TABLE ${identifier(prefix + keptTable)} AS
          SELECT kept.* FROM ${identifier(keptTable)} AS kept
          SEMI JOIN (SELECT id FROM ${identifier(unitsTable)} WHERE unit = ${textLiteral(key)}) AS unit ON unit.id = kept.id`,
      );
      const kept = [];
      const sources = new Map<string, SourceLayout>();
      for (const source of layout.sources.values()) {
        const small = {...source, keptTable: prefix + source.keptTable, isLarge: false};
        const each = await keptPerWave(engine, small, waves);
        sources.set(source.key, {...small, isLarge: isMany(each.kept)});
        kept.push({source, each});
      }
      const reports = kept.map(({source, each}) => ({
        report: {
          key: source.key,
          name: source.rules.name,
          type: source.rules.type,
          files: [],
          notes: [note],
          rowsRead: each.kept,
          dropped: [],
          kept: each.kept,
          waves: each.waves,
        },
        lastDay: each.lastDay,
      }));
      return await makeStore({...layout, prefix, sources}, reports, () => drop(engine, "TABLE", tables));
    },
    compared: async (codebook, compared) => {
      const prefix = `compared ${count++} `;
      const views = await ofSources(
        prefix,
        ({keptTable}) => `CREATE VIEW ${identifier(prefix + keptTable)} AS
          SELECT kept.*, ${unitExpression(compared)} AS ${identifier(unitColumn)}
          FROM ${identifier(keptTable)} AS kept
          LEFT JOIN ${identifier(unitsTable)} AS unit ON unit.id = kept.id`,
      );
      const sources = new Map(
        [...layout.sources].map(([key, source]) => [key, withUnit(source, {prefix, codebook, compared})]),
      );
      return await makeStore({...layout, prefix, sources}, null, () => drop(engine, "VIEW", views));
    },
  };
}

function unitsSql(layout: Layout, by: VariableAt, groups: readonly UnitGroup[]): string {
  const source = findSource(layout, by.source);
  const value = columnValue(source, by.variable, "form", by.wave);
  const cases = groups.map(({key, codes}) => `WHEN ${hasCode(layout.dialect, value, codes)} THEN ${textLiteral(key)}`);
  const unit = cases.length === 0 ? "CAST(NULL AS VARCHAR)" : `CASE ${cases.join(" ")} END`;
  const atWave = by.wave === null ? "TRUE" : `form.wave = ${by.wave}`;
  return `CREATE TABLE ${identifier(unitsTable)} AS SELECT id, unit FROM (
      SELECT form.id AS id, ${unit} AS unit FROM ${identifier(source.keptTable)} AS form WHERE ${atWave}
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
  {prefix, codebook, compared}: {readonly prefix: string; readonly codebook: Codebook; readonly compared: UnitVariable},
): SourceLayout {
  const variables = codebook.get(source.key)?.variables ?? source.variables;
  const variable = variables.get(compared.name);
  if (variable === undefined) throw new TypeError(`the codebook of "${source.key}" lacks ${compared.name}`);
  const columns = new Map(source.columns).set(compared.name, {name: unitColumn, variable, type: "text", data: null});
  return {...source, keptTable: prefix + source.keptTable, variables, columns};
}

/**
 * A sum over all kept rows, whatever their order, that is another when any answer is. Where rows stand in their file is
 * left out: a new person before others changes nothing about them.
 */
async function printsOf(engine: Engine, layout: Layout): ReturnType<Division["prints"]> {
  const units = new Map<string, string>();
  const all: string[] = [];
  for (const {keptTable} of layout.sources.values()) {
    const rows = await engine.rows(`SELECT unit.unit, count(*), CAST(sum(CAST(hash(answers) AS HUGEINT)) AS VARCHAR)
      FROM (SELECT * EXCLUDE (position) FROM ${identifier(keptTable)}) AS answers
      LEFT JOIN ${identifier(unitsTable)} AS unit ON unit.id = answers.id
      GROUP BY unit.unit ORDER BY unit.unit NULLS FIRST`);
    all.push(JSON.stringify(rows));
    for (const [unit, ...print] of rows) {
      if (unit === null || unit === undefined) continue;
      units.set(String(unit), `${units.get(String(unit)) ?? ""}${keptTable} ${print.join(" ")};`);
    }
  }
  return {all: all.join(), units};
}

async function drop(engine: Engine, what: "TABLE" | "VIEW", names: readonly string[]): Promise<void> {
  await engine.run(names.map((name) => `DROP ${what} ${identifier(name)}`).join("; "));
}
