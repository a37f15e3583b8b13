import {describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {embedFonts, loadPageTemplate, loadTheme, type ThemeEffects} from "../../src/render/theme.ts";

const css = `@font-face { src: url("pkg/latin.woff2"); unicode-range: U+0000-00FF, U+2212; }
@font-face { src: url("pkg/greek.woff2"); unicode-range: U+0370-03FF; }
p { color: red }`;
const fakes: ThemeEffects = {
  read: async (url) => new TextEncoder().encode(url.pathname),
  resolve: (specifier) => new URL(`file:///fonts/${specifier}`),
};

describe("loadTheme", () => {
  it("loadTheme(theme) puts the imported style sheets in", async () => {
    const theme = await loadTheme("institute");
    expect(theme).toContain("--measure:");
    expect(theme).toContain("@page");
    expect(theme).not.toContain("@import");
  });

  it("loadTheme(theme) tells of a theme that is not there", async () => {
    const failure = loadTheme("../../etc");
    await expect(failure).rejects.toBeInstanceOf(CliError);
    await expect(failure).rejects.toMatchObject({kind: "environment"});
  });

  it("loadPageTemplate() reads the page", async () => {
    expect(await loadPageTemplate()).toContain("<!doctype html>");
  });
});

describe("embedFonts", () => {
  it("embedFonts(css, text) puts in the faces whose characters the text has, and leaves out the others", async () => {
    const embedded = await embedFonts(css, "måling", fakes);
    expect(embedded).toContain(`url("data:font/woff2;base64,${btoa("/fonts/pkg/latin.woff2")}")`);
    expect(embedded).not.toContain("greek");
    expect(embedded).toContain("p { color: red }");
    expect(await embedFonts(css, "χ²", fakes)).toContain(btoa("/fonts/pkg/greek.woff2"));
  });

  it("embedFonts finds all faces of the theme in their packages", async () => {
    const embedded = await embedFonts(await loadTheme("institute"), "aχłæ");
    expect(embedded).not.toContain("@fontsource");
    expect(embedded.match(/data:font\/woff2;base64,d09GM/g)).toHaveLength(13);
  });
});
