import {describe, expect, it} from "vitest";
import {analyse, cell, failure, grid} from "../support.ts";

describe("response", () => {
  it("counts persons of the population with a form, by source and wave", async () => {
    const result = await analyse("{kind: response, title: T, sources: [borger, stab], waves: [1, 3], stub: Skema}");
    expect(grid(result)).toEqual([
      ["Borgerskema", "8", "5"],
      ["Medarbejderskema", "2", "0"],
    ]);
    expect(result.table.columns.map(({key, label, unit}) => [key, label, unit])).toEqual([
      ["1", "Første måling", "count"],
      ["3", "Tredje måling", "count"],
    ]);
    expect(cell(result, "a/all/borger/3")).toMatchObject({kind: "count", count: 5, base: 8});
    expect(result).toMatchObject({waves: [1, 3], source: "Systemet, borgerskema og medarbejderskema"});
  });

  it("counts only whom where leaves", async () => {
    const result = await analyse(
      "{kind: response, title: T, sources: [borger], waves: [3], where: {forloeb.job: Ja, borger.helbred@1: Godt}}",
    );
    expect(cell(result, "a/all/borger/3")).toMatchObject({count: 2, base: 2});
    expect(result.population.size).toBe(2);
  });

  it("refuses sources that do not exist, have no waves or come twice, and unknown waves", async () => {
    const failing = (rest: string) => failure(`  a: {kind: response, title: T, ${rest}}\n`);
    expect(await failing("sources: [borgere], waves: [1]")).toMatchObject({
      kind: "config",
      message: 'There is no source "borgere".',
      hint: 'Did you mean "borger"?',
      at: expect.stringMatching(/^borgere/),
    });
    expect(await failing("sources: [forloeb], waves: [1]")).toMatchObject({
      message: 'Source "forloeb" has no waves, so its answers cannot be counted by wave.',
    });
    expect(await failing("sources: [borger, borger], waves: [1]")).toMatchObject({
      message: 'Source "borger" is given twice.',
    });
    expect(await failing("sources: [borger], waves: [9]")).toMatchObject({message: "There is no wave 9."});
  });

  it("refuses a where without a wave, since it has none of its own", async () => {
    const error = await failure(
      "  a: {kind: response, title: T, sources: [borger], waves: [1], where: {borger.helbred: Godt}}\n",
    );
    expect(error.message).toBe("It is not said which wave of borger.helbred is meant.");
  });
});
