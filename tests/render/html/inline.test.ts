import {describe, expect, it} from "vitest";
import {renderInlines, renderTitle} from "../../../src/render/html/inline.ts";
import type {Inline} from "../../../src/report/model.ts";
import {testContext} from "../context.ts";
import {live, reference, text} from "../sample-text.ts";

const render = (...inlines: Inline[]) => renderInlines(inlines, testContext());

describe("renderInlines", () => {
  it("prints text, strong text and emphasis", () => {
    expect(render(text("a"), {kind: "strong", children: [text("b")]}, {kind: "emphasis", children: [text("c")]})).toBe(
      "a<strong>b</strong><em>c</em>",
    );
  });

  it("prints bold and italic for paper, which PDF has types for", () => {
    const inlines: Inline[] = [
      {kind: "strong", children: [text("b")]},
      {kind: "emphasis", children: [text("c")]},
    ];
    expect(renderInlines(inlines, testContext({medium: "print"}))).toBe("<b>b</b><i>c</i>");
  });

  it("does not end a line of the screen within «WHO-5» or «p-værdi»", () => {
    expect(render(text("i WHO-5 og p-værdi"))).toBe(
      'i <span class="unbroken">WHO-5</span> og <span class="unbroken">p-værdi</span>',
    );
    expect(render(text("BIP-spørgsmål, 18-24 år"))).toBe("BIP-spørgsmål, 18-24 år");
    expect(renderInlines([text("WHO-5")], testContext({medium: "print"}))).toBe("WHO-5");
  });

  it("prints a live number with the addresses it comes from", () => {
    expect(render(live("76 pct.", "a/b/1/percent", "a/b/2/percent"))).toBe(
      '<data class="number" value="a/b/1/percent a/b/2/percent">76 pct.</data>',
    );
  });

  it("prints a cross-reference as a link to its target", () => {
    expect(render(reference("tabel-1", "Tabel 4.1"))).toBe('<a class="reference" href="#tabel-1">Tabel 4.1</a>');
  });

  it("prints a link to the web, and only the text of a link to anywhere else", () => {
    expect(render({kind: "link", href: "https://vive.dk?a=1&b=2", children: [text("VIVE")]})).toBe(
      '<a href="https://vive.dk?a=1&amp;b=2">VIVE</a>',
    );
    expect(render({kind: "link", href: "javascript:alert(1)", children: [text("VIVE")]})).toBe("VIVE");
  });

  it("prints a line break", () => {
    expect(render(text("a"), {kind: "break"}, text("b"))).toBe("a<br>b");
  });

  it("gives every reference to a footnote an id of its own", () => {
    const note: Inline = {kind: "footnote", number: 3, id: "note-3"};
    const html = render(note, note);
    expect(html).toContain('<a id="note-3-reference" href="#note-3" role="doc-noteref" aria-label="Note 3">3</a>');
    expect(html).toContain('id="note-3-reference-2"');
  });

  it("hyphenates running text and numbers, but no titles", () => {
    const context = testContext({hyphenate: (words) => words.toUpperCase()});
    expect(renderInlines([text("a"), live("b", "x")], context)).toBe('A<data class="number" value="x">B</data>');
    expect(renderTitle([text("a")], context)).toBe("a");
  });
});
