import {CliError} from "../errors/cli-error.ts";
import type {PopulationReport, SourceReport} from "../results/data-report.ts";
import {inBatches} from "./batches.ts";
import {batchSql, type CountTask, countSql, countTask, readBatch} from "./counts.ts";
import type {Database} from "./database.ts";
import {divide} from "./division.ts";
import {type Engine, openEngine} from "./engine.ts";
import {jointCounts} from "./joint-counts.ts";
import {type KeptRows, keepRows} from "./keep-rows.ts";
import {createLayout, findSource, type Layout, type SourceLayout} from "./layout.ts";
import type {CountRow, PopulationRules, Store, StoreContent, WholeStore} from "./model.ts";
import {orphanCountSql, orphansSql, type Persons, populationPersons, populationSizeSql} from "./populations.ts";
import {createQuality} from "./quality.ts";
import {keepServerRows} from "./server/keep.ts";
import type {Server} from "./server/server.ts";
import {rowsOfAll, shardsOf} from "./shards.ts";

export {type Engine, openEngine} from "./engine.ts";

/**
 * Loads the exports into an embedded database and keeps the rows that count.
 *
 * @param starting an empty database that was opened beforehand; the store closes it
 * @throws CliError (config) for a rule that names a missing column; (data) for a wave that the evaluation does not
 * have, a value that cannot be read, a source that keeps no row and a population without persons; (environment) when
 * the database engine does not run here.
 */
export async function openStore(content: StoreContent, starting: Promise<Engine> = openEngine()): Promise<WholeStore> {
  const database = await starting;
  return closedOnFailure(database, () =>
    fillStore(database, content, (source) => keepRows(database, source, content.waves)),
  );
}

/**
 * Counts the tables of a server where they are.
 * @param server the store closes it
 * @throws CliError as `openStore` does, and (environment) when the server fails
 */
export async function openServerStore(content: StoreContent, server: Server): Promise<WholeStore> {
  return closedOnFailure(server, () =>
    fillStore(server, content, (source) => keepServerRows(server, source, content.waves)),
  );
}

async function closedOnFailure<Value>(database: Database, open: () => Promise<Value>): Promise<Value> {
  try {
    return await open();
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function fillStore(
  database: Database,
  content: StoreContent,
  keep: (source: SourceLayout) => Promise<KeptRows>,
): Promise<WholeStore> {
  const empty = createLayout(content, database.dialect);
  const kept: KeptRows[] = [];
  for (const source of empty.sources.values()) kept.push(await keep(source));
  const layout = {...empty, sources: new Map(kept.map(({source}) => [source.key, source]))};
  const whole = {rules: content.populations, kept, mayBeEmpty: false, onClose: () => database.close()};
  return {
    ...(await storeOf(database, layout, whole)),
    divide: (by, groups) =>
      divide(database, layout, {
        by,
        groups,
        waves: content.waves,
        makeStore: (divided, of, onClose) =>
          storeOf(database, divided, {rules: content.populations, kept: of ?? kept, mayBeEmpty: of !== null, onClose}),
      }),
  };
}

/** What a store is of, whose kept rows are in the database. */
interface Content {
  readonly rules: readonly PopulationRules[];
  readonly kept: readonly KeptRows[];
  /** Whether a population without persons is no reason to stop. */
  readonly mayBeEmpty: boolean;
  readonly onClose: () => Promise<void>;
}

async function storeOf(database: Database, layout: Layout, content: Content): Promise<Store> {
  const persons = await populationPersons(database, layout, content.rules);
  const populations: PopulationReport[] = [];
  for (const rules of content.rules) {
    const own = personsOf(persons, rules.key);
    const shards = shardsOf([own.source, ...layout.alsoUsed], own.rowsOf !== null);
    const sizes = await rowsOfAll(database, shards, (shard) => populationSizeSql(own, shard));
    const made = {key: rules.key, label: rules.label, size: sizes.reduce((sum, [size]) => sum + Number(size), 0)};
    if (made.size === 0 && !content.mayBeEmpty) throw emptyPopulation(layout, rules);
    populations.push(made);
  }
  const sources: SourceReport[] = [];
  for (const {report} of content.kept) {
    sources.push({...report, orphans: await orphans(database, layout, report.key, persons)});
  }
  const batched = inBatches<CountTask, CountRow[]>(async (tasks) =>
    readBatch(tasks, await database.rows(batchSql(layout, tasks))),
  );
  const jointly = inBatches<CountTask, CountRow[]>((tasks) => jointCounts(database, layout, tasks));
  const count = (task: CountTask) => {
    if (!task.isLarge) return batched(task);
    return database.dialect.name === "DuckDB" ? jointly(task) : countAlone(database, layout, task);
  };
  return {
    counts: async (query) => count(countTask(layout, personsOf(persons, query.population), query)),
    sources,
    populations,
    quality: createQuality(layout, database, (key) => personsOf(persons, key)),
    lastAnswer: latest(content.kept.map(({lastDay}) => lastDay)),
    close: async () => {
      // Of the whole database nothing has to be forgotten: it goes.
      if (layout.prefix !== "") for (const {relation} of persons.values()) await relation.forget();
      await content.onClose();
    },
  };
}

function emptyPopulation(layout: Layout, rules: PopulationRules): CliError {
  const conditions = rules.where.map(({variable, codes}) => `${variable.variable}: ${codes.join(", ")}`);
  return new CliError(
    "data",
    `Population "${rules.key}" is empty: no row of ${rules.source} that counts has ${conditions.join("; ")}.`,
    {
      place: {file: findSource(layout, rules.source).table.dataFile},
      hint: "See that source and where of the population are right in evaluation.yaml.",
    },
  );
}

async function orphans(
  database: Database,
  layout: Layout,
  source: string,
  populations: ReadonlyMap<string, Persons>,
): Promise<SourceReport["orphans"]> {
  const kept = findSource(layout, source);
  const all = [...populations.values()];
  if (all.some((persons) => persons.source.key === kept.key && persons.isWhole)) return {persons: 0, rows: []};
  if (kept.table.held?.server !== undefined) {
    const shards = shardsOf([kept, ...all.map((each) => each.source), ...layout.alsoUsed], false);
    const counts = await rowsOfAll(database, shards, (shard) => orphanCountSql(kept, all, shard));
    return {persons: counts.reduce((sum, [count]) => sum + Number(count), 0), rows: []};
  }
  const rows = await database.rows(orphansSql(kept, all));
  return {
    persons: new Set(rows.map(([, person]) => person)).size,
    rows: rows.map(([position]) => Number(position) + 1),
  };
}

async function countAlone(database: Database, layout: Layout, task: CountTask): Promise<CountRow[]> {
  const shards = shardsOf(task.sources, task.persons.rowsOf !== null);
  const rows = await rowsOfAll(database, shards, (shard) => countSql(layout, task, shard));
  const [counted = []] = readBatch([task], rows);
  return counted;
}

function personsOf(populations: ReadonlyMap<string, Persons>, key: string): Persons {
  const persons = populations.get(key);
  if (persons === undefined) throw new TypeError(`the store has no population "${key}"`);
  return persons;
}

function latest(days: readonly (string | null)[]): string | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}
