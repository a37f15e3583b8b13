import {describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {loadPageTemplate, loadTheme} from "../../src/themes/load.ts";
import {themeNames} from "../../src/themes/model.ts";
import {look, ownFiles} from "./look.ts";

describe("loadTheme", () => {
  it.each(themeNames)("%s is one sheet with its tokens and all imports put in", async (name) => {
    const {css, tokens, logo} = await loadTheme(name);
    expect(css).toContain("--measure:");
    expect(css).toContain(`--accent: ${tokens.light.accent};`);
    expect(css).toContain("@page");
    expect(css).not.toContain("@import");
    expect(logo).toBeNull();
  });

  it.each(themeNames)("%s makes every typeface known that it names first", async (name) => {
    const {css, tokens} = await loadTheme(name);
    for (const list of Object.values(tokens.fonts)) {
      const [first] = list.split(",");
      expect(css).toContain(`@font-face {\n  font-family: ${first};`);
    }
  });

  it.each(themeNames)("%s knows how wide letters, digits and symbols of a Danish report are set", async (name) => {
    const {labelWidths} = await loadTheme(name);
    for (const widths of Object.values(labelWidths)) {
      for (const character of "abcæøåÆØÅ0123456789 –«»()%,.é²")
        expect(widths.get(character), character).toBeGreaterThan(50);
    }
  });

  it("sets printed page margins in the theme's own typeface", async () => {
    const {css} = await loadTheme("kommune");
    expect(css.slice(css.lastIndexOf("@page {"))).toContain('font-family: "Figtree"');
  });

  it("takes the dark colours for a system that is dark, and for a reader who says so, on screens alone", async () => {
    const {css, tokens} = await loadTheme("institute");
    const dark = css.split("\n").filter((line) => line === `  --paper: ${tokens.dark.paper};`);
    expect(dark).toHaveLength(2);
    expect(css).toMatch(/@media screen and \(prefers-color-scheme: dark\) \{\n:root:not\(\[data-colours='light'\]\)/);
    expect(css).toMatch(/@media screen \{\n:root\[data-colours='dark'\]/);
  });

  it("tells of a template that is missing", async () => {
    const failure = loadTheme("plain", [], "Logo", {
      read: () => Promise.reject(new Error("gone")),
      readOwn: ownFiles({}),
    });
    await expect(failure).rejects.toBeInstanceOf(CliError);
    await expect(failure).rejects.toMatchObject({kind: "environment"});
  });

  it("puts an own sheet last, and later looks overrule earlier ones", async () => {
    const first = look({
      colours: {accent: "#7a1f3d", tint: "#f5eef0"},
      sheet: {file: "theme.css", text: "h1 { color: red; }"},
    });
    const second = look({colours: {accent: "#234b1f"}});
    const {css, tokens} = await loadTheme("institute", [first, second]);
    expect(tokens.light.accent).toBe("#234b1f");
    expect(css.trimEnd().endsWith("h1 { color: red; }")).toBe(true);
  });

  it("loadPageTemplate() reads the page", async () => {
    expect(await loadPageTemplate()).toContain("<!doctype html>");
  });
});
