import {describe, expect, it} from "vitest";
import {scoreRange} from "../../../src/analyses/warnings/score-range.ts";
import type {Derivation, SourceCodebook, Variable} from "../../../src/codebook/model.ts";
import {derived, scaleOf, variable} from "../../store/content.ts";

const number = (name: string, more: Partial<Variable> = {}) =>
  variable("s", name, {kind: "number", scale: null, ...more});
const items = [
  variable("s", "a", {scale: scaleOf(["1", "2", "3", "9"], {9: "dont_know"})}),
  variable("s", "b", {scale: scaleOf(["1", "2", "3"])}),
  number("c", {limits: {lowest: 0, highest: 5, instrument: "WHO-5"}}),
  number("d"),
];
const codebook: SourceCodebook = {
  source: "s",
  variables: new Map(items.map((item) => [item.name, item])),
  sets: new Map(),
  dropped: new Set(),
};
const rangeOf = (more: Partial<Extract<Derivation, {kind: "sum" | "mean"}>>) => {
  const derivation: Derivation = {kind: "sum", of: ["a", "b"], times: 1, require: 2, ...more};
  return scoreRange({...derived("s", "x", derivation), scale: null}, codebook);
};

describe("the range of a score", () => {
  it("goes from the lowest to the highest answer of all items", () => {
    expect(rangeOf({})).toEqual({lowest: 2, highest: 6});
    expect(rangeOf({kind: "mean", times: 10})).toEqual({lowest: 10, highest: 30});
  });

  it("takes an instrument's limits for numbers, and knows no other number's", () => {
    expect(rangeOf({of: ["a", "c"]})).toEqual({lowest: 1, highest: 8});
    expect(rangeOf({of: ["a", "d"]})).toBeNull();
  });

  it("is of the points where answers count other than their codes", () => {
    const points = new Map([
      ["1", 0],
      ["2", 50],
      ["3", 100],
    ]);
    expect(rangeOf({points})).toEqual({lowest: 0, highest: 200});
  });

  it("is that of complete answers when unanswered items count as the mean of the others", () => {
    expect(rangeOf({kind: "mean", times: 2, require: 1})).toEqual({lowest: 2, highest: 6});
    expect(rangeOf({require: 1})).toBeNull();
  });
});
