import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {readEvaluation} from "../../src/config/read-files.ts";
import {planWatching, type WatchPlan} from "../../src/preview/watched-folders.ts";
import {type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";

const templates = fileURLToPath(new URL("../../templates", import.meta.url));
let small: SmallEvaluation;
let plan: WatchPlan;

beforeAll(async () => {
  small = await writeSmallEvaluation({
    "reports/lille/tabel.csv": "a;b\n",
    "reports/lille/.git/x": "",
    "reports/lille/evaluation.yaml": (text) =>
      text
        .replace("../../data/register.csv", "../../data/reg*.csv")
        .replace(
          "analyses:\n",
          "analyses:\n  klager: {kind: entered, path: ../../typed/klager.csv, title: Klager, source: Klageregister}\n",
        ),
  });
  plan = await planWatching(small.folder, await readEvaluation(small.folder));
});

describe("planWatching", () => {
  it("watches the evaluation's folders, those of its exports and typed tables, and the themes", () => {
    expect(plan.folders).toEqual(
      expect.arrayContaining([
        small.folder,
        join(small.folder, "chapters"),
        join(small.root, "data"),
        join(small.root, "data/skema"),
        join(small.root, "typed"),
        join(templates, "institute"),
      ]),
    );
  });

  it("leaves hidden folders alone", () => {
    expect(plan.folders.filter((folder) => folder.includes(".git"))).toEqual([]);
  });

  it.each([
    ["evaluation.yaml", "text"],
    ["codebook.yaml", "text"],
    ["chapters/01-resultater.md", "text"],
    ["chapters/02-ny.md", "text"],
    ["tabel.csv", "text"],
    ["../../typed/klager.csv", "text"],
    ["../../data/register.csv", "data"],
    ["../../data/skema/dataset.csv", "data"],
    ["logo.svg", "look"],
    ["our-theme/theme.css", "look"],
    ["../anden/evaluation.yaml", null],
  ] as const)("takes %s for %s", (path, sort) => {
    expect(plan.sortOf(resolve(small.folder, path))).toBe(sort);
  });

  it("takes a theme's file for how the report looks", () => {
    expect(plan.sortOf(join(templates, "common/text.css"))).toBe("look");
  });

  it("does not take chapters for data where the exports lie beside them", async () => {
    const beside = await writeSmallEvaluation({
      "reports/lille/register1.csv": "personid;job;alder\nP1;Ja;30\n",
      "reports/lille/evaluation.yaml": (text) => text.replace("../../data/register.csv", "reg*.csv"),
    });
    const {sortOf} = await planWatching(beside.folder, await readEvaluation(beside.folder));
    expect(sortOf(join(beside.folder, "register1.csv"))).toBe("data");
    expect(sortOf(join(beside.folder, "chapters/01-resultater.md"))).toBe("text");
    expect(sortOf(join(beside.folder, "evaluation.yaml"))).toBe("text");
  });

  it("watches the evaluation's folder while nothing in it can be read", async () => {
    const {folders, sortOf} = await planWatching(small.folder, null);
    expect(folders).toContain(small.folder);
    expect(sortOf(join(small.folder, "evaluation.yaml"))).toBe("text");
  });
});
