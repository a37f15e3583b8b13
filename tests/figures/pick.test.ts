import {describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {pickBlocks, pickColumns, pickRows} from "../../src/figures/pick.ts";
import {analysis, column, percentBlock} from "./tables.ts";

const labels = ["Ja", "Nej, slet ikke", "Nej"];
const block = percentBlock("psykhelb", "Psykisk helbred", labels, [[1], [2], [3]]);
const waves = ["1", "3"].flatMap((wave) =>
  ["glad", "rolig"].map((item) => column(`${item}@${wave}`, `Måling ${wave}`, {group: item})),
);
const table = analysis("change", waves, [
  block,
  percentBlock("borger.fyshelb", "Fysisk helbred", labels, [[1], [2], [3]]),
]);

function failure(action: () => unknown): {message: string; hint: string | undefined} {
  try {
    action();
  } catch (error) {
    if (error instanceof CliError) return {message: error.message, hint: error.hint};
  }
  throw new Error("nothing went wrong");
}

describe("pickRows", () => {
  it("finds rows by label or by code, in the order they are named and each once", () => {
    const rows = pickRows(block, ["Nej", "1", "Ja"], "helbred");
    expect(rows.map(({key}) => key)).toEqual(["3", "1"]);
  });

  it("takes a text as one label before it takes it as a list", () => {
    expect(pickRows(block, ["Nej, slet ikke"], "helbred").map(({key}) => key)).toEqual(["2"]);
    expect(pickRows(block, ["Ja, Nej"], "helbred").map(({key}) => key)).toEqual(["1", "3"]);
  });

  it("does not offer totals", () => {
    expect(failure(() => pickRows(block, ["total"], "helbred")).message).toBe('"helbred/psykhelb" has no row "total"');
  });

  it("names the part of a list that is not there, and suggests what may be meant", () => {
    expect(failure(() => pickRows(block, ["Ja, Nek"], "helbred"))).toEqual({
      message: '"helbred/psykhelb" has no row "Nek"',
      hint: 'Did you mean "Nej"?',
    });
  });
});

describe("pickColumns", () => {
  it("finds a measure's column by its group's label", () => {
    const columns = ["1", "2"].map((code) =>
      column(`n:klynge:${code}`, "Antal", {group: code === "1" ? "Nord" : "Syd"}),
    );
    const found = pickColumns(analysis("funnel", columns, []), ["n:Syd", "n:klynge:Nord"]);
    expect(found.map(({key}) => key)).toEqual(["n:klynge:2", "n:klynge:1"]);
  });

  it("finds every column with a label, a heading, a variable or a wave", () => {
    const keys = (wanted: string) => pickColumns(table, [wanted]).map(({key}) => key);
    expect(keys("Måling 3")).toEqual(["glad@3", "rolig@3"]);
    expect(keys("glad")).toEqual(["glad@1", "glad@3"]);
    expect(keys("1")).toEqual(["glad@1", "rolig@1"]);
    expect(keys("rolig@3")).toEqual(["rolig@3"]);
  });

  it("tells what there is when nothing is near", () => {
    expect(failure(() => pickColumns(table, ["Afslutning"])).hint).toContain('The columns are "Måling 1", "Måling 3"');
  });
});

describe("pickBlocks", () => {
  it("finds blocks by label, key, or variable without source, in the author's order", () => {
    const blocks = pickBlocks(table, ["fyshelb", "Psykisk helbred"]);
    expect(blocks.map(({key}) => key)).toEqual(["borger.fyshelb", "psykhelb"]);
  });

  it("takes all blocks when none is named", () => {
    expect(pickBlocks(table, undefined)).toHaveLength(2);
  });
});
