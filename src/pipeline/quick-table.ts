import type {AnalysisContext, Task} from "../analyses/task.ts";
import type {Path} from "../config/read-yaml.ts";
import type {Place} from "../errors/cli-error.ts";
import type {AnalysisResult} from "../results/model.ts";
import type {Engine} from "../store/open.ts";
import {numberStyle} from "./evaluation-parts.ts";
import {openFolderOrFile} from "./open-any.ts";
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
    const {spec, sources} = quickSpec(data, request);
    const store = await data.store(sources);
    const {value} = data.files.evaluation;
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
    return {result, notes: data.isBare ? data.notes : []};
  } finally {
    await data.close();
  }
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
