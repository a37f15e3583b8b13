import {describe, expect, it} from "vitest";
import {renderFigureSource, renderTableNotes} from "../../../src/render/html/table-notes.ts";
import type {Note} from "../../../src/results/model.ts";
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
      "|||Anm.:| Ved ikke indgår. p = 0,004.|||Kilde:| Individdokumentationen.||",
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

describe("renderFigureSource", () => {
  it("prints the source without the notes, which stand with the numbers", () => {
    const analysis = {...demography, notes: [{kind: "author", text: "Ved ikke indgår"}] as const};
    expect(renderFigureSource(analysis, testContext({notice: "Opdigtede personer"}))).toBe(
      '<div class="table-notes"><p><span class="label">Kilde:</span> Individdokumentationen, medarbejderskema. Opdigtede personer.</p></div>',
    );
  });
});
