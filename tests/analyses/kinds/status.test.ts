import {describe, expect, it} from "vitest";
import {analyse, cell, failure, grid, noteTexts} from "../support.ts";

describe("status", () => {
  it("puts everybody first and the parts under them, in counts and percentages", async () => {
    const result = await analyse(
      "{kind: status, title: T, variable: forloeb.status, total_label: Igangsatte forløb, stub: Forløb}",
    );
    expect(grid(result)).toEqual([
      ["Igangsatte forløb", "8", "100"],
      ["Igangværende", "5", "63"],
      ["Planlagt afsluttet", "1", "13"],
      ["Uplanlagt afsluttet", "2", "25"],
    ]);
    expect(result.table.blocks[0]?.rows.map(({key, role}) => [key, role])).toEqual([
      ["total", "total"],
      ["Igang", "sub"],
      ["Plan", "sub"],
      ["Uplan", "sub"],
    ]);
    expect(cell(result, "a/all/total/percent")).toMatchObject({kind: "share", count: 8, base: 8});
    expect(cell(result, "a/all/Plan/count")).toMatchObject({kind: "count", count: 1, base: 8});
    expect(result.source).toBe("forløbsregisteret");
  });

  it("counts in its first row those who answered, and says who did not", async () => {
    const result = await analyse("{kind: status, title: T, wave: 1, variable: borger.medicin, total_label: Alle}");
    expect(grid(result)[0]).toEqual(["Alle", "7", "100"]);
    expect(result.table.blocks[0]?.rows.at(-1)).toMatchObject({key: "9", role: "missing"});
    expect(noteTexts(result)).toEqual(["missing: 1 ubesvaret indgår ikke i procentgrundlaget."]);
  });

  it("refuses a variable that does not exist", async () => {
    expect(await failure("  a: {kind: status, title: T, variable: forloeb.statu, total_label: Alle}\n")).toMatchObject({
      kind: "config",
      hint: 'Did you mean "status"?',
      at: expect.stringMatching(/^variable: forloeb.statu/),
    });
  });
});
