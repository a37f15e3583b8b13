import {describe, expect, it} from "vitest";
import {renderFigure} from "../../../src/render/html/figure.ts";
import {defaultLayout} from "../../../src/report/model.ts";
import {testContext} from "../context.ts";
import * as sample from "../sample-analyses.ts";
import {figure} from "../sample-document.ts";

describe("renderFigure", () => {
  it("draws the SVG as one image with its alternative text", () => {
    const html = renderFigure(figure("figur-1", "4.1", sample.misuse, "4.5"), testContext());
    expect(html).toMatch(/<div class="drawing" role="img" aria-label="Liggende søjler: [^"]+"><svg /);
    expect(html).toContain('<figcaption class="caption" id="figur-1-caption"><span class="label">Figur 4.1</span> ');
    expect(html).toContain('<span class="label">Kilde:</span> Individdokumentationen, medarbejderskema.');
  });

  it("puts the caption below the drawing, and above the source, in houses that do", () => {
    const context = testContext({layout: {...defaultLayout, captions: "below"}});
    const html = renderFigure(figure("figur-1", "4.1", sample.misuse, "4.5"), context);
    const order = ['class="drawing"', '<figcaption class="caption below"', "Kilde:"].map((part) => html.indexOf(part));
    expect(order[0]).toBeGreaterThan(0);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it("sends the reader to the table with the same numbers", () => {
    const html = renderFigure(figure("figur-1", "4.1", sample.misuse, "4.5"), testContext());
    expect(html).toContain('Tallene står i <a class="reference" href="#tabel-4.5">Tabel 4.5</a>.');
    expect(html).not.toContain("<table");
  });

  it("brings its own table where the report has none: folded on screen, open on paper", () => {
    const block = figure("figur-1", "4.1", sample.misuse, null);
    const screen = renderFigure(block, testContext());
    expect(screen).toContain('<details class="figure-numbers"><summary>Vis tallene bag figuren</summary>');
    expect(screen).toContain('<span class="label">Tallene bag Figur 4.1.</span>');
    const paper = renderFigure(block, testContext({medium: "print"}));
    expect(paper).toContain("<table");
    expect(paper).not.toContain("<details");
  });
});
