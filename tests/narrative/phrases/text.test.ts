import {describe, expect, it} from "vitest";
import {changePhrase} from "../../../src/narrative/phrases/change.ts";
import {pointsApart} from "../../../src/narrative/phrases/difference.ts";
import {capitalised, inSentence} from "../../../src/narrative/phrases/letter-case.ts";
import {listPhrase} from "../../../src/narrative/phrases/list.ts";

describe("changePhrase(from, to, unit)", () => {
  const at = (exact: number, printed: string) => ({exact, printed});

  it("tells the direction and both ends", () => {
    expect(changePhrase(at(0.37, "37"), at(0.23, "23"), "pct.")).toBe("faldet fra 37\u00A0pct. til 23\u00A0pct.");
    expect(changePhrase(at(36.5, "36,5"), at(42.2, "42,2"), "")).toBe("steget fra 36,5 til 42,2");
  });

  it("is unchanged when a reader can see no difference", () => {
    expect(changePhrase(at(0.2308, "23"), at(0.2327, "23"), "pct.")).toBe("uændret på 23\u00A0pct.");
  });
});

describe("pointsApart(from, to, decimals)", () => {
  it("is rounded once, from the exact shares", () => {
    // 14/38 = 36.84 and 9/39 = 23.08: 13.77 apart
    expect(pointsApart({count: 14, base: 38}, {count: 9, base: 39}, 0)).toBe("14\u00A0procentpoint");
    // Printed 15 and 15, but 1.0 apart: 14.5 and 15.49
    expect(pointsApart({count: 145, base: 1000}, {count: 1549, base: 10_000}, 0)).toBe("1\u00A0procentpoint");
  });

  it("rounds halves upwards", () => {
    expect(pointsApart({count: 0, base: 8}, {count: 1, base: 8}, 0)).toBe("13\u00A0procentpoint");
    expect(pointsApart({count: 1, base: 8}, {count: 0, base: 8}, 1)).toBe("12,5\u00A0procentpoint");
  });
});

describe("inSentence(label)", () => {
  it("lowers the first letter", () => {
    expect(["Angst", "Øvrige", "I arbejde"].map(inSentence)).toEqual(["angst", "øvrige", "i arbejde"]);
  });

  it("leaves abbreviations and named letters alone", () => {
    const labels = ["ADHD", "PTSD eller OCD", "WHO-5", "B-vitamin", "25-29 år", "", "eHandel"];
    expect(labels.map(inSentence)).toEqual(labels);
  });
});

describe("capitalised(text)", () => {
  it("raises the first letter, whichever it is", () => {
    expect(["én borger", "ørerne", "76 pct.", ""].map(capitalised)).toEqual(["Én borger", "Ørerne", "76 pct.", ""]);
  });
});

describe("listPhrase(items)", () => {
  it("joins with commas and og, without a comma before og", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listPhrase)).toEqual(["", "a", "a og b", "a, b og c"]);
  });
});
