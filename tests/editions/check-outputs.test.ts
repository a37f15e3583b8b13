import {describe, expect, it} from "vitest";
import {checkOutputs} from "../../src/editions/check-outputs.ts";
import {compareManifests} from "../../src/editions/compare-manifests.ts";
import {sha256} from "../../src/editions/sha256.ts";
import {manifestWith} from "../support/editions.ts";

const manifest = manifestWith({
  outputs: ["report.html", "report.pdf", "results.json"].map((name) => ({name, sha256: sha256(name), bytes: 1})),
});

function folderOf(files: Readonly<Record<string, string>>) {
  return {
    readFile: async (path: string) => {
      const text = files[path.split(/[\\/]/).at(-1) ?? ""];
      if (text === undefined) throw Object.assign(new Error("no such file"), {code: "ENOENT"});
      return Buffer.from(text);
    },
    readFolder: async () => Object.keys(files),
  };
}

describe("checkOutputs(folder, manifest)", () => {
  it("finds nothing wrong with what was built", async () => {
    const files = {"report.html": "report.html", "report.pdf": "report.pdf", "results.json": "results.json"};
    const all = {...files, "manifest.json": "", "manifest.json.minisig": ""};
    expect(await checkOutputs("u", manifest, folderOf(all))).toEqual({faults: [], strangers: []});
  });

  it("names each file that was changed or is missing, and those that are of no edition", async () => {
    const files = {"report.html": "report.html!", "results.json": "results.json", "data-report.html": ""};
    expect(await checkOutputs("u", manifest, folderOf(files))).toEqual({
      faults: [
        {name: "report.html", fault: "changed"},
        {name: "report.pdf", fault: "missing"},
      ],
      strangers: ["data-report.html"],
    });
  });
});

describe("compareManifests(before, after)", () => {
  it("finds nothing between a manifest and itself", () => {
    expect(compareManifests(manifest, manifest)).toEqual([]);
  });

  it("names inputs, configuration and versions that are not the same", () => {
    const after = manifestWith({
      inputs: [{source: "skema", path: "../../data/skema.csv", sha256: "b".repeat(64), bytes: 100, rows: 12}],
      configuration: [
        {path: "evaluation.yaml", sha256: "a".repeat(64), bytes: 50},
        {path: "chapters/02.md", sha256: "a".repeat(64), bytes: 5},
      ],
      versions: {...manifest.versions, node: "26.0.0", browser: "Chrome/156"},
    });
    expect(compareManifests(manifest, after)).toEqual([
      {what: "input", name: "../../data/skema.csv", change: "changed", detail: null},
      {what: "configuration", name: "chapters/02.md", change: "added", detail: null},
      {what: "version", name: "browser", change: "added", detail: "none → Chrome/156"},
      {what: "version", name: "node", change: "changed", detail: "24.0.0 → 26.0.0"},
    ]);
    expect(compareManifests(after, manifest).map(({change}) => change)).toEqual([
      "changed",
      "removed",
      "removed",
      "changed",
    ]);
  });
});
