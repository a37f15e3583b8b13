import {describe, expect, it} from "vitest";
import {embedFonts, type FontEffects} from "../../src/render/fonts.ts";
import {institute} from "../support/themes.ts";

const css = `@font-face { src: url("pkg/latin.woff2"); unicode-range: U+0000-00FF, U+2212; }
@font-face { src: url("pkg/greek.woff2"); unicode-range: U+0370-03FF; }
p { color: red }`;
const fakes: FontEffects = {
  read: async (url) => new TextEncoder().encode(url.pathname),
  resolve: (specifier) => new URL(`file:///fonts/${specifier}`),
};

describe("embedFonts", () => {
  it("embedFonts(css, text) puts in the faces whose characters the text has, and leaves out the others", async () => {
    const embedded = await embedFonts(css, "måling", fakes);
    expect(embedded).toContain(`url("data:font/woff2;base64,${btoa("/fonts/pkg/latin.woff2")}")`);
    expect(embedded).not.toContain("greek");
    expect(embedded).toContain("p { color: red }");
    expect(await embedFonts(css, "χ²", fakes)).toContain(btoa("/fonts/pkg/greek.woff2"));
  });

  it("embedFonts leaves fonts that are data already", async () => {
    const own = '@font-face { src: url("data:font/ttf;base64,AAEAAAA=") format("truetype"); }';
    expect(await embedFonts(own, "a", fakes)).toBe(own);
  });

  it("embedFonts finds all faces of the theme in their packages", async () => {
    const embedded = await embedFonts(institute.css, "aχłæ");
    expect(embedded).not.toContain("@fontsource");
    expect(embedded.match(/data:font\/woff2;base64,d09GM/g)).toHaveLength(14);
  });
});
