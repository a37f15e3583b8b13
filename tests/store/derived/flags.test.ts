import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Flag, FlagsDerivation} from "../../../src/codebook/model.ts";
import {scaleOf, variable} from "../content.ts";
import {derivedValues, type Row} from "./support.ts";

const names = ["a", "b", "c"];
const scale = scaleOf(["1", "2", "9"], {9: "dont_know"});
const items = names.map((name) => variable("s", name, {scale}));
const flags = names.map((name): Flag => ({variable: name, codes: ["1"], knownBy: [name]}));
const made = (kind: FlagsDerivation["kind"], require = 3, given = flags): FlagsDerivation => ({
  kind,
  of: names,
  flags: given,
  require,
});

const rows: Row[] = [
  ["1", "1", "1"],
  ["1", "2", null],
  ["2", "2", "2"],
  ["2", "9", "2"],
  [null, null, null],
  ["1", "1", "9"],
];

describe("any", () => {
  it("is Ja when one flag holds, Nej when all are known and none does, and else has no value", async () => {
    expect(await derivedValues(names, rows, items, made("any"))).toEqual([
      "Ja",
      "Ja",
      "Nej",
      "no_answer",
      "no_answer",
      "Ja",
    ]);
  });
});

describe("all", () => {
  it("is Nej when one flag is known not to hold, Ja when all do, and else has no value", async () => {
    expect(await derivedValues(names, rows, items, made("all"))).toEqual([
      "Ja",
      "Nej",
      "Nej",
      "Nej",
      "no_answer",
      "no_answer",
    ]);
  });
});

describe("count", () => {
  it("is how many flags hold, where all are known", async () => {
    expect(await derivedValues(names, rows, items, made("count"))).toEqual([
      "3",
      "no_answer",
      "0",
      "no_answer",
      "no_answer",
      "no_answer",
    ]);
  });

  it("takes what is known when fewer are required", async () => {
    expect(await derivedValues(names, rows, items, made("count", 2))).toEqual(["3", "1", "0", "0", "no_answer", "2"]);
  });
});

describe("flags", () => {
  it("hold for an answer that means missing when it is named", async () => {
    const named = flags.map((flag) => ({...flag, codes: ["9"]}));
    expect(await derivedValues(names, rows, items, made("any", 3, named))).toEqual([
      "Nej",
      "no_answer",
      "Nej",
      "Ja",
      "no_answer",
      "Ja",
    ]);
  });

  it("of a multiple-response question are known when one of its options is answered", async () => {
    const options = flags.map((flag) => ({...flag, knownBy: names}));
    const chosen: Row[] = [
      ["1", null, null],
      [null, null, null],
      ["2", null, null],
      [null, "1", "1"],
    ];
    expect(await derivedValues(names, chosen, items, made("count", 3, options))).toEqual(["1", "no_answer", "0", "2"]);
    expect(await derivedValues(names, chosen, items, made("any", 3, options))).toEqual([
      "Ja",
      "no_answer",
      "Nej",
      "Ja",
    ]);
  });

  it("follow the logic of three values, whatever is answered", async () => {
    const answer = fc.constantFrom("1", "2", "9", null);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(answer, answer, answer), {minLength: 1, maxLength: 12}), async (given) => {
        const truths = given.map((row) => row.map((code) => (code === "1" ? true : code === "2" ? false : null)));
        const any = truths.map((row) => verdict(row.includes(true), !row.includes(null)));
        const all = truths.map((row) =>
          verdict(
            row.every((each) => each === true),
            row.includes(false),
          ),
        );
        const [anyMade, allMade] = [
          await derivedValues(names, given, items, made("any")),
          await derivedValues(names, given, items, made("all")),
        ];
        expect(anyMade).toEqual(any);
        expect(allMade).toEqual(all);
      }),
      {numRuns: 15},
    );
  });
});

function verdict(isYes: boolean, isNo: boolean): string {
  if (isYes) return "Ja";
  return isNo ? "Nej" : "no_answer";
}

describe("answered", () => {
  it("is Ja where there is a value and Nej where there is none, or one that means missing", async () => {
    const given: Row[] = [["1"], ["9"], [null]];
    expect(await derivedValues(["a"], given, items.slice(0, 1), {kind: "answered", of: "a"})).toEqual([
      "Ja",
      "Nej",
      "Nej",
    ]);
  });
});
