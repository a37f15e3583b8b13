import {describe, expect, it} from "vitest";
import {readEvaluation} from "../../src/config/read-files.ts";
import {CliError} from "../../src/errors/cli-error.ts";
import {defaultNumberStyle} from "../../src/numbers/style.ts";
import type {LoadedData, TriedResults} from "../../src/pipeline/analyse.ts";
import {analysisKeeper} from "../../src/preview/known-analyses.ts";
import {type Results, resultsSchema} from "../../src/results/model.ts";
import {sampleDocument} from "../render/sample-document.ts";
import {outcome} from "../render/sample-results.ts";
import {writeSmallEvaluation} from "../support/evaluation.ts";

const {folder} = await writeSmallEvaluation();
const read = () => readEvaluation(folder);
// The keeper hands them on, and looks whether they are the same.
const data = {} as LoadedData;

const empty: Results = {
  schema: resultsSchema,
  evaluation: sampleDocument().info,
  style: defaultNumberStyle,
  facts: {},
  analyses: {},
  dataReport: {sources: [], populations: [], warnings: [], stops: []},
};

/** Analyses that write down which of them were run. */
function counting() {
  const ran: string[][] = [];
  let prints: Record<string, string> = {a: "1", b: "1"};
  let broken: readonly string[] = [];
  const keeper = analysisKeeper({
    prints: async (_, shared) => new Map(Object.entries(prints).map(([key, print]) => [key, `${print} ${shared}`])),
    run: async (_files, _data, known = new Map()): Promise<TriedResults> => {
      const keys = Object.keys(prints).filter((key) => !known.has(key));
      ran.push(keys);
      const made = keys
        .filter((key) => !broken.includes(key))
        .map((key) => [key, {...outcome, key, title: `${key} of round ${ran.length}`}] as const);
      return {
        results: {...empty, analyses: Object.fromEntries([...known, ...made])},
        errors: broken.map((key) => new CliError("config", `${key} is wrong.`)),
        missing: broken,
      };
    },
  });
  return {
    keeper,
    ran,
    setPrints: (next: Record<string, string>) => {
      prints = next;
    },
    setBroken: (keys: readonly string[]) => {
      broken = keys;
    },
  };
}

describe("analysisKeeper", () => {
  it("gives the very same results while nothing has changed", async () => {
    const {keeper, ran} = counting();
    const files = await read();
    const first = await keeper(files, data);
    expect(await keeper(files, data)).toBe(first);
    expect(ran).toEqual([["a", "b"]]);
  });

  it("runs only what has another print", async () => {
    const {keeper, ran, setPrints} = counting();
    await keeper(await read(), data);
    setPrints({a: "1", b: "2"});
    const {results} = await keeper(await read(), data);
    expect(ran.at(-1)).toEqual(["b"]);
    expect(Object.values(results?.analyses ?? {}).map(({title}) => title)).toEqual(["a of round 1", "b of round 2"]);
  });

  it("runs everything on other data", async () => {
    const {keeper, ran} = counting();
    await keeper(await read(), data);
    await keeper(await read(), {...data});
    expect(ran.at(-1)).toEqual(["a", "b"]);
  });

  it("lets an analysis that fails keep its result, tells its error, and runs it again", async () => {
    const {keeper, ran, setPrints, setBroken} = counting();
    await keeper(await read(), data);
    setPrints({a: "1", b: "wrong"});
    setBroken(["b"]);
    const failed = await keeper(await read(), data);
    expect(failed).toMatchObject({missing: [], outdated: ["b"]});
    expect(failed.errors.map(({message}) => message)).toEqual(["b is wrong."]);
    expect(failed.results?.analyses.b?.title).toBe("b of round 1");
    setBroken([]);
    expect((await keeper(await read(), data)).errors).toEqual([]);
    expect(ran.at(-1)).toEqual(["b"]);
  });

  it("has no result of an analysis that never had one", async () => {
    const {keeper, setBroken} = counting();
    setBroken(["b"]);
    const {missing, results} = await keeper(await read(), data);
    expect(missing).toEqual(["b"]);
    expect(Object.keys(results?.analyses ?? {})).toEqual(["a"]);
  });

  it("forgets an analysis that is taken out", async () => {
    const {keeper, setPrints} = counting();
    await keeper(await read(), data);
    setPrints({a: "1"});
    expect(Object.keys((await keeper(await read(), data)).results?.analyses ?? {})).toEqual(["a"]);
  });
});
