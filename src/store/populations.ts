import {allOf, identifier} from "./dialect.ts";
import {columnValue, Forms, hasCode} from "./forms.ts";
import {findSource, type Layout, type SourceLayout} from "./layout.ts";
import type {PopulationRules, VariableAt} from "./model.ts";

/** The persons of a population: the name of what holds their ids, and the source whose kept rows it is a part of. */
export interface Persons {
  readonly table: string;
  /** Each person is one row of this source, with all its columns; null when only the ids are known. */
  readonly rowsOf: SourceLayout | null;
  /** Whether every person of the population's source is in it. */
  readonly isWhole: boolean;
}

/** How each population is kept, by its key. Persons who are rows of one large source are not copied out of it. */
export function populationPersons(
  layout: Layout,
  populations: readonly PopulationRules[],
): ReadonlyMap<string, Persons> {
  return new Map(
    populations.map((rules, index) => {
      const source = findSource(layout, rules.source);
      const isPart =
        source.isLarge && source.rules.wave === null && rules.where.every(({variable}) => isOfRow(rules, variable));
      const persons: Persons = {
        table: `${layout.prefix}population ${index} ${rules.key}`,
        rowsOf: isPart ? source : null,
        isWhole: rules.where.length === 0,
      };
      return [rules.key, persons];
    }),
  );
}

/**
 * The persons with a kept row that satisfies the conditions. Conditions on the population's own source that name
 * no wave must hold in one and the same row; any other holds in the form of its own source and wave.
 */
export function populationSql(layout: Layout, persons: Persons, rules: PopulationRules): string {
  const source = findSource(layout, rules.source);
  const forms = new Forms(layout);
  const conditions = rules.where.map(({variable, codes}) => {
    const value = isOfRow(rules, variable)
      ? columnValue(source, variable.variable, "person", null)
      : forms.value(variable);
    return hasCode(layout.dialect, value, codes);
  });
  const [what, columns] = persons.rowsOf === null ? ["TABLE", "DISTINCT person.id"] : ["VIEW", "person.*"];
  return `CREATE ${what} ${identifier(persons.table)} AS SELECT ${columns}
    FROM ${identifier(source.keptTable)} AS person ${forms.joins} WHERE ${allOf(conditions)}`;
}

function isOfRow({source}: PopulationRules, variable: VariableAt): boolean {
  return variable.source === source && variable.wave === null;
}

export function forgetPopulationSql({table, rowsOf}: Persons): string {
  return `DROP ${rowsOf === null ? "TABLE" : "VIEW"} ${identifier(table)}`;
}

export function populationSizeSql({table}: Persons): string {
  return `SELECT count(*) FROM ${identifier(table)}`;
}

/** Kept rows of persons who are in none of the populations: `[position, person]`, persons by number, by position. */
export function orphansSql(source: SourceLayout, populations: readonly Persons[]): string {
  const outside = populations.map(({table}, index) => {
    const alias = `population${index}`;
    return `ANTI JOIN ${identifier(table)} AS ${alias} ON ${alias}.id = kept.id`;
  });
  return `SELECT kept.position, dense_rank() OVER (ORDER BY kept.id)
    FROM ${identifier(source.keptTable)} AS kept ${outside.join(" ")} ORDER BY kept.position`;
}
