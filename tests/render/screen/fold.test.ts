import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {findAll, foldQuery, foldText} from "../../../templates/screen/fold.js";

describe("foldText", () => {
  it("makes small letters of Danish capitals, and keeps æ, ø and å", () => {
    expect(foldText("ÆRØ ÅBEN")).toBe("ærø åben");
  });

  it("leaves accents out", () => {
    expect(foldText("Én idé, Müller")).toBe("en ide, muller");
  });

  it("takes every blank for a blank and every dash for a dash", () => {
    expect(foldText("9\u00a0pct.\n2018–2019 −3")).toBe("9 pct. 2018-2019 -3");
  });

  it("keeps the length of any text, so that places stay the same", () => {
    fc.assert(fc.property(fc.string({unit: "binary"}), (text) => foldText(text).length === text.length));
  });
});

describe("findAll", () => {
  it("finds every place, whatever the case", () => {
    expect(findAll(foldText("Helbred og helbred"), foldQuery(" HELBRED "))).toEqual([0, 11]);
  });

  it("does not take a for å, nor o for ø", () => {
    expect(findAll(foldText("måling"), foldQuery("maling"))).toEqual([]);
    expect(findAll(foldText("føde"), foldQuery("fode"))).toEqual([]);
  });

  it("finds a word with its accent written either way", () => {
    expect(findAll(foldText("ide"), foldQuery("ide\u0301"))).toEqual([0]);
    expect(findAll(foldText("idé"), foldQuery("ide"))).toEqual([0]);
  });

  it("finds nothing for nothing", () => {
    expect(findAll(foldText("tekst"), foldQuery("  "))).toEqual([]);
  });
});
