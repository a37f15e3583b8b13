import {answeredName} from "../codebook/lookup.ts";
import {CliError} from "../errors/cli-error.ts";
import {allOf, asText, identifier, isOneOf} from "./dialect.ts";
import type {SqlValue} from "./engine.ts";
import {Forms, type FormValue, hasCode} from "./forms.ts";
import {findColumn, findSource, type Layout} from "./layout.ts";
import type {Answer, CountQuery, CountRow, VariableAt} from "./model.ts";

/** A count query in SQL. Its columns are one text for each variable (see `answerText`), then the count. */
export interface CountTask {
  readonly sql: string;
  /** For each variable, whether its answers are numbers. */
  readonly numeric: readonly boolean[];
}

/** In front of a code, so that no code can be taken for a kind of missing. */
const codeMark = "=";
const missingKinds = ["no_form", "not_asked", "no_answer"] as const;

/**
 * @param personTable The table of the query's population.
 * @throws TypeError for a source, variable or wave that is not there, or that do not fit each other.
 * @throws CliError (config) for counting by ids or free text; (data) for a variable that the export has no data for.
 */
export function countTask(layout: Layout, personTable: string, {by, where, panel}: CountQuery): CountTask {
  for (const variable of by) refuseToSingleOut(layout, variable);
  const forms = new Forms(layout);
  const values = by.map((variable) => forms.value(variable));
  const conditions = [
    ...where.map(({variable, codes}) => hasCode(forms.value(variable), codes)),
    ...(panel === null ? [] : panel.waves.map((wave) => forms.present(panel.source, wave))),
  ];
  const columns = values.map((value, index) => `${answerText(value)} AS ${answerColumn(index)}`);
  const groups = values.length === 0 ? "" : `GROUP BY ${values.map((_, index) => index + 1).join(", ")}`;
  return {
    sql: `SELECT ${[...columns, "count(*) AS n"].join(", ")}
      FROM ${identifier(personTable)} AS person ${forms.joins} WHERE ${allOf(conditions)} ${groups} HAVING count(*) > 0`,
    numeric: values.map(({type}) => type === "number"),
  };
}

/** Several counts as one statement: `[task, n, answers …]`, with columns to spare for tasks of fewer variables. */
export function batchSql(tasks: readonly CountTask[]): string {
  const width = Math.max(...tasks.map(({numeric}) => numeric.length));
  const selects = tasks.map(({sql, numeric}, task) => {
    const answers = Array.from({length: width}, (_, index) =>
      index < numeric.length ? answerColumn(index) : asText("NULL"),
    );
    return `SELECT ${[task, "n", ...answers].join(", ")} FROM (${sql}) AS counted`;
  });
  const order = Array.from({length: width + 2}, (_, index) => index + 1).filter((column) => column !== 2);
  return `${selects.join(" UNION ALL ")} ORDER BY ${order.join(", ")}`;
}

/** What `batchSql` gave, task by task. */
export function readBatch(tasks: readonly CountTask[], rows: readonly (readonly SqlValue[])[]): CountRow[][] {
  const results: CountRow[][] = tasks.map(() => []);
  for (const [task, n, ...answers] of rows) {
    const numeric = tasks[Number(task)]?.numeric ?? [];
    results[Number(task)]?.push({
      answers: numeric.map((isNumber, index) => readAnswerText(String(answers[index]), isNumber)),
      n: Number(n),
    });
  }
  return results;
}

/** The code behind `codeMark`, or the kind of missing; never NULL. */
function answerText({expression, type, present, asked, noAnswer}: FormValue): string {
  if (!asked) return `CASE WHEN ${present} THEN 'not_asked' ELSE 'no_form' END`;
  const blank = `${expression} IS NULL OR ${isOneOf(expression, type, noAnswer)}`;
  return `CASE WHEN NOT (${present}) THEN 'no_form' WHEN ${blank} THEN 'no_answer'
    ELSE '${codeMark}' || ${asText(expression)} END`;
}

/** Databases write 37 as `37.0`; the shortest text is JavaScript's. */
function readAnswerText(text: string, isNumber: boolean): Answer {
  if (text.startsWith(codeMark)) {
    const code = text.slice(codeMark.length);
    return {code: isNumber ? String(Number(code)) : code, missing: null};
  }
  const missing = missingKinds.find((kind) => kind === text);
  if (missing === undefined) throw new TypeError("a count has an answer that is neither a code nor missing");
  return {code: null, missing};
}

function answerColumn(index: number): string {
  return `answer${index}`;
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
