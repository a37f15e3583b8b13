import {describe, expect, it} from "vitest";
import {createHyphenation} from "../../../src/render/html/hyphenation.ts";
import {renderTableBlock} from "../../../src/render/html/table-block.ts";
import type {AnalysisResult} from "../../../src/results/model.ts";
import {testContext} from "../context.ts";
import * as sample from "../sample-analyses.ts";
import {table} from "../sample-document.ts";

const render = (analysis: AnalysisResult, context = testContext()) =>
  renderTableBlock(table("tabel-1", "4.1", analysis), context);
const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0;

describe("renderTableBlock", () => {
  it("has its number and title as the table's caption, which names the region it scrolls in", () => {
    const html = render(sample.demography);
    expect(html).toContain(
      '<caption class="caption" id="tabel-1-caption"><span class="caption-text"><span class="label">Tabel 4.1</span> Fordeling på køn',
    );
    expect(html).toContain('<div class="scroll" role="region" tabindex="0" aria-labelledby="tabel-1-caption"><table');
    expect(html).toMatch(/^<div class="table" id="tabel-1">/);
  });

  it("has no region to scroll in on paper", () => {
    expect(render(sample.demography, testContext({medium: "print"}))).not.toContain("tabindex");
  });

  it("has a body for each block, headed by a row-group heading over all columns", () => {
    const html = render(sample.demography);
    expect(count(html, /<tbody>/g)).toBe(3);
    expect(html).toContain('<tbody><tr class="block-heading"><th scope="rowgroup" colspan="2">Køn</th></tr>');
    expect(html).toContain('<tr><th scope="row">Kvinde</th><td data-address="demografi/koen/1/percent">54</td></tr>');
  });

  it("has a heading for the row labels where there is one, and an empty cell where there is none", () => {
    expect(render(sample.demography)).toContain('<th class="stub" scope="col">Indikator</th>');
    expect(render(sample.misuse)).toContain('<thead><tr><td class="stub"></td>');
  });

  it("hangs the n of a base out of the column of units", () => {
    expect(render(sample.demography)).toContain(
      '<tr class="total-row"><th scope="row">Total (n)</th><td data-address="demografi/koen/total/percent">100<span class="hanging bracket"> (98)</span></td></tr>',
    );
  });

  it("hangs decimals, and tells a column its own room where it differs from the table's", () => {
    const html = render(sample.hours);
    expect(html).toContain('style="--hanging: 2.6ch">20<span class="hanging">,4</span></td>');
    expect(html).toContain('style="--hanging: 1.6ch">1.056<span class="hanging">,5</span></td>');
  });

  it("has a head of two levels where columns stand in groups", () => {
    const html = render(sample.wellbeing);
    expect(count(html, /scope="colgroup" colspan="2"/g)).toBe(5);
    expect(count(html, /<th class="value" scope="col">Måling [13]<\/th>/g)).toBe(10);
    expect(count(html, /<colgroup>/g)).toBe(6);
    expect(html).toContain('<td class="stub" rowspan="2"></td>');
  });

  it("lets a column outside the groups reach over both levels", () => {
    const html = render(sample.healthByHealth);
    expect(html).toContain('<th class="group" scope="colgroup" colspan="5">');
    expect(html).toContain('<th class="value" scope="col" rowspan="2">Total <span class="unbroken">(n)</span></th>');
  });

  it("parts no ordinary word of a heading where there are few columns", () => {
    const headed = (columns: number) => {
      const {table: of} = sample.demography;
      const [block] = of.blocks;
      const labels = ["Mellemscenarie", "Beskæftigelsesindsatser", "A", "B", "C"].slice(0, columns);
      const head = labels.map((label) => ({key: label, label, group: null, unit: "count", role: "value"}) as const);
      const analysis = {
        ...sample.demography,
        table: {...of, columns: head, blocks: block === undefined ? [] : [block]},
      };
      return render(analysis, testContext({medium: "print", hyphenate: createHyphenation()}));
    };
    expect(headed(4)).toContain(">Mellemscenarie<");
    expect(headed(4)).toContain("\u00ad");
    expect(headed(5)).not.toContain(">Mellemscenarie<");
  });

  it("lets a heading break after a slash", () => {
    expect(render(sample.outcome)).toContain("Beskæftigelse/<wbr>ordinære timer");
  });

  it("says aloud why a cell is empty, but prints only its sign", () => {
    const reason = "Der er ikke sat et mål for virksomhedspraktik";
    expect(render(sample.outcome)).toContain(
      `<span aria-hidden="true" title="${reason}">–</span><span class="visually-hidden">${reason}</span></td>`,
    );
    expect(render(sample.outcome, testContext({medium: "print"}))).toContain('praktik">–</td>');
  });

  it("sets texts in text columns, with no room for hanging", () => {
    const html = render(sample.differences);
    expect(html).toContain('<td class="text" data-address="afvigelser/all/0/c2">Den trykte tabel');
    expect(html).not.toContain("--hanging");
  });

  it("keeps short texts and short labels on one line", () => {
    const html = render(sample.differences);
    expect(html).toContain('<td class="text unbroken" data-address="afvigelser/all/0/c1">34</td>');
    expect(html).toContain('<th scope="row">Tabel 4.4, venstre panel');
  });

  it("may break over pages when it is long", () => {
    expect(render(sample.readiness)).toMatch(
      /^<div class="table between-blocks" id="tabel-1" style="--first-lines: 13">/,
    );
  });

  it("stands in two tables side by side under one caption, each named by its heading", () => {
    const html = render(sample.mentalHealth);
    expect(count(html, /<table /g)).toBe(2);
    expect(html).toContain(
      '<div role="group" aria-labelledby="tabel-1-caption"><p class="caption" id="tabel-1-caption">',
    );
    expect(html).toContain(
      '<p class="half-heading" id="tabel-1-caption-1">Borgers selvvurderede psykiske helbred<span class="question">Hvordan synes du, dit psykiske helbred er alt i alt?</span></p>',
    );
    expect(html).toMatch(
      /<table class="data few-columns" style="--hanging: 3.7ch" aria-labelledby="tabel-1-caption-2">/,
    );
    expect(html).not.toContain('scope="rowgroup"');
  });

  it("prints every cell once, under its own address", () => {
    for (const analysis of [sample.readiness, sample.wellbeing, sample.healthByStatus, sample.mentalHealth]) {
      const addresses = analysis.table.blocks.flatMap((block) =>
        block.rows.flatMap((row) => row.cells.map((cell) => cell.address)),
      );
      const printed = Array.from(render(analysis).matchAll(/data-address="([^"]+)"/g), ([, address]) => address);
      expect(printed).toEqual(addresses);
    }
  });
});
