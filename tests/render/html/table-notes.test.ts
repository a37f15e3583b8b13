import {describe, expect, it} from "vitest";
import {renderFigureSource, renderTableNotes} from "../../../src/render/html/table-notes.ts";
import type {AnalysisResult, BaseRecord, Note} from "../../../src/results/model.ts";
import {testContext} from "../context.ts";
import {demography} from "../sample-analyses.ts";

const render = (notes: readonly Note[], source: string, notice: string | null = null) =>
  renderTableNotes({...demography, notes, source}, testContext({notice})).replace(/<[^>]+>/g, "|");

describe("renderTableNotes", () => {
  it("prints the notes as sentences after Anm.: and the source after Kilde:", () => {
    const notes: Note[] = [
      {kind: "author", text: "Ved ikke indgår"},
      {kind: "test", text: "p = 0,004."},
    ];
    expect(render(notes, "Individdokumentationen")).toBe(
      "|||Anm.:| Ved ikke indgår. p\u00a0=\u00a00,004.|||Kilde:| Individdokumentationen.||",
    );
  });

  it("prints the data notice after the source", () => {
    expect(render([], "Individdokumentationen, borgerskema.", "Opdigtede personer")).toBe(
      "|||Kilde:| Individdokumentationen, borgerskema. Opdigtede personer.||",
    );
  });

  it("prints nothing where there is nothing to say", () => {
    expect(render([], "")).toBe("");
  });
});

describe("renderTableNotes, of persons without a form", () => {
  const base = (column: string, population: number, noForm: number): BaseRecord => ({
    ...{block: "all", column, population, valid: population - noForm, noForm},
    ...{notAsked: 0, noAnswer: 0, dontKnow: 0, notRelevant: 0, includes: {dontKnow: true, notRelevant: true}},
  });
  const noteOf = (...bases: BaseRecord[]) => {
    const analysis: AnalysisResult = {...demography, notes: [], source: "", bases};
    const population = {...demography.population, label: "deltagere", size: 1080};
    return renderTableNotes({...analysis, population}, testContext({})).replace(/<[^>]+>/g, "|");
  };

  it("says how many are left out of everybody", () => {
    expect(noteOf(base("percent", 1080, 5))).toBe(
      "|||Anm.:| 5 af de 1.080 deltagere er uden oplysninger og indgår ikke.||",
    );
  });

  it("says nothing where everybody has one, nobody has, or waves differ", () => {
    expect(noteOf(base("percent", 1080, 0))).toBe("");
    expect(noteOf(base("percent", 1080, 1080))).toBe("");
    expect(noteOf(base("1", 1080, 5), base("3", 1080, 20))).toBe("");
  });
});

describe("renderFigureSource", () => {
  it("prints the source without the notes, which stand with the numbers", () => {
    const analysis = {...demography, notes: [{kind: "author", text: "Ved ikke indgår"}] as const};
    expect(renderFigureSource(analysis, testContext({notice: "Opdigtede personer"}))).toBe(
      '<div class="table-notes"><p><span class="label">Kilde:</span> Individdokumentationen, medarbejderskema. Opdigtede personer.</p></div>',
    );
  });
});
