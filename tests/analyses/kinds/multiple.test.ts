import {describe, expect, it} from "vitest";
import {analyse, cell, failure, grid, noteTexts} from "../support.ts";

describe("multiple", () => {
  it("counts persons by option among those who answered the question", async () => {
    const result = await analyse("{kind: multiple, title: T, set: borger.diag, wave: 1, note: N}");
    // p1, p2, p3 and p6 answered; p1 gave two answers.
    expect(grid(result)).toEqual([
      ["Angst", "3", "75"],
      ["Depression", "2", "50"],
      ["Skizofreni", "0", "0"],
      ["Total (n)", "4", "100 (4)"],
    ]);
    expect(cell(result, "a/all/d/percent")).toMatchObject({kind: "share", count: 2, base: 4});
    expect(result.bases[0]).toMatchObject({block: "all", population: 8, valid: 4, noAnswer: 4, noForm: 0});
    expect(result.questions).toEqual([{variable: "borger.diag", label: "Diagnoser", question: "Hvilke diagnoser?"}]);
    expect(noteTexts(result)).toEqual([
      "author: N",
      "base: Der kan være angivet flere svar, så svarene summer til mere end totalen.",
      "missing: 4 ubesvarede indgår ikke i procentgrundlaget.",
    ]);
    expect(result.waves).toEqual([1]);
  });

  it("orders options by falling number of persons, equal ones as in the questionnaire", async () => {
    const result = await analyse(
      "{kind: multiple, title: T, set: borger.diag@1, order: most-first, where: {borger.fysisk@1: Godt}}",
    );
    // Of p2, p3 and p4, p2 has angst and p3 depression.
    expect(grid(result).map(([label, n]) => [label, n])).toEqual([
      ["Angst", "1"],
      ["Depression", "1"],
      ["Skizofreni", "0"],
      ["Total (n)", "2"],
    ]);
    const third = await analyse(
      "{kind: multiple, title: T, set: borger.diag@1, order: most-first, where: {borger.medicin@1: Nej}}",
    );
    expect(grid(third).map(([label]) => label)).toEqual(["Angst", "Depression", "Skizofreni", "Total (n)"]);
  });

  it("has empty shares where nobody has a form", async () => {
    const result = await analyse("{kind: multiple, title: T, set: borger.diag@2}");
    expect(cell(result, "a/all/a/percent")).toMatchObject({kind: "empty", reason: "ingen har udfyldt skemaet"});
    expect(result.bases[0]).toMatchObject({noForm: 8, valid: 0});
  });

  it("refuses a question that does not exist or takes one answer, and one without its wave", async () => {
    const failing = (rest: string) => failure(`  a: {kind: multiple, title: T, ${rest}}\n`);
    expect(await failing("set: borger.dia, wave: 1")).toMatchObject({kind: "config", hint: 'Did you mean "diag"?'});
    expect(await failing("set: borger.diag_1, wave: 1")).toMatchObject({
      at: expect.stringMatching(/^set: borger.diag_1/),
    });
    expect(await failing("set: borger.diag")).toMatchObject({message: expect.stringContaining("not said which wave")});
  });

  it("counts persons with at least one of some options, and with so many of them", async () => {
    const result = await analyse(
      "{kind: multiple, title: T, set: borger.diag@1, show: count, nets: {Angst eller depression: [Angst, Depression]}, at_least: {Flere diagnoser: 2}}",
    );
    expect(grid(result).slice(3)).toEqual([
      ["Angst eller depression", "4"],
      ["Flere diagnoser", "1"],
      ["Total", "4"],
    ]);
    const without = await analyse(
      "{kind: multiple, title: T, set: borger.diag@1, show: count, exclusive: [Depression], at_least: {Flere: 2}}",
    );
    expect(cell(without, "a/all/least:Flere/count")).toMatchObject({count: 0});
  });

  it("gives percentages of answers beside those of persons on demand", async () => {
    const result = await analyse("{kind: multiple, title: T, set: borger.diag@1, percent_of: both}");
    expect(grid(result)[0]).toEqual(["Angst", "3", "75", "60"]);
    expect(cell(result, "a/all/total/answers")).toMatchObject({kind: "base", count: 5});
  });

  it("divides by groups, each with its own base", async () => {
    const result = await analyse(
      "{kind: multiple, title: T, set: borger.diag@1, show: percent, by: forloeb.praktik, total: true}",
    );
    expect(grid(result)).toEqual([
      ["Angst", "100", "50", "75"],
      ["Depression", "50", "50", "50"],
      ["Skizofreni", "0", "0", "0"],
      ["Total (n)", "100 (2)", "100 (2)", "100 (4)"],
    ]);
  });

  it("takes yes/no variables as flags", async () => {
    const result = await analyse(
      "{kind: multiple, title: T, flags: [forloeb.job, {variable: forloeb.praktik, label: Praktik før}], show: percent-with-count}",
    );
    expect(result.table.blocks[0]?.rows.map(({key, label}) => [key, label])).toEqual([
      ["job", "Ordinære timer"],
      ["praktik", "Praktik før"],
      ["total", "Total (n)"],
    ]);
    expect(cell(result, "a/all/job/percent")).toMatchObject({printed: "38", shown: "38 % (3)"});
  });

  it("puts several questions with the same options side by side", async () => {
    const result = await analyse(
      "{kind: multiple, title: T, show: percent, set: [{variable: borger.diag@1, label: Ved start}, {variable: borger.diag@1, label: Igen}]}",
    ).catch((error: unknown) => error);
    // The same question twice has the same address twice.
    expect(result).toMatchObject({kind: "config", message: expect.stringContaining("Two cells have the address")});
  });

  it("tells who did not choose as many as they were asked to", async () => {
    const result = await analyse("{kind: multiple, title: T, set: borger.diag@1, choose: 2}");
    expect(noteTexts(result)).toContain("base: De adspurgte skulle vælge 2 svar; 3 valgte færre.");
    // One of them left every box empty, which may be no answer at all.
    const none = await analyse("{kind: multiple, title: T, flags: [forloeb.praktik, forloeb.job], choose: 2}");
    expect(noteTexts(none).join()).toMatch(/ valgte færre, heraf \d ingen\./);
  });

  it("refuses a set and flags together, neither of them, and options that are not there", async () => {
    const failing = (rest: string) => failure(`  a: {kind: multiple, title: T, ${rest}}\n`);
    expect(await failing("set: borger.diag@1, flags: [forloeb.job]")).toMatchObject({
      message: "Both set and flags are given.",
    });
    expect(await failing("wave: 1")).toMatchObject({message: "There is neither a set nor flags."});
    expect(await failing("set: borger.diag@1, nets: {N: [Angsst]}")).toMatchObject({hint: 'Did you mean "Angst"?'});
    expect(await failing("flags: [forloeb.job], chosen: Jaa")).toMatchObject({
      at: expect.stringMatching(/^chosen: Jaa/),
    });
    expect(await failing("set: [borger.diag@1, borger.diag@3], by: forloeb.job")).toMatchObject({
      message: expect.stringContaining("side by side"),
    });
  });

  it("follows the persons with a form at every wave of the question's source", async () => {
    const result = await analyse("{kind: multiple, title: T, set: borger.diag, waves: [1, 3], panel: true}");
    expect(result.panel).toBe(true);
    // p1 to p5 have a form at both; of them p1, p2 and p3 answered at the first.
    expect(result.bases.map(({population, valid}) => [population, valid])).toContainEqual([5, 3]);
  });

  it("refuses a question with a wave of its own where the analysis has waves", async () => {
    expect(await failure("  a: {kind: multiple, title: T, set: borger.diag@1, waves: [1, 3]}\n")).toMatchObject({
      message: "borger.diag@1 names a wave, but the analysis says which waves there are.",
      at: expect.stringMatching(/^set: borger.diag@1/),
    });
  });
});
