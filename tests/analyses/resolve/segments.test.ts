import {describe, expect, it} from "vitest";
import {analyse, cell, failure, grid, noteTexts} from "../support.ts";

const head = "kind: distribution, title: T. Procent, items: [borger.helbred]";

describe("groups", () => {
  it("have a column and a base each, named by variable and code, with everybody last on demand", async () => {
    const result = await analyse(`{${head}, wave: 1, by: forloeb.job, total: true}`);
    expect(result.table.columns.map(({key, label, group, role}) => [key, label, group, role])).toEqual([
      ["job:1", "Ja", "Ordinære timer", "value"],
      ["job:2", "Nej", "Ordinære timer", "value"],
      ["total", "Alle", null, "total"],
    ]);
    // Of p1, p4 and p5 one, one and … ; of p2, p3, p6 and p7 (p8 left it blank).
    expect(grid(result)).toEqual([
      ["Dårligt", "33", "50", "43"],
      ["Godt", "67", "25", "43"],
      ["Fremragende", "0", "25", "14"],
      ["Total (n)", "100 (3)", "100 (4)", "100 (7)"],
    ]);
    expect(result.bases.map(({column, population, valid}) => [column, population, valid])).toEqual([
      ["job:1", 3, 3],
      ["job:2", 5, 4],
      ["total", 8, 7],
    ]);
  });

  it("may be some of them, in the author's order, under the author's heading for everybody", async () => {
    const result = await analyse(
      `{${head}, wave: 1, by: forloeb.status, groups: [Uplanlagt afsluttet, Igang], total: Alle borgere}`,
    );
    expect(result.table.columns.map(({key, label}) => [key, label])).toEqual([
      ["status:Uplan", "Uplanlagt afsluttet"],
      ["status:Igang", "Igangværende"],
      ["total", "Alle borgere"],
    ]);
    expect(noteTexts(result)).toContain("base: 1 uden svar på »Forløbsstatus« indgår kun i kolonnen for alle.");
  });

  it("of a question with several answers may share persons, and a note says so", async () => {
    const result = await analyse(`{${head}, wave: 1, by: borger.diag}`);
    // p1 has angst and depression.
    expect(result.bases.map(({column, valid}) => [column, valid])).toEqual([
      ["diag:a", 3],
      ["diag:d", 2],
      ["diag:s", 0],
    ]);
    expect(noteTexts(result)).toEqual([
      "base: 4 uden svar på »Diagnoser« indgår ikke.",
      "base: Nogle kan være med i flere grupper af »Diagnoser«.",
    ]);
    expect(cell(result, "a/helbred/1/diag:a")).toMatchObject({count: 2, base: 3});
  });

  it("of several variables stand beside each other", async () => {
    const result = await analyse(`{${head}, wave: 1, by: [forloeb.job, forloeb.praktik]}`);
    expect(result.table.columns.map(({key}) => key)).toEqual(["job:1", "job:2", "praktik:1", "praktik:2"]);
  });
});

describe("waves", () => {
  it("stand beside each other with all who answered each time, and a note says so", async () => {
    const result = await analyse(`{${head}, waves: [1, 3]}`);
    expect(result.table.columns.map(({key, label}) => [key, label])).toEqual([
      ["1", "Første måling"],
      ["3", "Tredje måling"],
    ]);
    expect(result.bases.map(({valid}) => valid)).toEqual([7, 5]);
    expect(noteTexts(result)[0]).toMatch(/^base: Målingerne omfatter ikke nødvendigvis de samme personer/);
    expect(result.waves).toEqual([1, 3]);
  });

  it("of a panel hold the same persons", async () => {
    const result = await analyse(`{${head}, waves: [1, 3], panel: true}`);
    expect(result.bases.map(({population, valid}) => [population, valid])).toEqual([
      [5, 5],
      [5, 5],
    ]);
    expect(result.panel).toBe(true);
  });

  it("stand within groups, and counts before percentages", async () => {
    const result = await analyse(`{${head}, waves: [1, 3], by: forloeb.job, show: count-and-percent}`);
    expect(result.table.columns.map(({key, label, group}) => [key, label, group]).slice(0, 3)).toEqual([
      ["count:job:1@1", "Antal", "Ja, Første måling"],
      ["percent:job:1@1", "Procent", "Ja, Første måling"],
      ["count:job:1@3", "Antal", "Ja, Tredje måling"],
    ]);
  });

  it("ask for a group anew each time, but not in a panel, nor where the author names its wave", async () => {
    // p2 said yes at the first wave and no at the third, p3 the other way round.
    const groups = async (more: string) => {
      const result = await analyse(
        `{kind: distribution, title: T. Procent, items: [borger.fysisk], waves: [1, 3], ${more}}`,
      );
      return result.bases.map(({column, population}) => `${column}=${population}`);
    };
    expect(await groups("by: borger.medicin")).toEqual([
      "medicin:1@1=3",
      "medicin:1@3=2",
      "medicin:2@1=3",
      "medicin:2@3=2",
    ]);
    expect(await groups("by: borger.medicin@1")).toEqual([
      "medicin:1@1=3",
      "medicin:1@3=3",
      "medicin:2@1=3",
      "medicin:2@3=3",
    ]);
    expect(await groups("by: borger.medicin, panel: true")).toEqual([
      "medicin:1@1=2",
      "medicin:1@3=2",
      "medicin:2@1=2",
      "medicin:2@3=2",
    ]);
  });
});

describe("what is wrong with segments", () => {
  const failing = (rest: string) => failure(`  a: {${head}, ${rest}}\n`);

  it("is refused where it stands, with what to do", async () => {
    expect(await failing("wave: 1, total: true")).toMatchObject({
      message: "A total stands beside groups, and there are none.",
      at: expect.stringMatching(/^total: true/),
    });
    expect(await failing("wave: 1, waves: [1, 3]")).toMatchObject({message: "Both wave and waves are given."});
    expect(await failing("wave: 1, panel: true")).toMatchObject({message: "A panel needs at least two waves."});
    expect(await failing("wave: 1, by: forloeb.jobb")).toMatchObject({hint: 'Did you mean "job"?'});
    expect(await failing("wave: 1, by: forloeb.timer")).toMatchObject({
      message: expect.stringContaining("is a number variable"),
    });
    expect(await failing("wave: 1, by: forloeb.status, groups: [Igangværende, Planlagt]")).toMatchObject({
      message: '"Forløbsstatus" has no group "Planlagt".',
      at: expect.stringMatching(/^Planlagt/),
    });
    expect(await failing("wave: 1, groups: [Ja]")).toMatchObject({
      message: "The groups are of one variable under by.",
    });
    expect(await failing("waves: [1, 7]")).toMatchObject({message: "There is no wave 7."});
    expect(await failing("waves: [1, 3], wave_labels: {2: To}")).toMatchObject({
      message: expect.stringContaining("no such wave"),
    });
  });

  it("is a group that stands twice", async () => {
    expect(await failing("wave: 1, by: forloeb.job, groups: [Ja, 1]")).toMatchObject({
      message: 'The group "Ja" of "Ordinære timer" stands twice.',
      at: expect.stringMatching(/^groups: \[Ja, 1\]/),
    });
    expect(await failing("wave: 1, by: [forloeb.job, forloeb.job]")).toMatchObject({
      at: expect.stringMatching(/^by: \[forloeb.job, forloeb.job\]/),
    });
  });
});
