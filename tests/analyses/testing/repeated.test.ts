import {describe, expect, it} from "vitest";
import {ascending, levelOf} from "../../../src/analyses/testing/measurement.ts";
import {changedIn, movesIn, pairOf, personsOf, repeatedOf, squareOf} from "../../../src/analyses/testing/repeated.ts";
import type {Scale, Variable} from "../../../src/codebook/model.ts";
import type {CountRow} from "../../../src/store/model.ts";
import {variable} from "../support.ts";

function scale(best: Scale["best"], size: number): Scale {
  return {
    key: null,
    best,
    categories: [
      ...Array.from({length: size}, (_, index) => ({code: String(index), label: `L${index}`, missing: null})),
      {code: "9", label: "Ved ikke", missing: "dont_know" as const},
    ],
  };
}

function item(more: Partial<Variable>) {
  return {
    at: {source: "s", variable: "v", wave: 1},
    variable: variable("s", "v", "V", more),
    label: "V",
    labelGiven: false,
    reversed: false,
    question: null,
    place: {file: "f"},
  };
}

const row = (n: number, ...codes: (string | null)[]): CountRow => ({
  n,
  answers: codes.map((code) => (code === null ? {code, missing: "no_answer"} : {code, missing: null})),
});

const rows = [
  row(5, "0", "0"),
  row(3, "0", "1"),
  row(1, "0", "2"),
  row(2, "2", "1"),
  row(7, "9", "1"),
  row(4, "1", null),
];

describe("levelOf(item)", () => {
  it("is ordinal with a good end or bands of numbers, binary with two answers of substance, else nominal", () => {
    expect(levelOf(item({scale: scale("first", 5)}))).toBe("ordinal");
    expect(levelOf(item({scale: scale(null, 5), derivation: {kind: "bands", of: "alder", bands: []}}))).toBe("ordinal");
    expect(levelOf(item({scale: scale(null, 3)}))).toBe("nominal");
    expect(levelOf(item({scale: scale("last", 2)}))).toBe("binary");
    expect(levelOf(item({kind: "number"}))).toBe("number");
  });
});

describe("ascending(item)", () => {
  it("has the good end last, and no «ved ikke»", () => {
    const codes = (best: Scale["best"]) => ascending(item({scale: scale(best, 3)})).map(({code}) => code);
    expect(codes("last")).toEqual(["0", "1", "2"]);
    expect(codes(null)).toEqual(["0", "1", "2"]);
    expect(codes("first")).toEqual(["2", "1", "0"]);
  });
});

describe("repeatedOf(item, rows)", () => {
  it("leaves out persons without an answer of substance each time", () => {
    expect(repeatedOf(item({scale: scale("last", 3)}), rows)).toMatchObject({n: 11, labels: ["L0", "L1", "L2"]});
  });

  it("counts moves towards the good end as up", () => {
    expect(movesIn(repeatedOf(item({scale: scale("last", 3)}), rows))).toEqual({up: 4, same: 5, down: 2});
    expect(movesIn(repeatedOf(item({scale: scale("first", 3)}), rows))).toEqual({up: 2, same: 5, down: 4});
  });

  it("makes a square of first and last answers", () => {
    expect(squareOf(repeatedOf(item({scale: scale("last", 3)}), rows))).toEqual([
      [5, 3, 1],
      [0, 0, 0],
      [0, 2, 0],
    ]);
  });

  it("takes numbers as they are", () => {
    const repeated = repeatedOf(item({kind: "number"}), [row(2, "1.5", "-3"), row(1, "2", null), row(1, "2", "2")]);
    expect(personsOf(repeated)).toEqual([
      [1.5, -3],
      [1.5, -3],
      [2, 2],
    ]);
    expect(changedIn(repeated)).toBe(2);
  });

  it("knows who changed at any of several waves, and takes two of them out", () => {
    const repeated = repeatedOf(item({scale: scale("last", 3)}), [row(2, "0", "1", "0"), row(3, "1", "1", "1")]);
    expect(changedIn(repeated)).toBe(2);
    expect(movesIn(repeated)).toEqual({up: 0, same: 5, down: 0});
    expect(movesIn(pairOf(repeated, 0, 1))).toEqual({up: 2, same: 3, down: 0});
  });
});
