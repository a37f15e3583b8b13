import {describe, expect, it} from "vitest";
import {refusedSurvey} from "./refused.ts";
import {answersOf, ofSurvey, resolve, variableIn} from "./support.ts";

const made = async (...lines: readonly string[]) => variableIn(await resolve(ofSurvey(...lines)), "skema", "x");

describe("quantiles", () => {
  it("are groups in an order, named for how many there are", async () => {
    const quartiles = await made("x: {derive: {quantile: {of: alder, into: 4}}}");
    expect(quartiles.derivation).toEqual({kind: "quantile", of: "alder", into: 4});
    expect(answersOf(quartiles)).toEqual(["1 Nederste kvartil", "2 2. kvartil", "3 3. kvartil", "4 Øverste kvartil"]);
    expect(answersOf(await made("x: {derive: {quantile: {of: alder, into: 2}}}"))).toEqual([
      "1 Nederste halvdel",
      "2 Øverste halvdel",
    ]);
    expect(answersOf(await made("x: {derive: {quantile: {of: w1, into: 3, labels: [Lav, Mellem, Høj]}}}"))).toEqual([
      "1 Lav",
      "2 Mellem",
      "3 Høj",
    ]);
  });

  it("are refused for what has no numbers, and for too few labels", async () => {
    const text = await refusedSurvey(["x: {derive: {quantile: {of: note, into: 4}}}"]);
    expect(text.message).toBe("skema.note has no numbers to divide into groups of equal size.");
    const labels = await refusedSurvey(["x:", "  derive:", "    quantile: {of: alder, into: 4, labels: [A, B]}"]);
    expect(labels.message).toBe("skema.x has 4 groups and 2 labels.");
    expect(labels.place).toMatchObject({line: 6});
  });
});

describe("a difference", () => {
  it("is a number in the unit that both share", async () => {
    const same = await made("w1: {}", "x: {derive: {difference: [w2, w1]}}");
    expect(same).toMatchObject({kind: "number", unit: null, derivation: {kind: "difference", of: ["w2", "w1"]}});
    const years = await made(
      "alder: {unit: år}",
      "y: {unit: år, derive: {sum: [alder], times: 2}}",
      "x: {derive: {difference: [y, alder]}}",
    );
    expect(years.unit).toBe("år");
    expect((await made("alder: {unit: år}", "x: {derive: {difference: [alder, w1]}}")).unit).toBeNull();
  });

  it("is refused for what has no numbers, and between a variable and itself", async () => {
    expect((await refusedSurvey(["x: {derive: {difference: [alder, note]}}"])).message).toBe(
      "skema.note has no numbers to take the difference of.",
    );
    expect((await refusedSurvey(["x: {derive: {difference: [alder, alder]}}"])).message).toBe(
      'skema.x is the difference of "alder" and itself.',
    );
  });
});
