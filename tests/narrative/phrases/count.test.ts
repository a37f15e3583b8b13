import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {countOfPhrase, countPhrase} from "../../../src/narrative/phrases/count.ts";
import {numberWord} from "../../../src/narrative/phrases/number-words.ts";
import {parseUnit} from "../../../src/narrative/phrases/unit.ts";

const wordsUpTo = 9;
const borger = {one: "borger", many: "borgere"};

describe("countPhrase(count, form)", () => {
  it("writes small counts in letters and larger ones in figures", () => {
    const phrases = Array.from({length: 13}, (_, count) => countPhrase(count, {wordsUpTo: 12}));
    expect(phrases).toEqual("nul én to tre fire fem seks syv otte ni ti elleve tolv".split(" "));
    expect(countPhrase(9, {wordsUpTo})).toBe("ni");
    expect(countPhrase(10, {wordsUpTo})).toBe("10");
  });

  it("groups thousands", () => {
    expect(countPhrase(12345, {wordsUpTo})).toBe("12.345");
  });

  it("knows the gender of one", () => {
    expect(countPhrase(1, {wordsUpTo, gender: "neuter"})).toBe("ét");
    expect(countPhrase(2, {wordsUpTo, gender: "neuter"})).toBe("to");
  });

  it("chooses the unit's number", () => {
    expect(countPhrase(1, {wordsUpTo, unit: borger})).toBe("én borger");
    expect(countPhrase(2, {wordsUpTo, unit: borger})).toBe("to borgere");
    expect(countPhrase(1, {wordsUpTo, unit: borger, digits: true})).toBe("1\u00A0borger");
  });

  it("says that there are none of something", () => {
    expect(countPhrase(0, {wordsUpTo, unit: borger})).toBe("ingen borgere");
    expect(countPhrase(0, {wordsUpTo, unit: borger, digits: true})).toBe("0\u00A0borgere");
  });

  it("keeps a figure and its unit on one line", () => {
    fc.assert(
      fc.property(fc.nat(), (count) => {
        const phrase = countPhrase(count, {wordsUpTo, unit: borger});
        expect(/\d borger/.test(phrase)).toBe(false);
        expect(/\d/.test(phrase)).toBe(count > wordsUpTo);
      }),
    );
  });
});

describe("countOfPhrase(count, base, form)", () => {
  it("writes both numbers by the same rule", () => {
    expect(countOfPhrase(9, 98, {wordsUpTo})).toBe("ni ud af 98");
    expect(countOfPhrase(5, 9, {wordsUpTo, unit: borger})).toBe("fem ud af ni borgere");
    expect(countOfPhrase(0, 98, {wordsUpTo})).toBe("ingen ud af 98");
    expect(countOfPhrase(9, 98, {wordsUpTo, digits: true})).toBe("9 ud af 98");
  });
});

describe("numberWord(count)", () => {
  it("has no word for what is not a count up to twelve", () => {
    expect([13, -1, 1.5].map((count) => numberWord(count))).toEqual([undefined, undefined, undefined]);
  });
});

describe("parseUnit(text)", () => {
  it("reads singular and plural, or one word for both", () => {
    expect(parseUnit("borger|borgere")).toEqual(borger);
    expect(parseUnit(" år ")).toEqual({one: "år", many: "år"});
  });

  it("refuses what is neither", () => {
    expect(["", "|", "borger|", "a|b|c"].map(parseUnit)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
