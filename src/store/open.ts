import {CliError} from "../errors/cli-error.ts";
import type {PopulationReport, SourceReport} from "../results/data-report.ts";
import {inBatches} from "./batches.ts";
import {batchSql, type CountTask, countTask, readBatch} from "./counts.ts";
import {divide} from "./division.ts";
import {type Engine, openEngine} from "./engine.ts";
import {jointCounts} from "./joint-counts.ts";
import {type KeptRows, keepRows} from "./keep-rows.ts";
import {createLayout, findSource, type Layout} from "./layout.ts";
import type {CountRow, PopulationRules, Store, StoreContent, WholeStore} from "./model.ts";
import {
  forgetPopulationSql,
  orphansSql,
  type Persons,
  populationPersons,
  populationSizeSql,
  populationSql,
} from "./populations.ts";
import {createQuality} from "./quality.ts";

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
  const engine = await starting;
  try {
    return await fillStore(engine, createLayout(content, engine.dialect), content);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function fillStore(engine: Engine, layout: Layout, content: StoreContent): Promise<WholeStore> {
  const kept: KeptRows[] = [];
  for (const source of layout.sources.values()) kept.push(await keepRows(engine, source, content.waves));
  const whole = {rules: content.populations, kept, mayBeEmpty: false, onClose: () => engine.close()};
  return {
    ...(await storeOf(engine, layout, whole)),
    divide: (by, groups) =>
      divide(engine, layout, {
        by,
        groups,
        waves: content.waves,
        makeStore: (divided, of, onClose) =>
          storeOf(engine, divided, {rules: content.populations, kept: of ?? kept, mayBeEmpty: of !== null, onClose}),
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

async function storeOf(engine: Engine, layout: Layout, content: Content): Promise<Store> {
  const persons = populationPersons(layout, content.rules);
  const populations: PopulationReport[] = [];
  for (const rules of content.rules) {
    const made = await createPopulation(engine, layout, personsOf(persons, rules.key), rules);
    if (made.size === 0 && !content.mayBeEmpty) throw emptyPopulation(layout, rules);
    populations.push(made);
  }
  const sources: SourceReport[] = [];
  for (const {report} of content.kept) {
    sources.push({...report, orphans: await orphans(engine, layout, report.key, persons)});
  }
  const batched = inBatches<CountTask, CountRow[]>(async (tasks) =>
    readBatch(tasks, await engine.rows(batchSql(layout, tasks))),
  );
  const jointly = inBatches<CountTask, CountRow[]>((tasks) => jointCounts(engine, layout, tasks));
  const count = (task: CountTask) => (task.isLarge ? jointly(task) : batched(task));
  return {
    counts: async (query) => count(countTask(layout, personsOf(persons, query.population), query)),
    sources,
    populations,
    quality: createQuality(layout, engine, (key) => personsOf(persons, key).table),
    lastAnswer: latest(content.kept.map(({lastDay}) => lastDay)),
    close: async () => {
      // Of the whole database nothing has to be forgotten: it goes.
      if (layout.prefix !== "") await engine.run([...persons.values()].map(forgetPopulationSql).join("; "));
      await content.onClose();
    },
  };
}

async function createPopulation(
  engine: Engine,
  layout: Layout,
  persons: Persons,
  rules: PopulationRules,
): Promise<PopulationReport> {
  await engine.run(populationSql(layout, persons, rules));
  const rows = await engine.rows(populationSizeSql(persons));
  return {key: rules.key, label: rules.label, size: Number(rows[0]?.[0])};
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
  engine: Engine,
  layout: Layout,
  source: string,
  populations: ReadonlyMap<string, Persons>,
): Promise<SourceReport["orphans"]> {
  const kept = findSource(layout, source);
  const all = [...populations.values()];
  if (all.some((persons) => persons.rowsOf === kept && persons.isWhole)) return {persons: 0, rows: []};
  const rows = await engine.rows(orphansSql(kept, all));
  return {
    persons: new Set(rows.map(([, person]) => person)).size,
    rows: rows.map(([position]) => Number(position) + 1),
  };
}

function personsOf(populations: ReadonlyMap<string, Persons>, key: string): Persons {
  const persons = populations.get(key);
  if (persons === undefined) throw new TypeError(`the store has no population "${key}"`);
  return persons;
}

function latest(days: readonly (string | null)[]): string | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}
