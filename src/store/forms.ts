import {answeredName} from "../codebook/lookup.ts";
import type {Shard} from "./database.ts";
import {type ColumnType, type Dialect, identifier} from "./dialect.ts";
import {findColumn, findSource, type Layout, type SourceLayout} from "./layout.ts";
import type {VariableAt} from "./model.ts";

/** What a variable is in one form, in SQL. */
export interface FormValue {
  readonly expression: string;
  readonly type: ColumnType;
  /** True, in SQL, where there is a form. */
  readonly present: string;
  /** False when the question is not put at that wave. */
  readonly asked: boolean;
  /** Codes that mean that no answer was given. */
  readonly noAnswer: readonly string[];
}

/** What stands for the persons in SQL. */
export const personAlias = "person";
/** Where the person is the form, there always is one. */
export const always = "TRUE";

/**
 * The forms that a query needs: each source at each wave is joined once to a table `person` with a column `id`. Where the
 * persons are rows of a source themselves, that source needs no join.
 */
export class Forms {
  readonly #layout: Layout;
  readonly #forms = new Map<string, Form>();

  constructor(layout: Layout, rowsOf: SourceLayout | null = null) {
    this.#layout = layout;
    if (rowsOf === null) return;
    const person: Form = {alias: personAlias, source: rowsOf, wave: null, columns: new Set()};
    this.#forms.set(formKey(rowsOf.key, null), person);
  }

  /** The joins of all forms asked for so far. */
  joins(shard?: Shard): string {
    return [...this.#forms.values()]
      .filter(({alias}) => alias !== personAlias)
      .map(({alias, source, wave, columns}) => {
        const atWave = wave === null ? "" : ` AND ${alias}.wave = ${wave}`;
        return `LEFT JOIN ${source.kept.from([...columns], shard)} AS ${alias} ON ${alias}.id = person.id${atWave}`;
      })
      .join(" ");
  }

  /** The columns asked for so far of the source whose rows the persons are. */
  get personColumns(): string[] {
    return [...this.#forms.values()].flatMap(({alias, columns}) => (alias === personAlias ? [...columns] : []));
  }

  /**
   * True, in SQL, where the person has a kept answer in the source at the wave.
   * @throws TypeError for an unknown source, and for a wave that does not fit it.
   */
  present(source: string, wave: number | null): string {
    const {alias} = this.#form(source, wave);
    return alias === personAlias ? always : `${alias}.id IS NOT NULL`;
  }

  /**
   * @throws TypeError for an unknown source or variable, and for a wave that does not fit the source.
   * @throws CliError (data) when the export has no data for the variable.
   */
  value({source, variable, wave}: VariableAt): FormValue {
    if (variable === answeredName) return answeredValue(this.present(source, wave));
    const {alias, columns, source: layout} = this.#form(source, wave);
    columns.add(findColumn(layout, variable).name);
    const value = columnValue(layout, variable, alias, wave);
    return alias === personAlias ? {...value, present: always} : value;
  }

  #form(source: string, wave: number | null): Form {
    const key = formKey(source, wave);
    const known = this.#forms.get(key);
    if (known !== undefined) return known;
    const alias = `form${this.#forms.size}`;
    const form: Form = {alias, source: formsOf(this.#layout, source, wave), wave, columns: new Set()};
    this.#forms.set(key, form);
    return form;
  }
}

/** A source at a wave, under the name that it has in the query, with the columns that are asked for. */
interface Form {
  readonly alias: string;
  readonly source: SourceLayout;
  readonly wave: number | null;
  readonly columns: Set<string>;
}

function formKey(source: string, wave: number | null): string {
  return JSON.stringify([source, wave]);
}

/** A variable in the joined table `alias`. A wave of null asks nothing about when the question is put. */
export function columnValue(source: SourceLayout, name: string, alias: string, wave: number | null): FormValue {
  if (name === answeredName) return answeredValue("TRUE");
  const {variable, type, name: column} = findColumn(source, name);
  const categories = variable.scale?.categories ?? [];
  return {
    expression: `${alias}.${identifier(column)}`,
    type,
    present: `${alias}.id IS NOT NULL`,
    asked: wave === null || variable.askedAt === null || variable.askedAt.includes(wave),
    noAnswer: categories.filter(({missing}) => missing === "no_answer").map(({code}) => code),
  };
}

/** The columns of a relation that `columnValue` is made of. */
export function columnsOfValue(source: SourceLayout, name: string): string[] {
  return name === answeredName ? [] : [findColumn(source, name).name];
}

/** True, in SQL, when a value is one of the codes; never NULL. */
export function hasCode(dialect: Dialect, value: FormValue, codes: readonly string[]): string {
  return value.asked ? dialect.isOneOf(value.expression, value.type, codes) : "FALSE";
}

/** It has a value where there is no form too. */
function answeredValue(present: string): FormValue {
  const expression = `CASE WHEN ${present} THEN '1' ELSE '0' END`;
  return {expression, type: "text", present: "TRUE", asked: true, noAnswer: []};
}

function formsOf(layout: Layout, key: string, wave: number | null): SourceLayout {
  const source = findSource(layout, key);
  if (wave === null && source.rules.wave !== null) throw new TypeError(`source "${key}" has waves: which is meant?`);
  if (wave !== null && source.rules.wave === null)
    throw new TypeError(`source "${key}" has no waves, so no wave ${wave}`);
  if (wave !== null && !layout.waves.includes(wave)) throw new TypeError(`the store has no wave ${wave}`);
  return source;
}
