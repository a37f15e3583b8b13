import {describe, expect, it} from "vitest";
import {readEvaluation} from "../../src/config/read-files.ts";
import {CliError} from "../../src/errors/cli-error.ts";
import type {LoadedData} from "../../src/pipeline/analyse.ts";
import {dataKeeper} from "../../src/preview/keep-data.ts";
import {themeKeeper} from "../../src/preview/keep-theme.ts";
import {rememberDrawings} from "../../src/preview/known-figures.ts";
import {writeSmallEvaluation} from "../support/evaluation.ts";
import {institute} from "../support/themes.ts";

const {folder} = await writeSmallEvaluation();
const files = await readEvaluation(folder);
type Value = typeof files.evaluation.value;

/** The evaluation as it were with other settings. */
function withValue(change: (value: Value) => Value): typeof files {
  return {...files, evaluation: {...files.evaluation, value: change(files.evaluation.value)}};
}

/** Data that know whether they are closed. */
function fakeData(closed: string[], name: string): LoadedData {
  const store: Partial<LoadedData["store"]> = {
    close: async () => {
      closed.push(name);
    },
  };
  // The keeper does nothing with a store but close it.
  return {store, codebook: new Map()} as unknown as LoadedData;
}

describe("dataKeeper", () => {
  function keeper() {
    const closed: string[] = [];
    let loads = 0;
    let isBroken = false;
    const {load, close} = dataKeeper(async () => {
      if (isBroken) throw new CliError("data", "The export is half.");
      return fakeData(closed, `load ${++loads}`);
    });
    const breakIt = (broken: boolean) => {
      isBroken = broken;
    };
    return {load, close, closed, breakIt, loads: () => loads};
  }

  it("loads once while nothing that the exports are read by has changed", async () => {
    const {load, loads} = keeper();
    const first = await load(files, 0);
    const other = withValue((value) => ({...value, title: "Ny", analyses: {}, figures: {}, facts: {}}));
    expect((await load(other, 0)).data).toBe(first.data);
    expect(loads()).toBe(1);
  });

  it("loads anew when an export has been saved, and closes the old store when the new one is there", async () => {
    const {load, closed} = keeper();
    await load(files, 0);
    await load(files, 1);
    expect(closed).toEqual(["load 1"]);
  });

  it("loads anew when a source, a population or the codebook has changed", async () => {
    const {load, loads} = keeper();
    await load(files, 0);
    await load(
      withValue((value) => ({...value, waves: {}})),
      0,
    );
    await load({...files, codebook: {...files.codebook, value: {scales: {}, sources: {}}}}, 0);
    expect(loads()).toBe(3);
  });

  it("keeps the last data while the exports are broken, without reading them again and again", async () => {
    const {load, closed, breakIt} = keeper();
    const {data} = await load(files, 0);
    breakIt(true);
    const broken = await load(files, 1);
    expect(broken.data).toBe(data);
    expect(broken.errors.map(({message}) => message)).toEqual(["The export is half."]);
    breakIt(false);
    expect((await load(files, 1)).errors).toHaveLength(1);
    expect((await load(files, 2)).errors).toEqual([]);
    expect(closed).toEqual(["load 1"]);
  });

  it("closes its store at the end", async () => {
    const {load, close, closed} = keeper();
    await load(files, 0);
    await close();
    expect(closed).toEqual(["load 1"]);
  });
});

describe("themeKeeper", () => {
  it("loads anew when the style or a file of it has changed, and keeps the last while it is broken", async () => {
    let loads = 0;
    let isBroken = false;
    const load = themeKeeper(async () => {
      if (isBroken) throw new CliError("config", "No such colour.");
      loads++;
      return {...institute};
    });
    const {theme} = await load(files, 0);
    expect((await load(files, 0)).theme).toBe(theme);
    expect((await load(files, 1)).theme).not.toBe(theme);
    await load(
      withValue((value) => ({...value, style: {...value.style, decimals: 2}})),
      1,
    );
    expect(loads).toBe(3);
    isBroken = true;
    const broken = await load(files, 2);
    expect(broken.theme).not.toBeNull();
    expect(broken.errors.map(({message}) => message)).toEqual(["No such colour."]);
  });
});

describe("rememberDrawings", () => {
  function engine() {
    const drawn: string[] = [];
    const remembering = rememberDrawings({
      draw: async (specification) => {
        drawn.push(JSON.stringify(specification));
        if (drawn.length === 1 && JSON.stringify(specification).includes("broken")) throw new Error("no");
        return `<svg>${drawn.length}</svg>`;
      },
      close: async () => {},
    });
    return {drawn, remembering};
  }

  it("draws what looks alike once, in this round and the next", async () => {
    const {drawn, remembering} = engine();
    await remembering.draw({layer: []});
    await remembering.draw({layer: []});
    remembering.endRound();
    await remembering.draw({layer: []});
    expect(drawn).toHaveLength(1);
  });

  it("forgets what a whole round did not ask for", async () => {
    const {drawn, remembering} = engine();
    await remembering.draw({layer: []});
    remembering.endRound();
    remembering.endRound();
    await remembering.draw({layer: []});
    expect(drawn).toHaveLength(2);
  });

  it("tries again what could not be drawn", async () => {
    const {drawn, remembering} = engine();
    await expect(remembering.draw({layer: [], title: "broken"})).rejects.toThrow("no");
    await remembering.draw({layer: [], title: "broken"});
    expect(drawn).toHaveLength(2);
  });
});
