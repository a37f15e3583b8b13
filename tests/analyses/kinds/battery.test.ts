import {describe, expect, it} from "vitest";
import {analyse, cell, failure, grid, noteTexts} from "../support.ts";

const title = "title: T. Procent";

describe("battery", () => {
  it("stands items side by side over shared categories, each with its own base", async () => {
    const result = await analyse(
      `{kind: battery, ${title}, wave: 1, items: [borger.helbred, borger.fysisk], stem: Mit}`,
    );
    expect(grid(result)).toEqual([
      ["Dårligt", "43", "25"],
      ["Godt", "43", "38"],
      ["Fremragende", "14", "38"],
      ["Total (n)", "100 (7)", "100 (8)"],
    ]);
    expect(result.table.columns.map(({key, label, group}) => [key, label, group])).toEqual([
      ["helbred", "Psykisk helbred", null],
      ["fysisk", "Fysisk helbred", null],
    ]);
    expect(result.table.blocks).toHaveLength(1);
    expect(result.table.blocks[0]).toMatchObject({key: "all", label: "Mit"});
    expect(cell(result, "a/all/2/fysisk")).toMatchObject({count: 3, base: 8});
    expect(result.bases.map(({block, column, valid}) => [block, column, valid])).toEqual([
      ["all", "helbred", 7],
      ["all", "fysisk", 8],
    ]);
    expect(noteTexts(result)).toEqual(["missing: Ubesvarede indgår ikke: psykisk helbred 1."]);
  });

  it("spans counts and percentages with the item's label", async () => {
    const result = await analyse(
      `{kind: battery, ${title}, show: count-and-percent, items: [forloeb.job, forloeb.praktik]}`,
    );
    expect(result.table.columns.map(({key, label, group}) => [key, label, group])).toEqual([
      ["job:count", "Antal", "Ordinære timer"],
      ["job", "Procent", "Ordinære timer"],
      ["praktik:count", "Antal", "Praktik"],
      ["praktik", "Procent", "Praktik"],
    ]);
    expect(grid(result)[0]).toEqual(["Ja", "3", "38", "2", "25"]);
  });

  it("names columns by source where two items share a name", async () => {
    const result = await analyse(`{kind: battery, ${title}, items: [borger.helbred@1, stab.helbred@1]}`);
    expect(result.table.columns.map(({key}) => key)).toEqual(["borger.helbred", "stab.helbred"]);
  });

  it("turns the shared scale round when all items are reversed", async () => {
    const items = "[{variable: borger.helbred, reversed: true}, {variable: borger.fysisk, reversed: true}]";
    const result = await analyse(`{kind: battery, ${title}, wave: 1, items: ${items}}`);
    expect(grid(result).map(([label]) => label)).toEqual(["Fremragende", "Godt", "Dårligt", "Total (n)"]);
  });

  it("refuses items on different scales, naming them and what one lacks", async () => {
    expect(
      await failure(`  a: {kind: battery, ${title}, wave: 1, items: [forloeb.job, borger.medicin]}\n`),
    ).toMatchObject({
      kind: "config",
      message: "forloeb.job and borger.medicin do not share one answer scale.",
      hint: expect.stringContaining('Only borger.medicin has 9 "Ved ikke".'),
      at: expect.stringMatching(/^borger.medicin/),
    });
    expect(
      await failure(`  a: {kind: battery, ${title}, wave: 1, items: [borger.medicin, forloeb.job]}\n`),
    ).toMatchObject({
      hint: expect.stringContaining("Only borger.medicin has"),
    });
  });

  it("refuses items of which only some are reversed", async () => {
    const items = "[borger.helbred, {variable: borger.fysisk, reversed: true}]";
    expect(await failure(`  a: {kind: battery, ${title}, wave: 1, items: ${items}}\n`)).toMatchObject({
      message: expect.stringContaining("one is reversed and the other is not"),
    });
  });
});
