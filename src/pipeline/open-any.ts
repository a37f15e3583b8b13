import {stat} from "node:fs/promises";
import {join} from "node:path";
import {declareSets} from "../codebook/declared-sets.ts";
import type {Codebook} from "../codebook/model.ts";
import {resolveCodebook} from "../codebook/resolve.ts";
import {evaluationFileName} from "../config/evaluation.ts";
import {type EvaluationFiles, readDataFiles} from "../config/read-files.ts";
import {protectSources} from "../personal-data/protect.ts";
import {detectSource} from "../sources/detect.ts";
import type {Store} from "../store/model.ts";
import type {Engine} from "../store/open.ts";
import {bareEvaluation, withPersonalDataDropped} from "./bare-evaluation.ts";
import {withGuessedAnswers} from "./bare-variables.ts";
import type {Misfits} from "./checked-values.ts";
import {type DataSource, openDataSource} from "./data-source.ts";
import {waves} from "./evaluation-parts.ts";
import {withOwnPopulations} from "./own-population.ts";
import {populationRules, sourceRules} from "./store-rules.ts";

/** The data of an evaluation or of one export, read but not yet counted. */
export interface OpenedData {
  /** Of an export nobody has written anything of: what is known of it all the same. */
  readonly files: EvaluationFiles;
  readonly isBare: boolean;
  readonly codebook: Codebook;
  /** What an author should know of how it was read, ready for print in Danish. */
  readonly notes: readonly string[];
  /**
   * Loads the rows of some sources, those that populations need among them; all when left out. The database has to be closed,
   * also when it is never asked for.
   */
  readonly store: (sources?: readonly string[]) => Promise<Store>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the folder of an evaluation, or any export that has none. An export's columns with personal data are left out.
 * @param database an empty one that starts while the files are read; whoever opens the data closes it with them
 * @throws CliError for whatever cannot be read
 */
export async function openFolderOrFile(path: string, misfits: Misfits, database: Promise<Engine>): Promise<OpenedData> {
  const {files, source, isBare} = await openAny(path, database);
  const {close} = source;
  try {
    const tables = isBare ? source.tables.map(withGuessedAnswers) : source.tables;
    const {value} = files.evaluation;
    const protectedTables = declareSets(await protectSources(tables, files), files.codebook);
    const codebook = resolveCodebook(protectedTables, value.sources, files.codebook.value, files.codebook.placeOf);
    const checked = await Promise.all(
      protectedTables.map((table) => source.checked(table, codebook, isBare ? "leave-out" : misfits)),
    );
    const store = (wanted?: readonly string[]) => {
      const populations = populationRules(files, codebook).filter(
        ({key, source}) => key === value.population || wanted === undefined || wanted.includes(source),
      );
      const needed = wanted === undefined ? undefined : new Set([...wanted, ...populations.map(({source}) => source)]);
      const sources = checked
        .filter(({key}) => needed?.has(key) !== false)
        .map((table) => ({table, rules: sourceRules(files, table)}));
      return source.open({codebook, sources, populations, waves: waves(value)});
    };
    return {files, isBare, codebook, notes: checked.flatMap(({notes}) => notes), store, close};
  } catch (error) {
    await close();
    throw error;
  }
}

interface OpenedFiles {
  readonly files: EvaluationFiles;
  readonly source: DataSource;
  readonly isBare: boolean;
}

async function openAny(path: string, database: Promise<Engine>): Promise<OpenedFiles> {
  try {
    if (await isThere(join(path, evaluationFileName))) {
      const files = withOwnPopulations(await readDataFiles(path));
      return {files, source: await openDataSource(files, database), isBare: false};
    }
    const bare = bareEvaluation(path, await detectSource(path));
    const source = await openDataSource(bare, database);
    return {files: withPersonalDataDropped(bare, source.tables), source, isBare: true};
  } catch (error) {
    await database.then(
      (engine) => engine.close(),
      () => undefined,
    );
    throw error;
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
