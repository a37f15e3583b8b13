import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readEvaluation} from "../../src/config/read-files.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {largeSources} from "../../src/pipeline/large-sources.ts";

const evaluation = `title: Stor
disclosure: {none: Opdigtede svar}
sources:
  stor: {type: csv, path: stor.csv, name: skema, id: id}
  lille: {type: csv, path: lille.csv, name: register, id: id}
populations:
  alle: {source: lille, label: personer}
population: alle
analyses:
  svar: {kind: crosstab, title: Svar, rows: stor.q, columns: lille.k, test: none}
`;
const codebook = `sources:
  stor: {variables: {q: {labels: {1: Ja, 2: Nej}}}}
  lille: {variables: {k: {labels: {1: En, 2: To}}}}
`;

describe("an evaluation with a large and a small source", () => {
  const folder = mkdtempSync(join(tmpdir(), "maalepunkt-"));
  const quiet = () => {};

  beforeAll(() => {
    mkdirSync(join(folder, "chapters"));
    writeFileSync(join(folder, "chapters", "01.md"), "# Svar\n");
    const text = "fritekst ".repeat(30_000);
    const rows = Array.from({length: 64}, (_, index) => `B${index},${(index % 2) + 1},${text}${index}`);
    writeFileSync(join(folder, "stor.csv"), `id,q,note\n${rows.join("\n")}\n`);
    writeFileSync(
      join(folder, "lille.csv"),
      `id,k\n${rows.map((_, index) => `B${index},${(index % 3) + 1}`).join("\n")}\n`,
    );
    writeFileSync(join(folder, "evaluation.yaml"), evaluation);
    writeFileSync(join(folder, "codebook.yaml"), codebook.replace("2: To", "2: To, 3: Tre"));
  });
  afterAll(() => rmSync(folder, {recursive: true}));

  it("joins rows in the database with rows read in memory", async () => {
    const files = await readEvaluation(folder);
    expect((await largeSources(files.evaluation.value.sources, folder)).map(({key}) => key)).toEqual(["stor"]);
    const results = await analyse(files, quiet);
    expect(results.dataReport.sources.map(({key, kept}) => [key, kept])).toEqual([
      ["stor", 64],
      ["lille", 64],
    ]);
    expect(results.dataReport.sources[0]?.files[0]).toMatchObject({path: "stor.csv", rows: 64, encoding: "utf-8"});
    const table = JSON.stringify(results.analyses.svar);
    expect(table).toContain("Ja");
  });

  it.each([
    ["waves by suffix", "{type: csv, path: stor.csv, name: s, id: id, wave: {suffix: {_1: 1}}}"],
    ["several files", "{type: csv, path: [stor.csv, lille.csv], name: s, id: id}"],
    ["a pattern", "{type: csv, path: '*.csv', name: s, id: id}"],
    ["other types", "{type: jsonl, path: stor.csv, name: s, id: id}"],
    ["a file that is not there", "{type: csv, path: væk.csv, name: s, id: id}"],
  ])("reads %s in memory", async (_, source) => {
    writeFileSync(join(folder, "evaluation.yaml"), evaluation.replace(/\{type: csv, path: stor.*\}/, source));
    const files = await readEvaluation(folder);
    expect(await largeSources(files.evaluation.value.sources, folder)).toEqual([]);
  });
});
