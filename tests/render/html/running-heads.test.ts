import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cssString, runningHeads} from "../../../src/render/html/running-heads.ts";
import {sampleDocument} from "../sample-document.ts";

describe("runningHeads", () => {
  const css = runningHeads(sampleDocument());

  it("prints each chapter's number and title at the top of its pages", () => {
    expect(css).toContain(`@page pages-2 { @top-left { content: ${cssString("1  Indledning")} } }`);
    expect(css).toContain(".pages-2 { page: pages-2 }");
  });

  it("prints no number in front matter, and Bilag before an appendix's letter", () => {
    expect(css).toContain(`@page pages-1 { @top-left { content: ${cssString("Forord")} } }`);
    expect(css).toContain(`content: ${cssString("Bilag A  Datagrundlag")}`);
  });

  it("prints the report's title at the foot", () => {
    expect(css).toContain(`@page { @bottom-left { content: ${cssString("På vej til arbejde")} } }`);
  });
});

describe("cssString", () => {
  it("cssString(text) writes everything but letters and digits by number", () => {
    expect(cssString('På 2"')).toBe('"På\\20 2\\22 "');
  });

  it("cssString(text) can end neither its string nor the style", () => {
    fc.assert(
      fc.property(fc.string({unit: "binary"}), (text) => /^"(?:[\p{L}\p{N}]|\\[0-9a-f]+ )*"$/u.test(cssString(text))),
    );
  });
});
