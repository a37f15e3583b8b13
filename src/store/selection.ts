import {answerText} from "./answer-text.ts";
import type {Shard} from "./database.ts";
import {allOf, type Dialect} from "./dialect.ts";
import {Forms, type FormValue, hasCode, personAlias} from "./forms.ts";
import type {Layout} from "./layout.ts";
import type {CountQuery, VariableAt} from "./model.ts";
import type {Persons} from "./populations.ts";

/** The persons of a population who satisfy a query's conditions, with a column for each answer that is asked for. */
export class Selection {
  readonly #dialect: Dialect;
  readonly #persons: Persons;
  readonly #forms: Forms;
  readonly #conditions: readonly string[];
  readonly #columns = new Map<string, string>();

  /** @throws TypeError and CliError as `Forms.value` does. */
  constructor(layout: Layout, persons: Persons, {where, panel}: CountQuery) {
    const forms = new Forms(layout, persons.rowsOf);
    this.#dialect = layout.dialect;
    this.#persons = persons;
    this.#forms = forms;
    this.#conditions = [
      ...where.map(({variable, codes}) => hasCode(layout.dialect, forms.value(variable), codes)),
      ...(panel === null ? [] : panel.waves.map((wave) => forms.present(panel.source, wave))),
    ];
  }

  /** Queries with the same text share a selection. */
  static keyOf({population, where, panel}: CountQuery): string {
    return JSON.stringify([population, where, panel]);
  }

  value(variable: VariableAt): FormValue {
    return this.#forms.value(variable);
  }

  /** Whether forms are joined to the persons. */
  get hasJoins(): boolean {
    return this.#forms.joins() !== "";
  }

  /** The persons and their forms in SQL, from FROM on. */
  from(shard?: Shard): string {
    const persons = this.#persons.relation.from(this.#forms.personColumns, shard);
    return `FROM ${persons} AS ${personAlias} ${this.#forms.joins(shard)}
      WHERE ${allOf(this.#conditions)}`;
  }

  /** The column with a variable's answers as text; the same for the same variable. */
  column(variable: VariableAt): string {
    const expression = answerText(this.#dialect, this.value(variable));
    const name = this.#columns.get(expression) ?? `answer${this.#columns.size}`;
    this.#columns.set(expression, name);
    return name;
  }

  get sql(): string {
    const columns = [...this.#columns].map(([expression, name]) => `${expression} AS ${name}`);
    return `SELECT ${[`${personAlias}.id`, ...columns].join(", ")} ${this.from()}`;
  }
}
