import {describe, expect, it} from "vitest";
import {brokenWord, hyphenParts} from "../../src/quick/broken-word.ts";

describe("brokenWord(word, width)", () => {
  it("breaks at the hyphens of the word first", () => {
    expect(hyphenParts("pct.-sikkerhedsinterval")).toEqual(["pct.-", "sikkerhedsinterval"]);
    expect(brokenWord("test-retest", 7)).toEqual(["test-", "retest"]);
  });

  it("breaks between syllables with a hyphen, and leaves no one or two letters alone", () => {
    expect(brokenWord("Gennemsnit", 8)).toEqual(["Gennem-", "snit"]);
    expect(brokenWord("udvikling", 8)).toEqual(["udvik-", "ling"]);
  });

  it("cuts what has no syllables, without a sign that is not there", () => {
    expect(brokenWord("1234567890", 4)).toEqual(["1234", "5678", "90"]);
    expect(brokenWord("-5", 1)).toEqual(["-", "5"]);
  });
});
