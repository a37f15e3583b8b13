import {describe, expect, it} from "vitest";
import {expandPaths} from "../../src/sources/expand-paths.ts";
import {filesInMemory, refusal} from "./support.ts";

const effects = filesInMemory({
  "data/maaling-2.csv": "",
  "data/maaling-1.csv": "",
  "data/maaling-10.csv": "",
  "data/.maaling-0.csv": "",
  "data/~$maaling-1.csv": "",
  "data/andet.sav": "",
  "data/2024/skema/svar.csv": "",
  "data/2025/skema/svar.csv": "",
  "data/2025/skema/noter.csv": "",
});
const place = {file: "evaluation.yaml", line: 4, column: 11};
const expand = (path: string | string[]) => expandPaths(path, "reports/lille", place, effects);

describe("expandPaths(path, folder, place, effects)", () => {
  it("takes a plain path as it is, relative to the evaluation", async () => {
    expect(await expand("../../data/findes-ikke.csv")).toEqual(["data/findes-ikke.csv"]);
    expect(await expand("/eksport/a.csv")).toEqual(["/eksport/a.csv"]);
  });

  it("takes a list in its own order, each file once", async () => {
    expect(await expand(["../../data/b.csv", "../../data/a.csv", "../../data/b.csv"])).toEqual([
      "data/b.csv",
      "data/a.csv",
    ]);
  });

  it("finds what a star stands for, sorted by name, without hidden files and Excel's locks", async () => {
    expect(await expand("../../data/maaling-*.csv")).toEqual([
      "data/maaling-1.csv",
      "data/maaling-10.csv",
      "data/maaling-2.csv",
    ]);
    expect(await expand("../../data/*1*.csv")).toEqual(["data/maaling-1.csv", "data/maaling-10.csv"]);
    expect(await expand("../../data/*maaling-1.csv")).toEqual(["data/maaling-1.csv"]);
  });

  it("lets a star stand for the name of a folder, but not for several", async () => {
    expect(await expand("../../data/*/skema/svar.csv")).toEqual([
      "data/2024/skema/svar.csv",
      "data/2025/skema/svar.csv",
    ]);
    expect(await expand("../../data/*/skema/n*.csv")).toEqual(["data/2025/skema/noter.csv"]);
    expect((await refusal(() => expand("../../data/*/svar*.csv"))).message).toMatch(/Nothing matches/);
  });

  it("does not read letters twice: a*a wants two", async () => {
    const files = filesInMemory({"d/a": "", "d/aa": ""});
    expect(await expandPaths("d/a*a", ".", place, files)).toEqual(["d/aa"]);
  });

  it("takes no longer for a pattern of many stars", async () => {
    const files = filesInMemory({[`d/${"a".repeat(5000)}b`]: ""});
    const error = await refusal(() => expandPaths(`d/${"*a".repeat(500)}*c`, ".", place, files));
    expect(error.message).toMatch(/Nothing matches/);
  });

  it("says in words when nothing matches, with the nearest name", async () => {
    const error = await refusal(() => expand("../../data/andet*.csv"));
    expect(error.kind).toBe("data");
    expect(error.message).toBe('Nothing matches the path "../../data/andet*.csv".');
    expect(error.hint).toBe('Did you mean "andet.sav"?');
    expect(error.place).toEqual(place);
  });

  it("says when the folder is not there", async () => {
    expect((await refusal(() => expand("../../dta/*.csv"))).hint).toBe('"dta" is no folder, or empty.');
  });
});
