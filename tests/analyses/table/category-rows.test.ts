import {describe, expect, it} from "vitest";
import {answerLines} from "../../../src/analyses/resolve/lines.ts";
import {rowOfLine} from "../../../src/analyses/table/category-rows.ts";

describe("rows of answers", () => {
  it("tell which values of a number a step holds", () => {
    const range = {from: 4, below: 8, isOneScore: true as const};
    const [step, answer] = answerLines([
      {code: "2", label: "4", missing: null, range},
      {code: "9", label: "Ved ikke", missing: "dont_know"},
    ]).map(rowOfLine);
    expect(step).toEqual({key: "2", label: "4", role: "category", range});
    expect(answer).toEqual({key: "9", label: "Ved ikke", role: "missing"});
  });
});
