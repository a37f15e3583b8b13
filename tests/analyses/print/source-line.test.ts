import {describe, expect, it} from "vitest";
import {sourceLine} from "../../../src/analyses/print/source-line.ts";
import {evaluationSpec} from "../../../src/config/evaluation.ts";

const source = (name: string, system?: string) => ({type: "csv", path: "x", id: "id", name, system});
const evaluation = evaluationSpec.parse({
  title: "T",
  disclosure: {none: "Opdigtede personer"},
  sources: {
    register: source("forløbsregisteret"),
    borger: source("borgerskema", "Systemet"),
    tal: source("Danmarks Statistik"),
    stab: source("medarbejderskema", "Systemet"),
  },
  populations: {alle: {source: "register", label: "alle"}},
  population: "alle",
  analyses: {},
});

describe("sourceLine", () => {
  it("gathers the sources of one system behind its name, in the order of evaluation.yaml", () => {
    expect(sourceLine(evaluation, ["stab", "borger"])).toBe("Systemet, borgerskema og medarbejderskema");
    expect(sourceLine(evaluation, ["stab", "tal", "register", "stab"])).toBe(
      "forløbsregisteret og Danmarks Statistik; Systemet, medarbejderskema",
    );
  });

  it("is empty when no source is used", () => {
    expect(sourceLine(evaluation, ["ukendt"])).toBe("");
  });
});
