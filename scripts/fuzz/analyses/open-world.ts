import {resolve} from "node:path";
import type {RunContext} from "../../../src/analyses/registry.ts";
import {declareSets} from "../../../src/codebook/declared-sets.ts";
import {resolveCodebook} from "../../../src/codebook/resolve.ts";
import {codebookFileSpec} from "../../../src/config/codebook-file.ts";
import {evaluationSpec} from "../../../src/config/evaluation.ts";
import type {EvaluationFiles} from "../../../src/config/read-files.ts";
import {readYaml} from "../../../src/config/read-yaml.ts";
import {CliError} from "../../../src/errors/cli-error.ts";
import {requireClaim, writeLiveText} from "../../../src/narrative/live-text.ts";
import type {NumberStyle} from "../../../src/numbers/style.ts";
import {numberStyle, waves} from "../../../src/pipeline/evaluation-parts.ts";
import {populationRules, sourceRules} from "../../../src/pipeline/store-rules.ts";
import {parseDelimited} from "../../../src/sources/delimited.ts";
import {readSource} from "../../../src/sources/read-source.ts";
import {openStore} from "../../../src/store/open.ts";
import {filesOf, utf8} from "../text-files.ts";
import type {World} from "./world.ts";

/** A world whose persons are in the database, so that analyses can be run on them. */
export interface OpenWorld {
  readonly context: Omit<RunContext, "placeOf">;
  readonly style: NumberStyle;
  readonly close: () => Promise<void>;
}

/**
 * Reads an invented world the way that a build does, but for the disk.
 * @throws CliError when it is refused
 */
export async function openWorld(world: World): Promise<OpenWorld> {
  const folder = resolve(".");
  const evaluation = readYaml("evaluation.yaml", JSON.stringify({...world.evaluation, analyses: {}}), evaluationSpec);
  const codebookFile = readYaml("codebook.yaml", JSON.stringify(world.codebook), codebookFileSpec);
  const files: EvaluationFiles = {folder, key: "fuzz", evaluation, codebook: codebookFile, chapters: []};
  const spec = evaluation.value;
  const effects = filesOf(
    Object.fromEntries(Object.entries(world.files).map(([name, text]) => [resolve(folder, name), utf8(text)])),
  );
  const read = await Promise.all(
    Object.entries(spec.sources).map(([key, source]) => readSource(key, source, folder, effects)),
  );
  const tables = declareSets(read, codebookFile);
  const codebook = resolveCodebook(tables, spec.sources, codebookFile.value, codebookFile.placeOf);
  const store = await openStore({
    codebook,
    sources: tables.map((table) => ({table, rules: sourceRules(files, table)})),
    populations: populationRules(files, codebook),
    waves: waves(spec),
  });
  const style = numberStyle(spec);
  return {
    style,
    close: () => store.close(),
    context: {
      codebook,
      store,
      style,
      folder: "",
      facts: Object.fromEntries(Object.entries(spec.facts).map(([key, fact]) => [key, {key, ...fact}])),
      readFile: async (path) => world.files[nameOf(path)] ?? Promise.reject(new Error(`ENOENT ${path}`)),
      readRecords: async (path, place) => {
        const text = world.files[nameOf(path)];
        if (text === undefined) throw new CliError("data", `There is no file "${path}".`, {place});
        return parseDelimited(text, ";", path);
      },
      texts: {write: writeLiveText, require: requireClaim},
    },
  };
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? "";
}
