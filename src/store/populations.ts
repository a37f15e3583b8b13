import type {Database, Relation, Select, Shard} from "./database.ts";
import {allOf} from "./dialect.ts";
import {columnsOfValue, columnValue, Forms, hasCode} from "./forms.ts";
import {findSource, type Layout, type SourceLayout} from "./layout.ts";
import type {PopulationRules, VariableAt} from "./model.ts";

/** The persons of a population: what holds their ids, and the source whose kept rows it is a part of. */
export interface Persons extends PersonsKind {
  /** Whose rows they are taken from. */
  readonly source: SourceLayout;
  readonly relation: Relation;
}

/** How a population is kept. */
interface PersonsKind {
  /** Each person is one row of this source, with all its columns; null when only the ids are known. */
  readonly rowsOf: SourceLayout | null;
  /** Whether every person of the population's source is in it. */
  readonly isWhole: boolean;
}

/** Finds the persons of each population, by its key. Persons who are rows of one large source are not copied out of it. */
export async function populationPersons(
  database: Database,
  layout: Layout,
  populations: readonly PopulationRules[],
): Promise<ReadonlyMap<string, Persons>> {
  const made = new Map<string, Persons>();
  for (const [index, rules] of populations.entries()) {
    const source = findSource(layout, rules.source);
    const isPart =
      source.isLarge && source.rules.wave === null && rules.where.every(({variable}) => isOfRow(rules, variable));
    const kind: PersonsKind = {rowsOf: isPart ? source : null, isWhole: rules.where.length === 0};
    const name = `${layout.prefix}population ${index} ${rules.key}`;
    const relation = await database.define(isPart ? "VIEW" : "TABLE", name, populationSql(layout, kind, rules));
    made.set(rules.key, {...kind, source, relation});
  }
  return made;
}

/**
 * The persons with a kept row that satisfies the conditions. Conditions on the population's own source that name
 * no wave must hold in one and the same row; any other holds in the form of its own source and wave.
 */
function populationSql(layout: Layout, {rowsOf}: PersonsKind, rules: PopulationRules): Select {
  const source = findSource(layout, rules.source);
  const forms = new Forms(layout);
  const columns = rules.where.flatMap(({variable}) =>
    isOfRow(rules, variable) ? columnsOfValue(source, variable.variable) : [],
  );
  const conditions = rules.where.map(({variable, codes}) => {
    const value = isOfRow(rules, variable)
      ? columnValue(source, variable.variable, "person", null)
      : forms.value(variable);
    return hasCode(layout.dialect, value, codes);
  });
  return (wanted, shard) => {
    const needed = wanted === "everything" ? columns : [...new Set([...columns, ...wanted])];
    return `SELECT ${rowsOf === null ? "DISTINCT person.id" : "person.*"}
      FROM ${source.kept.from(needed, shard)} AS person ${forms.joins(shard)} WHERE ${allOf(conditions)}`;
  };
}

function isOfRow({source}: PopulationRules, variable: VariableAt): boolean {
  return variable.source === source && variable.wave === null;
}

export function populationSizeSql({relation}: Persons, shard?: Shard): string {
  return `SELECT count(*) FROM ${relation.from([], shard)} AS person`;
}

/** Kept rows of persons who are in none of the populations: `[position, person]`, persons by number, by position. */
export function orphansSql(source: SourceLayout, populations: readonly Persons[]): string {
  return `SELECT kept.position, dense_rank() OVER (ORDER BY kept.id)
    FROM ${source.kept.from([])} AS kept WHERE ${isOutside(populations)} ORDER BY kept.position`;
}

/** How many persons with kept rows are in none of the populations. */
export function orphanCountSql(source: SourceLayout, populations: readonly Persons[], shard?: Shard): string {
  return `SELECT count(DISTINCT kept.id) FROM ${source.kept.from([], shard)} AS kept WHERE ${isOutside(populations, shard)}`;
}

function isOutside(populations: readonly Persons[], shard?: Shard): string {
  return allOf(
    populations.map(
      ({relation}, index) =>
        `NOT EXISTS (SELECT 1 FROM ${relation.from([], shard)} AS population${index} WHERE population${index}.id = kept.id)`,
    ),
  );
}
