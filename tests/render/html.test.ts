import {describe, expect, it} from "vitest";
import {renderHtml} from "../../src/render/html.ts";
import {institute} from "../support/themes.ts";
import {hostileDocument} from "./hostile-document.ts";
import {sampleDocument} from "./sample-document.ts";

const elements = new Set(
  `html head meta title style body a header h1 h2 h3 h4 h5 p div nav ol ul li span main section data sup strong b em i br
  figure figcaption blockquote table caption colgroup col thead tbody tr th td wbr details summary svg text rect`.split(
    /\s+/,
  ),
);
const attributes = new Set(
  `lang class charset http-equiv content name href id tabindex role aria-label aria-labelledby aria-hidden title value start scope
  colspan rowspan style data-address data-page-of xmlns viewBox width height font-family font-size x y text-anchor fill`.split(
    /\s+/,
  ),
);

const attributePattern = / ([a-zA-Z-]+)(?:="[^"<>]*")?/g;

/** The page without its style sheet, and the style sheet: up to the first tag that would end it. */
function parts(html: string): {readonly page: string; readonly style: string} {
  const start = html.indexOf("<style>") + "<style>".length;
  const end = html.indexOf("</style>", start);
  return {
    page: (html.slice(0, start) + html.slice(end)).replace(/^<!doctype html>/, ""),
    style: html.slice(start, end),
  };
}

describe("renderHtml", () => {
  it.each(["screen", "print"] as const)(
    "lets no text from data or authors become markup, in any field (%s)",
    async (medium) => {
      const {page, style} = parts(await renderHtml(hostileDocument(), {medium, theme: institute}));
      expect(style).not.toContain("<");
      for (const [, name = "", rest = ""] of page.matchAll(/<\/?([a-z0-9]+)([^<>]*)>/gi)) {
        expect(elements).toContain(name);
        for (const [, attribute] of rest.matchAll(attributePattern)) expect(attributes).toContain(attribute);
        expect(rest.replace(attributePattern, "")).toMatch(/^\/?$/);
      }
      const text = page.replace(/<\/?[a-z0-9]+[^<>]*>/gi, "");
      expect(text).not.toMatch(/[<>]/);
      expect(text).not.toContain("\u0000");
      expect(text).not.toContain("\u202e");
    },
  );

  it("is one file without script that asks the network for nothing", async () => {
    const html = await renderHtml(sampleDocument(), {medium: "screen", theme: institute});
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import/i);
    expect(html).toContain(`http-equiv="Content-Security-Policy" content="default-src 'none';`);
    for (const [, address] of html.matchAll(/url\("?([^")]*)/g)) expect(address).toMatch(/^data:font\/woff2;/);
  });

  it("is Danish and has the report's title and authors", async () => {
    const html = await renderHtml(sampleDocument(), {medium: "screen", theme: institute});
    expect(html).toMatch(/^<!doctype html>\n<html lang="da" class="screen">/);
    expect(html).toContain("<title>På vej til arbejde</title>");
    expect(html).toContain('<meta name="author" content="Anna Holm, Bo Lund, Cilla Bech">');
  });

  it("has soft hyphens in print and none on screen", async () => {
    expect(await renderHtml(sampleDocument(), {medium: "screen", theme: institute})).not.toContain("\u00ad");
    const print = await renderHtml(sampleDocument(), {medium: "print", theme: institute});
    expect(print).toContain("res\u00adsour\u00adce\u00adkon\u00adsu\u00adlen\u00adten");
    expect(print).not.toMatch(/<(h\d|title)[^>]*>[^<]*\u00ad/);
  });

  it("gives every element an id of its own, and links only to ids that are there", async () => {
    const html = await renderHtml(sampleDocument(), {medium: "screen", theme: institute});
    const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target = ""] of html.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(decodeURIComponent(target));
    for (const [, target] of html.matchAll(/ aria-labelledby="([^"]+)"/g)) expect(ids).toContain(target);
  });

  it("goes down in headings one level at a time", async () => {
    const html = await renderHtml(sampleDocument(), {medium: "screen", theme: institute});
    const levels = Array.from(html.matchAll(/<h(\d)/g), ([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it("gives the same page for the same report", async () => {
    const once = await renderHtml(sampleDocument(), {medium: "print", theme: institute});
    expect(await renderHtml(sampleDocument(), {medium: "print", theme: institute})).toBe(once);
  });
});
