/** How good the data are: counts and times over the kept forms of one source. Nobody's own answers come out. */
import type {Database, Shard, SqlValue} from "./database.ts";
import {allOf, asText, type Dialect} from "./dialect.ts";
import {columnsOfValue, columnValue, Forms, type FormValue} from "./forms.ts";
import {findColumn, findSource, type Layout, type SourceLayout} from "./layout.ts";
import type {Persons} from "./populations.ts";
import type {
  Course,
  DueQuery,
  OutsideCourse,
  Quality,
  ReturnPattern,
  StraightLines,
  VariableQuality,
  WaveInterval,
} from "./quality-model.ts";
import {shardsOf, summedRows} from "./shards.ts";

/** How many columns are counted in one statement. */
const columnsAtOnce = 100;

/**
 * @param personsOf the persons of a population
 * All methods throw TypeError for a source or variable that is not there: who asks has checked.
 */
export function createQuality(layout: Layout, database: Database, personsOf: (key: string) => Persons): Quality {
  return {
    variables: (source) => variableQuality(database, findSource(layout, source)),
    returns: (source) => returnPatterns(database, findSource(layout, source)),
    intervals: (source) => waveIntervals(database, findSource(layout, source), layout.waves),
    straightLines: (source, battery) => straightLines(database, findSource(layout, source), battery),
    outsideCourse: (source, course) => outsideCourse(database, findSource(layout, source), layout, course),
    due: async (query) => {
      const [row = []] = await database.rows(dueSql(layout, personsOf(query.population), query));
      return {due: Number(row[0]), answered: Number(row[1] ?? 0)};
    },
  };
}

async function variableQuality(database: Database, source: SourceLayout): Promise<VariableQuality[]> {
  const names = [...source.columns.keys()];
  const found: VariableQuality[] = [];
  for (let start = 0; start < names.length; start += columnsAtOnce) {
    const some = names.slice(start, start + columnsAtOnce);
    const shards = shardsOf([source], true);
    const rows = await summedRows(database, shards, (shard) => variablesSql(source, some, shard));
    found.push(...some.flatMap((name, index) => rows.map((row) => qualityOf(source, name, row, 2 + 3 * index))));
  }
  return found;
}

function variablesSql(source: SourceLayout, names: readonly string[], shard: Shard): string {
  const counts = names.flatMap((name) => {
    const {expression, type} = columnValue(source, name, "form", null);
    const coded = (missing: string) => {
      const codes = (findColumn(source, name).variable.scale?.categories ?? [])
        .filter((category) => category.missing === missing)
        .map(({code}) => code);
      return `count(*) FILTER (WHERE ${source.dialect.isOneOf(expression, type, codes)})`;
    };
    return [
      `count(*) FILTER (WHERE ${expression} IS NULL) + ${coded("no_answer")}`,
      coded("dont_know"),
      coded("not_relevant"),
    ];
  });
  return `SELECT ${["form.wave", "count(*)", ...counts].join(", ")}
    FROM ${source.kept.from(
      names.map((name) => findColumn(source, name).name),
      shard,
    )} AS form GROUP BY form.wave`;
}

function qualityOf(source: SourceLayout, name: string, row: readonly SqlValue[], at: number): VariableQuality {
  const {variable} = findColumn(source, name);
  const wave = row[0] === null ? null : Number(row[0]);
  const [forms, noAnswer, dontKnow, notRelevant] = [row[1], row[at], row[at + 1], row[at + 2]].map(Number);
  const blank = noAnswer ?? 0;
  const all = forms ?? 0;
  return {
    variable: name,
    wave,
    asked: wave === null || variable.askedAt === null || variable.askedAt.includes(wave),
    forms: all,
    valid: all - blank - (dontKnow ?? 0) - (notRelevant ?? 0),
    dontKnow: dontKnow ?? 0,
    notRelevant: notRelevant ?? 0,
    noAnswer: blank,
  };
}

async function returnPatterns(database: Database, {rules, kept}: SourceLayout): Promise<ReturnPattern[]> {
  if (rules.wave === null) return [];
  const rows = await database.rows(`SELECT waves, count(*) AS persons FROM (
      SELECT string_agg(CAST(wave AS VARCHAR), ' ' ORDER BY wave) AS waves FROM ${kept.from([])} AS form GROUP BY id
    ) AS person GROUP BY waves ORDER BY persons DESC, waves`);
  return rows.map(([waves, persons]) => ({waves: String(waves).split(" ").map(Number), persons: Number(persons)}));
}

async function waveIntervals(
  database: Database,
  {rules, kept, dialect}: SourceLayout,
  waves: readonly number[],
): Promise<WaveInterval[]> {
  if (rules.wave === null || rules.closed === null) return [];
  const forms = kept.from(["closed"]);
  const days = dialect.daysBetween(dayOf("earlier.closed"), dayOf("later.closed"));
  return Promise.all(
    waves.slice(1).map(async (to, index): Promise<WaveInterval> => {
      const from = waves[index] ?? to;
      const [row = []] =
        await database.rows(`SELECT count(days), min(days), percentile_cont(0.5) WITHIN GROUP (ORDER BY days), max(days),
          count(*) FILTER (WHERE days < 0)
        FROM (SELECT ${days} AS days FROM ${forms} AS earlier JOIN ${forms} AS later ON later.id = earlier.id
          WHERE earlier.wave = ${from} AND later.wave = ${to}) AS pair`);
      const [persons = 0, minimum = 0, median = 0, maximum = 0, backwards = 0] = row.map(Number);
      return {from, to, persons, days: persons === 0 ? null : {minimum, median, maximum}, backwards};
    }),
  );
}

async function straightLines(
  database: Database,
  source: SourceLayout,
  battery: readonly string[],
): Promise<StraightLines[]> {
  const values = battery.map((name) => columnValue(source, name, "form", null));
  const complete = allOf(values.map((value) => isAnswered(source.dialect, value)));
  const first = asText(values[0]?.expression ?? "NULL");
  const same = allOf(values.slice(1).map(({expression}) => `${asText(expression)} = ${first}`));
  const rows = await database.rows(`SELECT form.wave, count(*) FILTER (WHERE ${complete}),
      count(*) FILTER (WHERE ${complete} AND ${same})
    FROM ${source.kept.from(battery.flatMap((name) => columnsOfValue(source, name)))} AS form
    GROUP BY form.wave ORDER BY form.wave`);
  return rows.map(([wave = null, all, straight]) => ({
    wave: wave === null ? null : Number(wave),
    complete: Number(all),
    straight: Number(straight),
  }));
}

function isAnswered(dialect: Dialect, {expression, type, noAnswer}: FormValue): string {
  return `${expression} IS NOT NULL AND NOT ${dialect.isOneOf(expression, type, noAnswer)}`;
}

async function outsideCourse(
  database: Database,
  source: SourceLayout,
  layout: Layout,
  course: Course,
): Promise<OutsideCourse> {
  if (source.rules.closed === null) return {dated: 0, beforeStart: 0, afterEnd: 0};
  const forms = new Forms(layout);
  const day = (name: string | null) => courseDay(forms, course, name);
  const answered = dayOf("person.closed");
  const [row = []] = await database.rows(`SELECT count(person.closed),
      count(*) FILTER (WHERE ${answered} < ${day(course.start)}),
      count(*) FILTER (WHERE ${answered} > ${day(course.end)})
    FROM ${source.kept.from(["closed"])} AS person ${forms.joins()}`);
  const [dated = 0, beforeStart = 0, afterEnd = 0] = row.map(Number);
  return {dated, beforeStart, afterEnd};
}

/** A measurement is due when its day has come and the course had not ended by then. */
function dueSql(layout: Layout, persons: Persons, query: DueQuery): string {
  const {source, wave, course, months, on} = query;
  const forms = new Forms(layout);
  const answered = forms.present(source, wave);
  const conditions: string[] = [];
  if (course !== null && course.start !== null) {
    const due = `${courseDay(forms, course, course.start)} + INTERVAL '${Math.round(months * 30.4375)}' DAY`;
    const end = courseDay(forms, course, course.end);
    const come = on === null ? "TRUE" : `${due} <= CAST('${on}' AS DATE)`;
    conditions.push(`COALESCE(${come}, FALSE)`, `(${end} IS NULL OR ${due} <= ${end})`);
  }
  const due = `(${allOf(conditions)} OR ${answered})`;
  return `SELECT count(*) FILTER (WHERE ${due}), count(*) FILTER (WHERE ${answered})
    FROM ${persons.relation.from([])} AS person ${forms.joins()}`;
}

function courseDay(forms: Forms, {source}: Course, name: string | null): string {
  return name === null ? "CAST(NULL AS DATE)" : dayOf(forms.value({source, variable: name, wave: null}).expression);
}

/** Dates are kept as ISO text, with or without a time of day. */
function dayOf(expression: string): string {
  return `CAST(substr(${expression}, 1, 10) AS DATE)`;
}
