import type {EvaluationFiles} from "../config/read-files.ts";
import type {CliError} from "../errors/cli-error.ts";
import {expectedErrors} from "../errors/cli-errors.ts";
import {type LoadedData, loadData} from "../pipeline/analyse.ts";
import {startDatabase} from "../pipeline/start-database.ts";
import {dataSettings} from "./settings.ts";

/** The exports, read and ready to be counted, as far as they can be read. */
export interface KeptData {
  /** Where those of now cannot be read, the last that could; null when there never were any. */
  readonly data: LoadedData | null;
  readonly errors: readonly CliError[];
}

export interface DataKeeper {
  /**
   * The store of an evaluation's exports: the same as before while neither the exports nor what is written of them has changed.
   * @param version another one whenever an export has been saved
   */
  readonly load: (files: EvaluationFiles, version: number) => Promise<KeptData>;
  readonly close: () => Promise<void>;
}

export type LoadData = (files: EvaluationFiles) => Promise<LoadedData>;

const loadFromDisk: LoadData = (files) => loadData(files, startDatabase(), "refuse");

/** Keeps the store open between the builds of a preview. A store is closed when the next one is there, so builds take turns. */
export function dataKeeper(load: LoadData = loadFromDisk): DataKeeper {
  let loaded: LoadedData | null = null;
  let errors: readonly CliError[] = [];
  let current: {readonly settings: string; readonly version: number} | null = null;
  const settingsOf = keptSettings();
  return {
    load: async (files, version) => {
      const settings = settingsOf(files);
      if (current?.version === version && current.settings === settings) return {data: loaded, errors};
      current = {settings, version};
      try {
        const next = await load(files);
        await loaded?.store.close();
        loaded = next;
        errors = [];
      } catch (error) {
        errors = expectedErrors(error);
      }
      return {data: loaded, errors};
    },
    close: async () => {
      await loaded?.store.close();
      loaded = null;
      current = null;
    },
  };
}

/** What the exports are read by, put together only when a file has been read anew. */
function keptSettings(): (files: EvaluationFiles) => string {
  let last: {readonly evaluation: unknown; readonly codebook: unknown; readonly settings: string} | null = null;
  return ({evaluation, codebook}) => {
    if (last?.evaluation !== evaluation || last.codebook !== codebook) {
      const settings = `${dataSettings(evaluation.value)} ${JSON.stringify(codebook.value)}`;
      last = {evaluation, codebook, settings};
    }
    return last.settings;
  };
}
