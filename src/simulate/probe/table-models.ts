import {CliError} from "../../errors/cli-error.ts";
import {analyseLoaded} from "../../pipeline/analyse.ts";
import type {AnalysisResult} from "../../results/model.ts";
import type {World} from "../people/world.ts";
import {analysisAlone} from "./analysis-alone.ts";
import type {ProbeContext} from "./learn.ts";
import {ProbeStore, UnknownQuery} from "./probe-store.ts";

/** The tables of some analyses with their labels, whatever their numbers are; those that cannot be made are left out. */
export async function tableModels(
  keys: readonly string[],
  context: ProbeContext,
  world: World,
): Promise<Map<string, AnalysisResult>> {
  const models = new Map<string, AnalysisResult>();
  for (const key of keys) {
    const alone = analysisAlone(context.files, key);
    if (alone === null) continue;
    try {
      const store = new ProbeStore(world);
      const {analyses} = await analyseLoaded(alone, {store, codebook: context.codebook});
      const {[key]: result} = analyses;
      if (result !== undefined) models.set(key, result);
    } catch (error) {
      if (!(error instanceof CliError || error instanceof UnknownQuery)) throw error;
    }
  }
  return models;
}
