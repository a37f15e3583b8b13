import type {AnalysisContext, Task} from "../analyses/task.ts";
import type {Path} from "../config/read-yaml.ts";
import type {Place} from "../errors/cli-error.ts";
import type {AnalysisResult} from "../results/model.ts";
import type {Store} from "../store/model.ts";
import type {Engine} from "../store/open.ts";
import {numberStyle} from "./evaluation-parts.ts";
import {type OpenedData, openFolderOrFile} from "./open-any.ts";
import {populationFor} from "./own-population.ts";
import {type QuickKind, type QuickSpec, quickSpec, type TableRequest} from "./table-request.ts";

export interface QuickTable {
  readonly result: AnalysisResult;
  /** What an author should know of how the data were read, in Danish. */
  readonly notes: readonly string[];
}

const key = "table";

/**
 * One table of an evaluation's folder or of a bare export, made by the analyses that reports are made of.
 * @param database an empty one; it is closed
 * @throws CliError (usage) for a name that does not exist; (config, data) for what is wrong with the data
 */
export async function quickTable(path: string, request: TableRequest, database: Promise<Engine>): Promise<QuickTable> {
  const data = await openFolderOrFile(path, "refuse", database);
  try {
    const {spec: written, sources} = quickSpec(data, request);
    const store = await data.store(sources);
    const asked = whereForms(data, request, store, {spec: written, sources});
    const {value} = data.files.evaluation;
    const {key: population, note} = await populationFor(value, store, sources[0] ?? "");
    const spec = {...asked, population};
    const context = {
      codebook: data.codebook,
      store,
      style: numberStyle(value),
      facts: {},
      folder: data.files.folder,
      placeOf: optionPlace,
      readFile: () => Promise.reject(new TypeError("a table reads no file")),
      readRecords: () => Promise.reject(new TypeError("a table reads no file")),
      texts: noTexts,
    };
    const result = await run(spec, {key, evaluation: {...value, analyses: {[key]: spec}}, context});
    return {result, notes: [...(note === null ? [] : [note]), ...(data.isBare ? data.notes : [])]};
  } finally {
    await data.close();
  }
}

/** The spec; at the first wave with forms when nobody has asked for a wave and the first of all has none. */
function whereForms(
  data: OpenedData,
  request: TableRequest,
  store: Store,
  {spec, sources}: ReturnType<typeof quickSpec>,
): QuickSpec {
  const waves = store.sources.find(({key}) => key === sources[0])?.waves ?? [];
  const first = waves.find(({count}) => count > 0)?.wave;
  const isEmpty = waves.some(({wave, count}) => wave === spec.wave && count === 0);
  if (request.wave !== undefined || first === undefined || !isEmpty) return spec;
  return quickSpec(data, {...request, wave: first}).spec;
}

/** The tables that are asked for at the desk hold no authors' texts. */
const noTexts: AnalysisContext["texts"] = {
  write: (text) => ({text, addresses: []}),
  require: () => undefined,
};

/** Only the kind of analysis that is asked for is loaded: the others would double the time that a table takes. */
async function run(
  spec: QuickSpec,
  rest: Pick<Task<QuickKind>, "key" | "evaluation" | "context">,
): Promise<AnalysisResult> {
  switch (spec.kind) {
    case "crosstab":
      return (await import("../analyses/kinds/crosstab.ts")).crosstab({...rest, spec});
    case "distribution":
      return (await import("../analyses/kinds/distribution.ts")).distribution({...rest, spec});
    case "multiple":
      return (await import("../analyses/kinds/multiple.ts")).multiple({...rest, spec});
    case "numbers":
      return (await import("../analyses/kinds/numbers.ts")).numbers({...rest, spec});
  }
}

/** What is wrong with an analysis is wrong with an option. */
function optionPlace([, , option = "rows"]: Path): Place {
  return {file: `--${option === "items" || option === "set" ? "rows" : option}`};
}
