import {describe, expect, it} from "vitest";
import {grid, panelOf, run} from "../support.ts";

const methods = "  m: {kind: methods, title: Metoder}\n";

describe("methods", () => {
  it("lists the tests and measures that the other analyses used, and how many times", async () => {
    const {m} = await run(
      `${methods}  a: {kind: crosstab, title: T, wave: 1, rows: borger.helbred, columns: forloeb.job}
  b: {kind: change, title: T, waves: [1, 3], panel: true, items: [borger.helbred]}
`,
    );
    if (m === undefined) throw new Error("no result");
    expect(grid(m).map(([label, used]) => [label, used])).toEqual([
      ["Eksakt test (Fisher-Freeman-Halton)", "1"],
      ["Fortegnstest", "1"],
      ["Cramérs V", "1"],
      ["Nettoændring", "1"],
      ["Bortfaldsanalyse", "1"],
    ]);
    expect(m.table.blocks[0]?.rows[0]?.cells[0]).toMatchObject({
      kind: "count",
      address: "m/all/fisher-freeman-halton/used",
    });
  });

  it("is empty where nothing was tested", async () => {
    const {m} = await run(`${methods}  a: {kind: distribution, title: T, wave: 1, items: [borger.helbred]}\n`);
    expect(m?.table.blocks[0]?.rows).toEqual([]);
  });

  it("describes whatever test is used, and Holm's correction of tests pair by pair", async () => {
    const world = panelOf(
      ["trivsel=10 farve=1", "trivsel=30 farve=2", 9],
      ["trivsel=20 farve=3", "trivsel=20 farve=3", 9],
    );
    const {m} = await run(
      `${methods}  a: {kind: numbers, title: T, waves: [1, 3], panel: true, items: [borger.trivsel]}
  b: {kind: change, title: T, waves: [1, 3], panel: true, items: [borger.farve]}
`,
      world,
    );
    const labels = m?.table.blocks[0]?.rows.map(({key, label}) => [key, label]);
    expect(labels).toEqual([
      ["stuart-maxwell", "Stuart-Maxwells test"],
      ["paired-t", "Parret t-test"],
      ["largest-shift", "Største ændring af en andel"],
      ["mean-change", "Gennemsnitlig ændring"],
      ["cohens-dz", "Cohens dz"],
    ]);
  });
});
