import {answeredName} from "../codebook/lookup.ts";
import {CliError} from "../errors/cli-error.ts";
import {answerText, readAnswerText} from "./answer-text.ts";
import type {Shard, SqlValue} from "./database.ts";
import {asText} from "./dialect.ts";
import {always} from "./forms.ts";
import {findColumn, findSource, type Layout, type SourceLayout} from "./layout.ts";
import type {Answer, CountQuery, CountRow, VariableAt} from "./model.ts";
import type {Persons} from "./populations.ts";
import {Selection} from "./selection.ts";

/** A query that has been checked, to be run together with others. */
export interface CountTask {
  readonly query: CountQuery;
  readonly persons: Persons;
  /** Whether there is so much to count that it is done by `jointCounts`. */
  readonly isLarge: boolean;
  /** For each variable, whether its answers are numbers. */
  readonly numeric: readonly boolean[];
  /** The sources whose rows are looked at. */
  readonly sources: readonly SourceLayout[];
}

/**
 * @param persons The persons of the query's population.
 * @throws TypeError for a source, variable or wave that is not there, or that do not fit each other.
 * @throws CliError (config) for counting by ids or free text; (data) for a variable that the export has no data for.
 */
export function countTask(layout: Layout, persons: Persons, query: CountQuery): CountTask {
  for (const variable of query.by) refuseToSingleOut(layout, variable);
  const selection = new Selection(layout, persons, query);
  const numeric = query.by.map((variable) => selection.value(variable).type === "number");
  const isLarge = [...layout.sources.values()].some((source) => source.isLarge);
  const keys = [...query.where.map(({variable}) => variable), ...query.by].map(({source}) => source);
  const used = new Set([persons.source.key, ...keys, ...(query.panel === null ? [] : [query.panel.source])]);
  const sources = [...used].map((key) => findSource(layout, key));
  return {query, persons, isLarge, numeric, sources: [...sources, ...layout.alsoUsed]};
}

/**
 * Several counts in one statement: `[task, n, answers …]`, NULL behind a task's own answers. Each person gives a line
 * for each task, and all lines are counted at once; tasks on the same persons share the joins.
 */
export function batchSql(layout: Layout, tasks: readonly CountTask[]): string {
  const selections = new Map<string, {name: string; selection: Selection}>();
  const width = Math.max(...tasks.map(({query}) => query.by.length));
  const columns = Array.from({length: width}, (_, index) => `answer${index}`);
  const lines = tasks.map(({query, persons}, task) => {
    const key = Selection.keyOf(query);
    const shared = selections.get(key) ?? {
      name: `selection${selections.size}`,
      selection: new Selection(layout, persons, query),
    };
    selections.set(key, shared);
    const answers = columns.map((column, index) => {
      const variable = query.by[index];
      return `${variable === undefined ? asText("NULL") : shared.selection.column(variable)} AS ${column}`;
    });
    return `SELECT ${[`${task} AS task`, ...answers].join(", ")} FROM ${shared.name}`;
  });
  const persons = [...selections.values()].map(({name, selection}) => `${name} AS MATERIALIZED (${selection.sql})`);
  const keys = ["task", ...columns].join(", ");
  return `WITH ${persons.join(", ")}
    SELECT ${["task", "count(*) AS n", ...columns].join(", ")} FROM (${lines.join(" UNION ALL ")}) AS lines
    GROUP BY ${keys} ORDER BY ${keys}`;
}

/**
 * One count in one statement, with the columns of `batchSql`. Rows are grouped by what is stored, and only the groups'
 * answers become text: that pays when there are far more rows than groups.
 */
export function countSql(layout: Layout, {query, persons}: CountTask, shard?: Shard): string {
  const selection = new Selection(layout, persons, query);
  const values = query.by.map((variable) => selection.value(variable));
  const stored = values.flatMap(({expression, present}, index) => [
    {expression, name: `value${index}`},
    ...(present === always ? [] : [{expression: present, name: `present${index}`}]),
  ]);
  const answers = values.map((value, index) =>
    answerText(layout.dialect, {
      ...value,
      expression: `value${index}`,
      present: value.present === always ? always : `present${index}`,
    }),
  );
  const grouped = stored.length === 0 ? "" : `GROUP BY ${stored.map(({name}) => name).join(", ")}`;
  const selected = stored.map(({expression, name}) => `${expression} AS ${name}`);
  return `SELECT ${["0 AS task", "n", ...answers].join(", ")}
    FROM (SELECT ${["count(*) AS n", ...selected].join(", ")} ${selection.from(shard)} ${grouped}) AS counted WHERE n > 0`;
}

/** What `batchSql`, `countSql` or `jointCounts` asked for, task by task. Several stored values can be one answer. */
export function readBatch(tasks: readonly CountTask[], rows: readonly (readonly SqlValue[])[]): CountRow[][] {
  const results = tasks.map(() => new Map<string, CountRow>());
  for (const [task, n, ...texts] of rows) {
    const numeric = tasks[Number(task)]?.numeric ?? [];
    const answers = numeric.map((isNumber, index) => readAnswerText(String(texts[index]), isNumber));
    const key = JSON.stringify(answers);
    const others = results[Number(task)]?.get(key)?.n ?? 0;
    results[Number(task)]?.set(key, {answers, n: others + Number(n)});
  }
  return results.map((counted, task) => inOrder([...counted.values()], tasks[task]?.numeric ?? []));
}

/**
 * Counts in an order that no database has a say in: sums of decimal numbers depend on it in their last digits. It is the order of
 * the texts that DuckDB makes of answers.
 */
function inOrder(rows: readonly CountRow[], numeric: readonly boolean[]): CountRow[] {
  const textOf = ({code, missing}: Answer, isNumber: boolean) => {
    if (code === null) return missing;
    return isNumber && Number.isInteger(Number(code)) ? `=${code}.0` : `=${code}`;
  };
  const keyed = rows.map((row) => ({
    row,
    texts: row.answers.map((each, index) => textOf(each, numeric[index] ?? false)),
  }));
  return keyed.sort((a, b) => firstDifference(a.texts, b.texts)).map(({row}) => row);
}

function firstDifference(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((text, at) => text !== b[at]);
  return index === -1 ? 0 : (a[index] ?? "") < (b[index] ?? "") ? -1 : 1;
}

/** Counting by what only one person has would let rows out: nothing but counts leaves the store. */
function refuseToSingleOut(layout: Layout, {source: key, variable: name}: VariableAt): void {
  if (name === answeredName) return;
  const source = findSource(layout, key);
  const {variable} = findColumn(source, name);
  if (variable.kind !== "text" && name !== source.rules.id) return;
  const what = name === source.rules.id ? "tells the persons apart" : "holds free text";
  throw new CliError("config", `${key}.${name} ${what}, so persons cannot be counted by it.`, {
    place: variable.place,
    hint: `Count by another variable, or give ${name} answers to choose among in codebook.yaml.`,
  });
}
