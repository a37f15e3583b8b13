import {allOf, identifier} from "./dialect.ts";
import {columnValue, Forms, hasCode} from "./forms.ts";
import {findSource, type Layout, type SourceLayout} from "./layout.ts";
import type {PopulationRules} from "./model.ts";

/** The table of each population's ids, by the population's key. */
export function populationTables(populations: readonly PopulationRules[]): ReadonlyMap<string, string> {
  return new Map(populations.map(({key}, index) => [key, `population ${index} ${key}`]));
}

/**
 * The persons with a kept row that satisfies the conditions. Conditions on the population's own source that name
 * no wave must hold in one and the same row; any other holds in the form of its own source and wave.
 */
export function populationSql(layout: Layout, table: string, {source: key, where}: PopulationRules): string {
  const source = findSource(layout, key);
  const forms = new Forms(layout);
  const conditions = where.map(({variable, codes}) => {
    const ofRow = variable.source === key && variable.wave === null;
    return hasCode(ofRow ? columnValue(source, variable.variable, "person", null) : forms.value(variable), codes);
  });
  return `CREATE TABLE ${identifier(table)} AS SELECT DISTINCT person.id
    FROM ${identifier(source.keptTable)} AS person ${forms.joins} WHERE ${allOf(conditions)}`;
}

export function populationSizeSql(table: string): string {
  return `SELECT count(*) FROM ${identifier(table)}`;
}

/** Kept rows of persons who are in none of the populations: `[line, person]`, persons by number, by line. */
export function orphansSql(source: SourceLayout, populationTables: readonly string[]): string {
  const outside = populationTables.map((table) => `id NOT IN (SELECT id FROM ${identifier(table)})`);
  return `SELECT line, dense_rank() OVER (ORDER BY id) FROM ${identifier(source.keptTable)}
    WHERE ${allOf(outside)} ORDER BY line`;
}
