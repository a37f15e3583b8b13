import {describe, expect, it} from "vitest";
import {refusal} from "../sources/support.ts";
import {ofRegister, ofSurvey, resolve, variableIn} from "./support.ts";

describe("relevant_change", () => {
  it("is told of numbers, exported and derived, and left out elsewhere", async () => {
    const book = await resolve(
      ofSurvey("alder: {relevant_change: 2.5}", "trivsel: {relevant_change: 10, derive: {sum: [w1, w2], times: 4}}"),
    );
    expect(variableIn(book, "skema", "alder").relevantChange).toBe(2.5);
    expect(variableIn(book, "skema", "trivsel").relevantChange).toBe(10);
    expect("relevantChange" in variableIn(book, "skema", "helbred")).toBe(false);
    expect("relevantChange" in variableIn(await resolve(ofRegister("timer: {unit: timer}")), "register", "timer")).toBe(
      false,
    );
  });

  it("is refused of answers to choose among, and of nothing", async () => {
    expect(await refusal(() => resolve(ofSurvey("helbred: {relevant_change: 1}")))).toMatchObject({
      kind: "config",
      message: 'skema.helbred is a categorical variable, so "relevant_change" says nothing.',
      hint: 'Take "relevant_change" out, or give it to a number or an index.',
    });
    expect(await refusal(() => resolve(ofSurvey("alder: {relevant_change: 0}")))).toMatchObject({kind: "config"});
  });
});
