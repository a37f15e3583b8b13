import {describe, expect, it} from "vitest";
import {hasDirection, movesOf, signRecord} from "../../../src/analyses/testing/sign.ts";
import type {Scale} from "../../../src/codebook/model.ts";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import {variable} from "../support.ts";

const pairs = [
  [5, 3, 1],
  [2, 5, 1],
  [0, 1, 5],
];

describe("movesOf", () => {
  it("counts moves towards the good end as up", () => {
    expect(movesOf(pairs, "last")).toEqual({up: 5, same: 15, down: 3});
    expect(movesOf(pairs, "first")).toEqual({up: 3, same: 15, down: 5});
    expect(movesOf(pairs, null)).toEqual({up: 5, same: 15, down: 3});
  });
});

describe("hasDirection", () => {
  const scale = (best: Scale["best"], size: number): Scale => ({
    key: null,
    best,
    categories: [
      ...Array.from({length: size}, (_, index) => ({code: String(index), label: "L", missing: null})),
      {code: "9", label: "Ved ikke", missing: "dont_know" as const},
    ],
  });
  const item = (derivation: "bands" | null) => ({
    at: {source: "s", variable: "v", wave: 1},
    variable: variable("s", "v", "V", {
      derivation: derivation === null ? null : {kind: "bands", of: "alder", bands: []},
    }),
    label: "V",
    labelGiven: false,
    reversed: false,
    question: null,
    place: {file: "f"},
  });

  it("is there with a good end, bands of numbers, or two answers of substance", () => {
    expect(hasDirection(item(null), scale("first", 5))).toBe(true);
    expect(hasDirection(item("bands"), scale(null, 5))).toBe(true);
    expect(hasDirection(item(null), scale(null, 2))).toBe(true);
    expect(hasDirection(item(null), scale(null, 3))).toBe(false);
  });
});

describe("signRecord", () => {
  it("holds the exact two-sided p of the moves, with everybody who has a pair as n", () => {
    const record = signRecord({key: "k", block: "b", label: "L"}, {up: 9, same: 20, down: 1}, defaultNumberStyle);
    // 2 (1 + 10) / 2^10
    expect(record?.chosen.p).toBeCloseTo(22 / 1024, 12);
    expect(record).toMatchObject({counts: [[9, 20, 1]], chosen: {n: 30, printed: "p = 0,021", significant: true}});
  });

  it("is not there when nobody moved", () => {
    expect(signRecord({key: "k", block: "b", label: "L"}, {up: 0, same: 20, down: 0}, defaultNumberStyle)).toBeNull();
  });
});
