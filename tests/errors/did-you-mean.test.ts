import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {didYouMean, editDistance, nearest} from "../../src/errors/did-you-mean.ts";

describe("editDistance(a, b)", () => {
  it("counts inserted, deleted and replaced letters", () => {
    expect(editDistance("kitten", "sitting")).toBe(3);
  });

  it("counts two swapped neighbours as one", () => {
    expect(editDistance("psykhlbe", "psykhelb")).toBe(2);
    expect(editDistance("titel", "title")).toBe(1);
  });

  it("is zero only for equal texts, symmetric, and at most the longer length", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const distance = editDistance(a, b);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe("nearest(word, candidates)", () => {
  it("finds the nearest within a third of the letters", () => {
    expect(nearest("crostab", ["crosstab", "battery", "status"])).toBe("crosstab");
  });

  it("ignores case", () => {
    expect(nearest("KVINDE", ["Kvinde", "Mand"])).toBe("Kvinde");
  });

  it("finds nothing when all are far", () => {
    expect(nearest("xyz", ["crosstab", "battery"])).toBeUndefined();
  });
});

describe("didYouMean(word, candidates)", () => {
  it("asks for the nearest", () => {
    expect(didYouMean("battry", ["battery", "status"])).toBe('Did you mean "battery"?');
  });

  it("lists the choices when none is near", () => {
    expect(didYouMean("q", ["battery", "status"], "kinds")).toBe('The kinds are "battery", "status".');
  });

  it("says how many it left out", () => {
    const many = Array.from({length: 15}, (_, index) => `variable_number_${index}`);
    expect(didYouMean("q", many)).toContain("and 3 more");
  });

  it("says when there is nothing to choose from", () => {
    expect(didYouMean("q", [], "facts")).toBe("There are no facts.");
  });
});
