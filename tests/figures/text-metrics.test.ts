import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type Font, firstBaseline, printable, textWidth, widestLine, wrapText} from "../../src/figures/text-metrics.ts";
import {instituteTheme} from "../support/themes.ts";

const regular: Font = {...instituteTheme.label, size: 100};
const bold: Font = {...instituteTheme.strong, size: 100};
const words = fc.array(fc.stringMatching(/^[a-zæøåA-ZÆØÅ0-9«»,.()-]{1,40}$/), {minLength: 1, maxLength: 30});

describe("textWidth", () => {
  // Measured in Chromium with the same font file; the browser kerns, which takes off up to a hundredth.
  it.each([
    ["Selvvurderet psykisk helbred", regular, 1204.2],
    ["Selvvurderet psykisk helbred", bold, 1248],
    ["Været glad og i godt humør", regular, 1127.3],
    ["Været glad og i godt humør", bold, 1156.7],
    ["Beskæftigelse/ordinære timer (n = 98)", bold, 1610.8],
    ["0123456789 – «ÆØÅ»", regular, 872.8],
  ])("%s is as wide as the browser sets it, or a hair wider", (text, font, measured) => {
    expect(textWidth(text, font)).toBeGreaterThanOrEqual(measured);
    expect(textWidth(text, font)).toBeLessThan(measured * 1.01);
  });

  it("grows with the type size", () => {
    expect(textWidth("Måling", {...regular, size: 10})).toBeCloseTo(textWidth("Måling", regular) / 10);
  });

  it("gives signs of other scripts room, and combining marks none", () => {
    expect(textWidth("健康", regular)).toBe(200);
    expect(textWidth("e\u0301", regular)).toBe(textWidth("e", regular));
  });
});

describe("wrapText", () => {
  it("keeps a text that fits on one line", () => {
    expect(wrapText("Mindre godt", 1000, regular)).toEqual(["Mindre godt"]);
  });

  it("makes the lines about equally long", () => {
    const lines = wrapText("Dansk med grønlandsk baggrund", 1200, regular);
    expect(lines).toEqual(["Dansk med", "grønlandsk baggrund"]);
  });

  it("never makes a line wider than asked for", () => {
    fc.assert(
      fc.property(words, fc.integer({min: 120, max: 2000}), (list, width) => {
        const lines = wrapText(list.join(" "), width, regular, 1000);
        expect(widestLine(lines, regular)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it("loses no letter", () => {
    const letters = (text: string) => text.replace(/[\s-]/g, "");
    fc.assert(
      fc.property(words, fc.integer({min: 120, max: 2000}), (list, width) => {
        const lines = wrapText(list.join(" "), width, regular, 1000);
        expect(letters(lines.join(""))).toBe(letters(list.join("")));
      }),
    );
  });

  it("breaks a compound between syllables, with a hyphen", () => {
    expect(wrapText("ressourcekonsulenterne", 700, regular)).toEqual(["ressourcekonsu-", "lenterne"]);
  });

  it("breaks after a hyphen that is there already", () => {
    expect(wrapText("aktiverings-/uddannelsesforløb", 600, regular)[0]).toBe("aktiverings-/");
  });

  it("cuts what would take too many lines off with an ellipsis", () => {
    const lines = wrapText("et to tre fire fem seks syv otte ni ti", 300, regular, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(widestLine(lines, regular)).toBeLessThanOrEqual(300);
  });

  it("does not break at a hard space", () => {
    expect(wrapText("Helbred (n\u00a0=\u00a098)", 400, regular)).toEqual(["Helbred", "(n\u00a0=\u00a098)"]);
  });
});

describe("printable", () => {
  it("leaves out what cannot be printed", () => {
    expect(printable("a\u0000b\n\tc \ud800 sær\u00adtryk \u202eevil\u202c ")).toBe("a b c \ufffd særtryk evil");
  });
});

describe("firstBaseline", () => {
  it("centres one line and several lines on the same middle", () => {
    const font: Font = {...regular, size: 12};
    expect(firstBaseline(50, 1, font)).toBeCloseTo(53.96);
    expect(firstBaseline(50, 3, font)).toBeCloseTo(53.96 - 15);
  });
});
