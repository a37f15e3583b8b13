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
      "base: Den enkelte kan have givet flere svar, så svarene summer til mere end totalen.",
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
});
