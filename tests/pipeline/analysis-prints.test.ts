import {beforeAll, describe, expect, it} from "vitest";
import type {EvaluationFiles} from "../../src/config/read-files.ts";
import {readEvaluation} from "../../src/config/read-files.ts";
import {analysisPrints} from "../../src/pipeline/analysis-prints.ts";
import {writeSmallEvaluation} from "../support/evaluation.ts";

let files: EvaluationFiles;

beforeAll(async () => {
  const {folder} = await writeSmallEvaluation({
    "reports/lille/evaluation.yaml": (text) =>
      text.replace(
        "figures:\n",
        `  klager: {kind: entered, path: klager.csv, title: Klager, source: Klageregister}
  samlet:
    kind: summary
    title: Samlet
    columns: [{key: andel, label: Andel}]
    rows: [{key: godt, label: Godt, cells: {andel: helbred/helbred/1/p}}]
figures:
`,
      ),
  });
  files = await readEvaluation(folder);
});

/** The analyses whose prints are others after a change. */
async function changed(
  change: (analyses: EvaluationFiles["evaluation"]["value"]["analyses"]) => object,
): Promise<string[]> {
  const before = await analysisPrints(files, "", async () => "1");
  const value = structuredClone(files.evaluation.value);
  Object.assign(value.analyses, change(value.analyses));
  const after = await analysisPrints({...files, evaluation: {...files.evaluation, value}}, "", async () => "1");
  return [...after.keys()].filter((key) => after.get(key) !== before.get(key));
}

describe("analysisPrints", () => {
  it("is the same for the same evaluation", async () => {
    expect(await changed(() => ({}))).toEqual([]);
  });

  it("is another for an analysis that has changed, and for what reads it, and for no other", async () => {
    expect(await changed(({job}) => ({job: {...job, title: "Ny"}}))).toEqual(["job"]);
    expect(await changed(({helbred}) => ({helbred: {...helbred, title: "Ny"}}))).toEqual(["helbred", "samlet"]);
  });

  it("is another for all when what they share is", async () => {
    const [before, after] = await Promise.all(
      ["a", "b"].map((shared) => analysisPrints(files, shared, async () => "1")),
    );
    expect([...(after?.entries() ?? [])].filter(([key, print]) => before?.get(key) === print)).toEqual([]);
  });

  it("is another for an analysis whose typed file has been saved", async () => {
    const asked: string[] = [];
    const before = await analysisPrints(files, "", async (path) => {
      asked.push(path);
      return "1";
    });
    const after = await analysisPrints(files, "", async () => "2");
    expect(asked.map((path) => path.split("/").at(-1))).toEqual(["klager.csv"]);
    expect([...after.keys()].filter((key) => after.get(key) !== before.get(key))).toEqual(["klager"]);
  });
});
