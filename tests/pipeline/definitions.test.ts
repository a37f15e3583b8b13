import {readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {type Manifest, manifestSpec} from "../../src/editions/manifest.ts";
import {buildReport} from "../../src/pipeline/build.ts";
import {type Changes, writeSmallEvaluation} from "../support/evaluation.ts";

async function definitionsAfter(changes: Changes): Promise<Manifest["definitions"]> {
  const small = await writeSmallEvaluation(changes);
  try {
    await buildReport(small.folder, {formats: ["json"], out: small.out, onStep: () => undefined});
    return manifestSpec.parse(JSON.parse(await readFile(join(small.out, "manifest.json"), "utf8"))).definitions;
  } finally {
    await rm(small.root, {recursive: true, force: true});
  }
}

const evaluation = "reports/lille/evaluation.yaml";
const codebook = "reports/lille/codebook.yaml";

describe("what an analysis is defined by", () => {
  let before: Manifest["definitions"];
  beforeAll(async () => {
    before = await definitionsAfter({});
  });

  /** The analyses that are defined otherwise. */
  async function redefinedBy(changes: Changes): Promise<string[]> {
    const after = await definitionsAfter(changes);
    return Object.keys(before)
      .filter((key) => before[key]?.spec !== after[key]?.spec || before[key]?.data !== after[key]?.data)
      .sort();
  }

  it.each<[string, string[], Changes]>([
    ["other answers", [], {"data/register.csv": (text) => text.replace("P2;Nej", "P2;Ja")}],
    ["a comment and another order of keys", [], {[evaluation]: (text) => `# ny\n${text}`}],
    ["its own lines", ["alder"], {[evaluation]: (text) => text.replace("title: Alder", "title: Alderen")}],
    ["a fact that it names", ["job"], {[evaluation]: (text) => text.replace("value: 40", "value: 45")}],
    [
      "a scale that its variable has",
      ["helbred", "helbred_job", "udvikling"],
      {[codebook]: (text) => text.replace("best: first", "best: last")},
    ],
    [
      "its population",
      ["alder", "helbred", "helbred_job", "job", "udvikling"],
      {[evaluation]: (text) => text.replace("label: deltagere", "label: deltagere, where: {job: [Ja, Nej]}")},
    ],
  ])("changes with %s, and for these only: %j", async (_, expected, changes) => {
    expect(await redefinedBy(changes)).toEqual(expected);
  });

  it("follows a derived variable to what it is made of", async () => {
    const derived = (text: string) =>
      `${text.replace("  alder:\n", "  alder:\n    kind: distribution\n    items: [register.aldersgruppe]\n    title: Alder\n  bort:\n")}`;
    const of = (changes: Changes) => definitionsAfter({[evaluation]: derived, ...changes});
    const relabelled = (text: string) => text.replace("label: Alder, unit: år", "label: Alder, unit: år gammel");
    const [first, second] = [await of({}), await of({[codebook]: relabelled})];
    expect(first.alder?.spec).toBe(second.alder?.spec);
    expect(first.alder?.data).not.toBe(second.alder?.data);
  });
});
