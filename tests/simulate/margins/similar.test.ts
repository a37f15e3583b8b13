import {describe, expect, it} from "vitest";
import {pairLabels, similarity} from "../../../src/simulate/margins/similar.ts";

describe("similarity", () => {
  it("is 1 for labels that differ in signs and case only, and 0 for those without a word in common", () => {
    expect(similarity("- planlagt afsluttet forløb", "Planlagt afsluttet forløb")).toBe(1);
    expect(similarity("Ja", "Nej")).toBe(0);
    expect(similarity("", "Nej")).toBe(0);
  });

  it("is larger the more words are shared", () => {
    const best = similarity("Psykisk helbred: Første måling", "Psykisk helbred: Første måling");
    expect(similarity("Psykisk helbred: Første måling", "Psykisk helbred: Tredje måling")).toBeLessThan(best);
  });
});

describe("pairLabels", () => {
  it("finds labels in another order", () => {
    expect(pairLabels(["Dårligt", "Mindre godt", "Godt"], [["Godt"], ["Mindre godt"], ["Dårligt"]])).toEqual([2, 1, 0]);
  });

  it("takes those left over in their order when as many are left on both sides", () => {
    expect(pairLabels(["Målepunkt 1", "Målepunkt 2"], [["Opstart"], ["Senere"]])).toEqual([0, 1]);
  });

  it("leaves out what fits nothing", () => {
    expect(pairLabels(["Ja", "Måske", "Nej"], [["Nej"], ["Ja"]])).toEqual([1, null, 0]);
  });
});
