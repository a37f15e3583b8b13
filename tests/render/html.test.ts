import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {renderHtml} from "../../src/render/html.ts";
import {loadScreenParts} from "../../src/render/screen/screen-parts.ts";
import {institute} from "../support/themes.ts";
import {hostileDocument} from "./hostile-document.ts";
import {resultsOf} from "./results-of.ts";
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

const {tools, panels, script} = await loadScreenParts();

/** What stands between two texts, up to the first of the second, and the rest. */
function takeOut(html: string, from: string, to: string): readonly [rest: string, taken: string] {
  const start = html.indexOf(from) + from.length;
  const end = html.indexOf(to, start);
  return html.includes(from) ? [html.slice(0, start) + html.slice(end), html.slice(start, end)] : [html, ""];
}

/** The page without what it holds that is not from data or authors; its style sheet; and the answers that it holds. */
function parts(html: string): {readonly page: string; readonly style: string; readonly answers: string} {
  const [unstyled, style] = takeOut(html.replace(/^<!doctype html>/, ""), "<style>", "</style>");
  const [silent, answers] = takeOut(unstyled, '<script type="application/json" id="_answers">', "</script>");
  const page = [tools, panels, `<script>${script}</script>`].reduce((rest, part) => rest.replace(part, ""), silent);
  return {page: page.replace('<script type="application/json" id="_answers"></script>', ""), style, answers};
}

describe("renderHtml", () => {
  it.each(["screen", "print"] as const)(
    "lets no text from data or authors become markup, in any field (%s)",
    async (medium) => {
      const report = hostileDocument();
      const options = {medium, theme: institute, results: resultsOf(report)};
      const {page, style, answers} = parts(await renderHtml(report, options));
      expect(style).not.toContain("<");
      expect(answers).not.toMatch(/[<>&]/);
      expect(answers.length > 10_000).toBe(medium === "screen");
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

  it("is one file that asks the network for nothing", async () => {
    const html = await renderHtml(sampleDocument(), {medium: "screen", theme: institute});
    expect(html).not.toMatch(/<link|<img|<iframe|@import| src=/i);
    expect(html).toContain(`http-equiv="Content-Security-Policy" content="default-src 'none';`);
    for (const [, address] of html.matchAll(/url\("?([^")]*)/g)) expect(address).toMatch(/^data:font\/woff2;/);
  });

  it("has one script on screen, its own, and lets run no other; the paper has none", async () => {
    const html = await renderHtml(sampleDocument(), {medium: "screen", theme: institute});
    const [own = ""] = Array.from(html.matchAll(/<script>([\s\S]*?)<\/script>/g), ([, text]) => text);
    const hash = createHash("sha256").update(own).digest("base64");
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toMatch(/content="default-src 'none'; script-src 'sha256-[^']+'; style-src/);
    expect(html).toContain(`script-src 'sha256-${hash}';`);
    const paper = await renderHtml(sampleDocument(), {medium: "print", theme: institute});
    expect(paper).not.toMatch(/<script|script-src|class="panel|class="tools/);
  });

  it("holds an answer to every number that it prints", async () => {
    const report = sampleDocument();
    const {page, answers} = parts(
      await renderHtml(report, {medium: "screen", theme: institute, results: resultsOf(report)}),
    );
    const known = new Set(JSON.parse(answers).addresses);
    const asked = Array.from(page.matchAll(/<td[^>]* data-address="([^"]+)"[^>]*>[^<]*\d/g), ([, address]) => address);
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((address) => !known.has(address))).toEqual([]);
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

  it("lets a title that no phone has room for break between its syllables", async () => {
    const report = sampleDocument();
    const info = {...report.info, title: "Beskæftigelsesministeriernes"};
    const html = await renderHtml({...report, info}, {medium: "screen", theme: institute});
    expect(html).toContain('<h1 style="--longest: 28">Beskæf\u00adti\u00adgel\u00adses\u00admi');
  });

  it("gives every element an id of its own, and links only to ids that are there", async () => {
    const html = await renderHtml(sampleDocument(), {medium: "screen", theme: institute});
    const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target = ""] of html.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(decodeURIComponent(target));
    for (const [, target] of html.matchAll(/ aria-labelledby="([^"]+)"/g)) expect(ids).toContain(target);
  });

  it("goes down in headings one level at a time", async () => {
    const {page} = parts(await renderHtml(sampleDocument(), {medium: "screen", theme: institute}));
    const levels = Array.from(page.matchAll(/<h(\d)/g), ([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it("gives the same page for the same report", async () => {
    const once = await renderHtml(sampleDocument(), {medium: "print", theme: institute});
    expect(await renderHtml(sampleDocument(), {medium: "print", theme: institute})).toBe(once);
  });
});
