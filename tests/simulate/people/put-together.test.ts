import {describe, expect, it} from "vitest";
import type {FittedTable} from "../../../src/simulate/fit/fit.ts";
import type {Attribute} from "../../../src/simulate/people/model.ts";
import {putTogether, shuffled} from "../../../src/simulate/people/put-together.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";

const attribute = (id: string): Attribute => ({
  id,
  role: "answer",
  source: "s",
  wave: null,
  name: id,
  values: ["1", "2"],
  isNumber: false,
});
const [a, b, c] = [attribute("a"), attribute("b"), attribute("c")];
const all = [
  ["1", "1"],
  ["1", "2"],
  ["2", "1"],
  ["2", "2"],
];
const table = (order: Attribute[], parent: number | null, shared: string[], counts: number[]): FittedTable => ({
  table: {attributes: order.map(({id}) => id), parent, shared, order, assignments: all, numbers: [0, 1, 2, 3]},
  counts,
});

describe("putTogether", () => {
  it("makes persons who are as many of each sort as every table says", () => {
    const tables = [table([a, b], null, [], [3, 1, 2, 4]), table([b, c], 0, ["b"], [5, 0, 2, 3])];
    const people = putTogether(tables, () => "s", new Map([["s", 10]]), xoshiro128(1)).get("s") ?? [];
    const count = (one: Attribute, other: Attribute) =>
      all.map(([x, y]) => people.filter((each) => each.get(one.id) === x && each.get(other.id) === y).length);
    expect(count(a, b)).toEqual([3, 1, 2, 4]);
    expect(count(b, c)).toEqual([5, 0, 2, 3]);
  });

  it("refuses tables that do not agree on what they share", () => {
    const tables = [table([a, b], null, [], [3, 1, 2, 4]), table([b, c], 0, ["b"], [6, 0, 2, 2])];
    expect(() => putTogether(tables, () => "s", new Map([["s", 10]]), xoshiro128(1))).toThrow(TypeError);
  });
});

it("shuffled keeps everything, and gives the same order for the same seed", () => {
  const numbers = Array.from({length: 30}, (_, index) => index);
  const mixed = shuffled(numbers, xoshiro128(4));
  expect(mixed).not.toEqual(numbers);
  expect([...mixed].sort((x, y) => x - y)).toEqual(numbers);
  expect(shuffled(numbers, xoshiro128(4))).toEqual(mixed);
});
