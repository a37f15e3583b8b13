/** Counts of many rows that are asked for together, in as few readings of the rows as pays. */
import {answerText} from "./answer-text.ts";
import {answerKey, type CountedKey} from "./counted-keys.ts";
import {type CountTask, readBatch} from "./counts.ts";
import type {Database} from "./database.ts";
import {asText} from "./dialect.ts";
import {always, type FormValue} from "./forms.ts";
import type {Layout} from "./layout.ts";
import type {CountQuery, CountRow, VariableAt} from "./model.ts";
import {Selection} from "./selection.ts";

/** A table with more cells is slower to fill than two smaller ones: it does not stay in the processor's nearest memory. */
const mostCells = 25_000;
/** Databases tell apart groupings of so many columns. */
const mostKeys = 60;
const everybody = "everybody";

/**
 * Several tables of the same persons are counted as the margins of a joint one: to read another column costs less than to read the
 * rows again. Where forms are joined to the persons, one statement makes all joint tables, so that the join is made once.
 */
export async function jointCounts(
  database: Database,
  layout: Layout,
  tasks: readonly CountTask[],
): Promise<CountRow[][]> {
  const results = new Map<CountTask, CountRow[]>();
  for (const alike of groupBy(tasks, ({query}) => `${Selection.keyOf(query)} ${formsOf(query)}`)) {
    for (const tables of statements(layout, alike)) {
      const asked = tables.flatMap((table) => table.tasks);
      const counted = readBatch(asked, await database.rows(jointSql(layout, tables)));
      asked.forEach((task, index) => {
        results.set(task, counted[index] ?? []);
      });
    }
  }
  return tasks.map((task) => results.get(task) ?? []);
}

/** What is asked of other forms is counted apart: to join them all at once takes more memory, and no less work. */
function formsOf({by}: CountQuery): string {
  return JSON.stringify([...new Set(by.map(({source, wave}) => JSON.stringify([source, wave])))].sort());
}

/** Tables that are counted as one. */
interface JointTable {
  readonly tasks: CountTask[];
  readonly variables: Map<string, VariableAt>;
  cells: number;
}

/** The joint tables of each statement. */
function statements(layout: Layout, tasks: readonly CountTask[]): JointTable[][] {
  const tables = jointTables(layout, tasks);
  const first = tasks[0];
  if (first === undefined) return [];
  const selection = new Selection(layout, first.persons, first.query);
  for (const {variables} of tables) for (const variable of variables.values()) selection.value(variable);
  if (!selection.hasJoins) return tables.map((table) => [table]);
  const together: JointTable[][] = [];
  let keys = mostKeys;
  for (const table of tables) {
    // Whether there is a form is a key of its own for each.
    const width = 2 * table.variables.size;
    if (keys + width > mostKeys) together.push([]);
    keys = keys + width > mostKeys ? width : keys + width;
    together.at(-1)?.push(table);
  }
  return together;
}

/** Each table goes where it makes least larger, if it has a variable there already; one of a single variable goes anywhere. */
function jointTables(layout: Layout, tasks: readonly CountTask[]): JointTable[] {
  const tables: JointTable[] = [];
  for (const task of tasks) {
    const wanted = new Map(task.query.by.map((variable) => [JSON.stringify(variable), variable]));
    const cellsIn = (table: JointTable) => {
      const added = [...wanted].filter(([key]) => !table.variables.has(key));
      return added.reduce((cells, [, variable]) => cells * answerKey(layout, variable).most, table.cells);
    };
    const [best] = tables
      .map((table) => ({table, cells: cellsIn(table)}))
      .filter(({table, cells}) => cells === table.cells || (cells <= mostCells && isNear(table, wanted)))
      .sort((a, b) => a.cells / a.table.cells - b.cells / b.table.cells);
    const table = best?.table ?? {tasks: [], variables: new Map<string, VariableAt>(), cells: 1};
    if (best === undefined) tables.push(table);
    table.cells = cellsIn(table);
    table.tasks.push(task);
    for (const [key, variable] of wanted) table.variables.set(key, variable);
  }
  return tables;
}

function isNear({variables}: JointTable, wanted: ReadonlyMap<string, VariableAt>): boolean {
  return wanted.size <= 1 || [...wanted.keys()].some((key) => variables.has(key));
}

interface Key {
  readonly name: string;
  readonly counted: CountedKey;
  readonly value: FormValue;
}

/** `[task, n, answers …]`, NULL behind a task's own answers, of all tasks of the tables. */
function jointSql(layout: Layout, tables: readonly JointTable[]): string {
  const first = tables[0]?.tasks[0];
  if (first === undefined) throw new TypeError("there is nothing to count");
  const selection = new Selection(layout, first.persons, first.query);
  const keys = new Map<string, Key>();
  const presents = new Map<string, string>();
  for (const {variables} of tables) {
    for (const [id, variable] of variables) {
      const value = selection.value(variable);
      keys.set(id, {name: keys.get(id)?.name ?? `key${keys.size}`, counted: answerKey(layout, variable), value});
      if (value.present !== always && !presents.has(value.present))
        presents.set(value.present, `present${presents.size}`);
    }
  }
  const keyOf = (id: string) => {
    const key = keys.get(id);
    if (key === undefined) throw new TypeError("a table is counted by a variable that is not selected");
    return key;
  };
  const columnsOf = ({variables}: JointTable) => {
    const own = [...variables.keys()].map(keyOf);
    const present = own.flatMap(({value}) => presents.get(value.present) ?? []);
    return [...new Set([...own.map(({name}) => name), ...present])];
  };
  const selected = [
    ...[...keys.values()].map(({name, counted, value}) => `${counted.stored(value.expression)} AS ${name}`),
    ...[...presents].map(([present, name]) => `${present} AS ${name}`),
  ];
  // Where everybody is counted, and nothing is asked of them, they are one group.
  if (selected.length === 0) selected.push(`1 AS ${everybody}`);
  const columns = [...keys.values()].map(({name}) => name).concat([...presents.values()]);
  if (columns.length === 0) columns.push(everybody);
  const grouping =
    tables.length > 1 ? `, ${columns.map((name) => `GROUPING(${name}) AS without_${name}`).join(", ")}` : "";
  const sets = tables.map((table) => `(${columnsOf(table).join(", ")})`);
  const by = tables.length > 1 ? `GROUP BY GROUPING SETS (${sets.join(", ")})` : `GROUP BY ${columns.join(", ")}`;
  const width = Math.max(...tables.flatMap((table) => table.tasks.map(({query}) => query.by.length)));
  let number = 0;
  const margins = tables.flatMap((table) => {
    const own = new Set(columnsOf(table));
    const ofTable = columns.map((name) => `without_${name} = ${own.has(name) ? 0 : 1}`);
    const where = tables.length > 1 ? `WHERE ${ofTable.join(" AND ")}` : "";
    return table.tasks.map(({query}) => {
      const answers = query.by.map((variable) => {
        const {name, counted, value} = keyOf(JSON.stringify(variable));
        const present = presents.get(value.present) ?? value.present;
        return answerText(layout.dialect, {...value, expression: counted.answer(name), present});
      });
      const padding = Array.from({length: width - answers.length}, () => asText("NULL"));
      const all = [...answers, ...padding].map((answer, index) => `${answer} AS answer${index}`);
      const groups = answers.map((_, index) => `, answer${index}`).join("");
      return `SELECT task, sum(n) AS n${Array.from({length: width}, (_, index) => `, answer${index}`).join("")}
        FROM (SELECT ${[`${number++} AS task`, "n", ...all].join(", ")} FROM joint ${where}) AS margin
        GROUP BY task${groups}${padding.map((_, index) => `, answer${answers.length + index}`).join("")}`;
    });
  });
  return `WITH joint AS MATERIALIZED (SELECT count(*) AS n, ${columns.join(", ")}${grouping}
      FROM (SELECT ${selected.join(", ")} ${selection.from()}) AS selected ${by})
    ${margins.join(" UNION ALL ")}`;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}
