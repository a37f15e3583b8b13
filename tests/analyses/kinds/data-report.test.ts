import {describe, expect, it} from "vitest";
import type {SourceReport} from "../../../src/results/data-report.ts";
import {analyse, cell, failure, grid} from "../support.ts";

const report = (key: string, more: Partial<SourceReport>): SourceReport => ({
  key,
  name: key,
  type: "csv",
  files: [],
  rowsRead: 0,
  dropped: [],
  kept: 0,
  waves: [],
  notes: [],
  orphans: {persons: 0, rows: []},
  ...more,
});

const borger = report("borger", {
  rowsRead: 1240,
  kept: 1225,
  dropped: [
    {reason: "not-completed", text: "ikke afsluttet", count: 13, rows: Array.from({length: 13}, (_, i) => i + 2)},
    {reason: "duplicate", text: "dobbelt besvarelse", count: 2, rows: [17, 1230]},
  ],
  waves: [
    {wave: 1, label: "Første måling", count: 1000},
    {wave: 3, label: "Tredje måling", count: 225},
  ],
});
const forloeb = report("forloeb", {rowsRead: 8, kept: 8});
const sources = [borger, forloeb];

describe("data-report", () => {
  it("counts the rows read, left out and kept of each source", async () => {
    const result = await analyse("{kind: data-report, title: T, part: sources}", {sources});
    expect(grid(result)).toEqual([
      ["Borgerskema", "1.240", "15", "1.225"],
      ["Forløbsregisteret", "8", "0", "8"],
    ]);
    expect(cell(result, "a/all/borger/dropped")).toMatchObject({kind: "count", count: 15, base: 1240});
    expect(result.source).toBe("Systemet, borgerskema og medarbejderskema; forløbsregisteret");
    expect(result.population).toEqual({key: "alle", label: "borgere", size: 8});
  });

  it("tells why rows were left out and which, twelve of them at most", async () => {
    const result = await analyse("{kind: data-report, title: T, part: dropped}", {sources});
    expect(grid(result)).toEqual([
      ["Ikke afsluttet", "13", "2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 …"],
      ["Dobbelt besvarelse", "2", "17, 1230"],
    ]);
    expect(result.table.blocks.map(({key, label}) => [key, label])).toEqual([["borger", "Borgerskema"]]);
    expect(cell(result, "a/borger/duplicate/count")).toMatchObject({count: 2});
  });

  it("says so when nothing was left out", async () => {
    const result = await analyse("{kind: data-report, title: T, part: dropped}", {sources: [forloeb]});
    expect(grid(result)).toEqual([["Ingen rækker er udeladt", "0", ""]]);
  });

  it("counts kept answers by source and wave, leaving out sources without waves", async () => {
    const stab = report("stab", {waves: [{wave: 2, label: "Anden måling", count: 4}]});
    const result = await analyse("{kind: data-report, title: T, part: waves, source: K}", {
      sources: [...sources, stab],
    });
    expect(result.table.columns.map(({label}) => label)).toEqual(["Første måling", "Anden måling", "Tredje måling"]);
    expect(grid(result)).toEqual([
      ["Borgerskema", "1.000", "0", "225"],
      ["Medarbejderskema", "0", "4", "0"],
    ]);
    expect(result.source).toBe("K");
  });

  it("refuses to show waves where no source has any", async () => {
    expect(await failure("  a: {kind: data-report, title: T, part: waves}\n", {sources: [forloeb]})).toMatchObject({
      kind: "config",
      message: "No source has waves, so there are no answers by wave to show.",
      at: expect.stringMatching(/^part: waves/),
    });
  });
});
