import {describe, expect, it} from "vitest";
import {listOf, lowerFirst, upperFirst} from "../../../src/analyses/print/danish.ts";

describe("listOf", () => {
  it("puts a conjunction before the last word", () => {
    expect(listOf([])).toBe("");
    expect(listOf(["a"])).toBe("a");
    expect(listOf(["a", "b"])).toBe("a og b");
    expect(listOf(["a", "b", "c"], "eller")).toBe("a, b eller c");
  });
});

describe("lowerFirst", () => {
  it("lowers a word, not an abbreviation", () => {
    expect(lowerFirst("Ægteskab")).toBe("ægteskab");
    expect(lowerFirst("I høj grad")).toBe("i høj grad");
    expect(lowerFirst("WHO-5")).toBe("WHO-5");
    expect(lowerFirst("3. måling")).toBe("3. måling");
    expect(lowerFirst("")).toBe("");
  });

  it("leaves names, which a second capital gives away", () => {
    expect(lowerFirst("Klynge Nord")).toBe("Klynge Nord");
    expect(lowerFirst("Sandø/Strandby")).toBe("Sandø/Strandby");
  });
});

describe("upperFirst", () => {
  it("raises the first letter, whatever it is", () => {
    expect(upperFirst("ældre")).toBe("Ældre");
    expect(upperFirst("")).toBe("");
    expect(upperFirst("😀 a")).toBe("😀 a");
  });
});
