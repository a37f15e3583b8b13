import {readFileSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import type {OwnFont} from "../../src/themes/own-look.ts";
import {typefaces} from "../../src/themes/typefaces.ts";
import {look, ownFiles} from "./look.ts";

const figtree = readFileSync(new URL(import.meta.resolve("@fontsource/figtree/files/figtree-latin-400-normal.woff2")));
const greek = readFileSync(
  new URL(import.meta.resolve("@fontsource/source-sans-3/files/source-sans-3-greek-400-normal.woff2")),
);
const institute = {
  fonts: {text: "Source Serif 4", label: "Source Sans 3", heading: "Source Serif 4"},
  headingWeight: 600,
};

function withFonts(fonts: Partial<Record<"text" | "label" | "heading", OwnFont>>, files = {}) {
  return typefaces(institute, [look({fonts})], {read: (url) => readFile(url), readOwn: ownFiles(files)});
}

describe("typefaces", () => {
  it("takes a bundled typeface by its name, whatever the case, and the theme's for the rest", async () => {
    const {lists, css} = await withFonts({label: "figtree"});
    expect(lists.label).toMatch(/^"Figtree", "Source Sans 3"/);
    expect(lists.text).toMatch(/^"Source Serif 4"/);
    expect(css).toContain("figtree-latin-600-normal.woff2");
  });

  it("makes one typeface in two roles known once", async () => {
    const {css} = await withFonts({});
    expect(css.match(/source-serif-4-latin-400-normal\.woff2/g)).toHaveLength(1);
    expect(css.match(/source-serif-4-latin-600-normal\.woff2/g)).toHaveLength(1);
  });

  it("puts a font file in as data, and takes the widths of labels and missing symbols from where they are", async () => {
    const {lists, css, labelWidths} = await withFonts(
      {label: "skrift/Vores.woff2"},
      {"rapport/skrift/Vores.woff2": figtree},
    );
    expect(lists.label).toBe('"Figtree Light", "Source Sans 3", "Segoe UI", Arial, sans-serif');
    expect(css).toContain(`url("data:font/woff2;base64,${figtree.toString("base64")}") format("woff2")`);
    expect(css).toContain("source-sans-3-greek-400-normal.woff2");
    expect(labelWidths[400].get("0")).toBe(641);
    expect(labelWidths[600].get("0")).toBe(686);
  });

  it("knows a variable font by its weights and an italic by its file", async () => {
    const font = {regular: "a.woff2", italic: "b.woff2", bold: "c.woff2"};
    const {css} = await withFonts(
      {text: font},
      {"rapport/a.woff2": figtree, "rapport/b.woff2": figtree, "rapport/c.woff2": figtree},
    );
    const own = css.split("@font-face").filter((face) => face.includes("data:"));
    expect(own.map((face) => /font-style: (\w+);\s+font-weight: (\d+)/.exec(face)?.slice(1))).toEqual([
      ["normal", "400"],
      ["italic", "400"],
      ["normal", "600"],
    ]);
  });

  it.each([
    ["a name that is not there", "Figtre", {}, /^There is no typeface "Figtre"\.$/],
    ["a file that is not there", "x.ttf", {}, /^The font "x\.ttf" cannot be read\.$/],
    ["what is no font", "x.ttf", {"rapport/x.ttf": "hej"}, /is not a font that can be read\.$/],
    ["a font without Danish letters", "x.woff2", {"rapport/x.woff2": greek}, /lacks letters that Danish needs\.$/],
    [
      "a font that is too large",
      "x.ttf",
      {"rapport/x.ttf": new Uint8Array(3_200_000)},
      /would stand in every report\.$/,
    ],
  ])("refuses %s, at its place", async (_what, font, files, message) => {
    await expect(withFonts({text: font}, files)).rejects.toMatchObject({
      kind: "config",
      message: expect.stringMatching(message),
      place: {file: "evaluation.yaml:fonts:text"},
    });
  });
});
