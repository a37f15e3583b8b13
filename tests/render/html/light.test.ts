import {describe, expect, it} from "vitest";
import {renderTableBlock} from "../../../src/render/html/table-block.ts";
import type {AnalysisResult, Cell, Column, Light} from "../../../src/results/model.ts";
import {testContext} from "../context.ts";
import * as sample from "../sample-analyses.ts";
import {table} from "../sample-document.ts";

/** A table of one row under one column. */
function render(cell: Cell, unit: Column["unit"]): string {
  const analysis: AnalysisResult = {
    ...sample.demography,
    table: {
      arrangement: "stacked",
      stub: "",
      columns: [{key: "c", label: "Runde", group: null, unit, role: "value"}],
      blocks: [
        {key: "all", label: null, question: null, rows: [{key: "r", label: "Mål", role: "category", cells: [cell]}]},
      ],
    },
  };
  return renderTableBlock(table("tabel-1", "4.1", analysis), testContext());
}

function number(light: Light): Cell {
  const shown = `${light.label} (78)`;
  return {kind: "number", address: "a/all/r/c", base: 9, exact: 78, printed: "78", shown, light};
}

describe("a cell with a light", () => {
  it("has the shade of its tone, a sign that is for the eye alone, and the word before its number", () => {
    const html = render(number({tone: "good", label: "Grøn"}), "percent");
    expect(html).toMatch(
      /<td class="light good" data-address="a\/all\/r\/c"><svg class="sign good" viewBox="0 0 12 12" aria-hidden="true"[^>]*><circle[^>]*><\/svg>Grøn \(78\)<\/td>/,
    );
    expect(html).toContain('<th class="value lit" scope="col">Runde</th>');
  });

  it("has a sign of its own shape for each tone", () => {
    const tones = ["good", "middle", "poor", "unknown"] as const;
    const signs = tones.map(
      (tone) => /<svg[^>]*>(.*?)<\/svg>/.exec(render(number({tone, label: "x"}), "percent"))?.[1],
    );
    expect(new Set(signs).size).toBe(4);
  });

  it("is a word with a sign where the column is one of words, on one line when it is short", () => {
    const verdict = (label: string) =>
      render({kind: "text", address: "a/all/r/c", printed: label, light: {tone: "poor", label}}, "text");
    expect(verdict("Ikke nået")).toMatch(
      /<td class="text unbroken"[^>]*><svg class="sign poor".*<\/svg>Ikke nået<\/td>/,
    );
    expect(verdict("Kun delvist gennemført i de to kommuner")).toMatch(/<td class="text" /);
  });

  it("lets no label out of its text", () => {
    expect(render(number({tone: "good", label: "<b>&"}), "percent")).toContain("</svg>&lt;b&gt;&amp; (78)</td>");
  });
});

describe("a text of several parts", () => {
  it("is set as a list", () => {
    const html = render({kind: "text", address: "a", printed: "Et. To <i>.", list: ["Et.", "To <i>."]}, "text");
    expect(html).toContain("<ul><li>Et.</li><li>To &lt;i&gt;.</li></ul>");
  });
});
