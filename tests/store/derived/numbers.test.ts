import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {TotalDerivation} from "../../../src/codebook/model.ts";
import {openStore} from "../../../src/store/open.ts";
import {at, contentOf, derived, scaleOf, type TestSource, tally, variable} from "../content.ts";
import {derivedValues, type Row} from "./support.ts";

const x = variable("s", "x", {kind: "number"});
const column = (values: readonly (number | null)[]): Row[] =>
  values.map((each) => [each === null ? null : String(each)]);

/** R's type 7 quantile, from its definition. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

describe("quantiles", () => {
  const groups = (values: readonly (number | null)[], into = 4) =>
    derivedValues(["x"], column(values), [x], {kind: "quantile", of: "x", into});

  it("divide those who have a number into groups of equal size", async () => {
    expect(await groups([8, 7, 6, 5, 4, 3, 2, 1])).toEqual(["4", "4", "3", "3", "2", "2", "1", "1"]);
    expect(await groups([3, null, 1, 2], 2)).toEqual(["2", "no_answer", "1", "1"]);
  });

  it("have whoever is on a limit in the lower group, so that equal values stay together", async () => {
    expect(await groups([1, 1, 1, 1, 1, 2, 3, 4])).toEqual(["1", "1", "1", "1", "1", "3", "4", "4"]);
    expect(await groups([5, 5, 5])).toEqual(["1", "1", "1"]);
  });

  it("have R's type 7 limits, and rise with the number", async () => {
    const value = fc.oneof(fc.integer({min: 0, max: 25}), fc.constant(null));
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, {minLength: 1, maxLength: 40}),
        fc.integer({min: 2, max: 5}),
        async (all, into) => {
          const sorted = all.filter((each) => each !== null).sort((a, b) => a - b);
          const limits = Array.from({length: into - 1}, (_, index) => quantile(sorted, (index + 1) / into));
          const expected = all.map((each) =>
            each === null ? "no_answer" : String(1 + limits.filter((limit) => each > limit + 1e-9).length),
          );
          const isClear = all.every(
            (each) => each === null || limits.every((limit) => limit === each || Math.abs(limit - each) > 1e-9),
          );
          fc.pre(isClear);
          expect(await groups(all, into)).toEqual(expected);
        },
      ),
      {numRuns: 20},
    );
  });

  const waves: TestSource = {
    key: "s",
    header: ["id", "wave", "x"],
    rows: [1, 2, 3, 4].flatMap((each) => [
      [`P${each}`, "1", String(each)],
      [`P${each}`, "2", String(10 * each)],
    ]),
    rules: {wave: "wave"},
    variables: [x, derived("s", "half", {kind: "quantile", of: "x", into: 2})],
  };

  it("are those of each wave", async () => {
    const store = await openStore(contentOf({sources: [waves]}));
    const by = [at("s", "half", 1), at("s", "half", 2)];
    expect(tally(await store.counts({population: "all", where: [], panel: null, by}))).toEqual({"1 1": 2, "2 2": 2});
    await store.close();
  });

  it("of many rows are the same", async () => {
    const rows = Array.from({length: 50_000}, (_, index) => [`P${index}`, String(index)]);
    const many: TestSource = {
      key: "s",
      header: ["id", "x"],
      rows,
      variables: [x, derived("s", "fifth", {kind: "quantile", of: "x", into: 5})],
    };
    const store = await openStore(contentOf({sources: [many]}));
    const counts = await store.counts({population: "all", where: [], panel: null, by: [at("s", "fifth")]});
    expect(tally(counts)).toEqual({1: 10_000, 2: 10_000, 3: 10_000, 4: 10_000, 5: 10_000});
    await store.close();
  });
});

describe("a difference", () => {
  it("is the first number less the second, where both are known", async () => {
    const y = variable("s", "y", {scale: scaleOf(["1", "2", "9"], {9: "dont_know"})});
    const rows: Row[] = [
      ["5", "2"],
      ["1.5", "1"],
      ["5", "9"],
      [null, "1"],
      ["0", "2"],
    ];
    expect(await derivedValues(["x", "y"], rows, [x, y], {kind: "difference", of: ["x", "y"]})).toEqual([
      "3",
      "0.5",
      "no_answer",
      "no_answer",
      "-2",
    ]);
  });
});

describe("a recode", () => {
  const item = variable("s", "x", {scale: scaleOf(["1", "2", "9"], {9: "dont_know"})});
  const groups = [
    {code: "Ja", from: ["1"]},
    {code: "Nej", from: ["2", "9"]},
  ];

  it("gives blanks a code when it says which", async () => {
    const rows: Row[] = [["1"], ["2"], ["9"], [null]];
    const recode = {kind: "recode", of: "x", groups} as const;
    expect(await derivedValues(["x"], rows, [item], recode)).toEqual(["Ja", "Nej", "Nej", "no_answer"]);
    expect(await derivedValues(["x"], rows, [item], {...recode, blank: "Nej"})).toEqual(["Ja", "Nej", "Nej", "Nej"]);
  });
});

describe("sums and means", () => {
  const names = ["a", "b", "c"];
  const scale = scaleOf(["0", "1", "2", "3", "9"], {9: "dont_know"});
  const items = names.map((name) => variable("s", name, {scale}));
  const total = (more: Partial<TotalDerivation>): TotalDerivation => ({
    kind: "sum",
    of: names,
    times: 1,
    require: 3,
    ...more,
  });
  const rows: Row[] = [
    ["0", "1", "3"],
    ["3", "3", "3"],
    ["1", "9", "2"],
  ];

  it("count reversed items from the other end", async () => {
    const reversed = new Map([["b", 3]]);
    expect(await derivedValues(names, rows, items, total({reversed}))).toEqual(["5", "6", "no_answer"]);
  });

  it("count points for answers, and none for an answer without points", async () => {
    const points = new Map([
      ["0", 5],
      ["1", 2.5],
      ["2", 1],
      ["3", 0],
    ]);
    expect(await derivedValues(names, rows, items, total({points}))).toEqual(["7.5", "0", "no_answer"]);
    const reversed = new Map([["a", 5]]);
    expect(await derivedValues(names, rows, items, total({points, reversed}))).toEqual(["2.5", "5", "no_answer"]);
  });

  it("reversed in every item mirror the sum", async () => {
    const code = fc.constantFrom("0", "1", "2", "3");
    const reversed = new Map(names.map((name) => [name, 3]));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(code, code, code), {minLength: 1, maxLength: 10}), async (given) => {
        const plain = await derivedValues(names, given, items, total({}));
        const mirrored = await derivedValues(names, given, items, total({reversed}));
        expect(mirrored.map((each, row) => Number(each) + Number(plain[row]))).toEqual(given.map(() => 9));
      }),
      {numRuns: 10},
    );
  });
});
