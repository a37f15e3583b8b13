import {describe, expect, it} from "vitest";
import {renderContents} from "../../../src/render/html/contents.ts";
import {renderCover} from "../../../src/render/html/cover.ts";
import {renderFootnotes} from "../../../src/render/html/footnotes.ts";
import {renderInlines} from "../../../src/render/html/inline.ts";
import {testContext} from "../context.ts";
import {sampleDocument} from "../sample-document.ts";
import {paragraph, text} from "../sample-text.ts";

const report = sampleDocument();

describe("renderCover", () => {
  it("prints title, authors, the day of the data in Danish, and the data notice", () => {
    const html = renderCover(report.info);
    expect(html).toContain('<h1 style="--longest: 7">På vej til arbejde</h1>');
    expect(html).toContain("Anna Holm, Bo Lund og Cilla Bech");
    expect(html).toContain("Data pr. 12. april 2019");
    expect(html).toContain('<p class="data-notice">Personerne i denne rapport er opdigtede</p>');
  });

  it("puts a logo beside the organisation, as a picture of its own data with words for it", () => {
    const bytes = new TextEncoder().encode("<svg onload='alert(1)'/>");
    const logo = {mediaType: "image/svg+xml", bytes, width: 240.4, height: 60, alt: 'Logo: "Byen"'} as const;
    expect(renderCover({...report.info, organisation: "Byen"}, {logo})).toContain(
      `<div class="sender"><img class="logo" src="data:image/svg+xml;base64,${btoa("<svg onload='alert(1)'/>")}" alt="Logo: &quot;Byen&quot;" width="240" height="60"><p class="organisation">Byen</p></div>`,
    );
  });

  it("leaves out what is not known", () => {
    const unknown = {subtitle: null, organisation: null, authors: [], dataDate: null, dataNotice: null};
    expect(renderCover({...report.info, ...unknown})).toBe(
      '<header class="cover"><div class="title"><h1 style="--longest: 7">På vej til arbejde</h1></div><div class="colophon"></div></header>',
    );
  });
});

describe("renderContents", () => {
  const html = renderContents(report, testContext());

  it("lists chapters, and the numbered sections of level 2 under them", () => {
    expect(html).toContain(
      '<li><a href="#indledning"><span class="entry-number">1</span> <span class="entry-title">Indledning</span></a>' +
        '<ol><li><a href="#indhold-og-opbygning"><span class="entry-number">1.1</span> ',
    );
    expect(html).not.toContain("Afgrænsning af evalueringen");
  });

  it("lists appendices by letter and the notes at the end", () => {
    expect(html).toContain('<span class="entry-number">Bilag A</span>');
    expect(html).toMatch(/href="#_notes"[^\n]*Noter<\/span><\/a><\/li><\/ol><\/nav>$/);
  });

  it("sets places for page numbers aside on paper only", () => {
    expect(html).not.toContain("data-page-of");
    const paper = renderContents(report, testContext({medium: "print"}));
    expect(paper).toContain('<span class="entry-page" data-page-of="indledning">¤345</span>');
  });

  it("holds no link or note of a title within its own link", () => {
    const [first] = report.chapters;
    if (first === undefined) throw new Error("the sample has chapters");
    const title = [
      {kind: "link", href: "https://vive.dk", children: [text("VIVE")]} as const,
      {kind: "footnote", number: 1, id: "n"} as const,
      {kind: "reference", target: "x", text: "Tabel 1"} as const,
    ];
    const contents = renderContents({...report, chapters: [{...first, title}]}, testContext());
    expect(contents).toContain('<span class="entry-title">VIVETabel 1</span>');
  });
});

describe("renderFootnotes", () => {
  it("links each note back to every place that refers to it", () => {
    const context = testContext();
    renderInlines([{kind: "footnote", number: 1, id: "n1"}], context);
    renderInlines([{kind: "footnote", number: 1, id: "n1"}], context);
    const html = renderFootnotes([{id: "n1", number: 1, children: [paragraph("Se BIP.")]}], context);
    expect(html).toContain(
      '<li id="n1" value="1"><p>Se BIP. <a class="back-link" href="#n1-reference" role="doc-backlink"',
    );
    expect(html).toContain('href="#n1-reference-2"');
    expect(html).toContain('aria-label="Tilbage til henvisningen til note 1, sted 2"');
  });

  it("is nothing in a report without notes", () => {
    expect(renderFootnotes([], testContext())).toBe("");
  });
});
