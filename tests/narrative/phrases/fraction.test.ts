import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {fractionPhrase} from "../../../src/narrative/phrases/fraction.ts";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";

function phrase(count: number, base: number, options?: Parameters<typeof fractionPhrase>[3]): string {
  return fractionPhrase(count, base, defaultNumberStyle, options).replaceAll("\u00A0", " ");
}

/** What a reader may conclude from a fraction, in percent. */
const values: Record<string, number> = {
  "en tiendedel": 10,
  "en femtedel": 20,
  "en fjerdedel": 25,
  "en tredjedel": 100 / 3,
  "to femtedele": 40,
  halvdelen: 50,
  "tre femtedele": 60,
  "to tredjedele": 200 / 3,
  "tre fjerdedele": 75,
  "fire femtedele": 80,
  "ni ud af ti": 90,
};

/** The interval that a phrase stands for, in percent. */
function impliedInterval(text: string): [number, number] {
  if (text === "ingen") return [0, 0];
  if (text === "alle") return [100, 100];
  if (text === "næsten ingen") return [0, 3];
  if (text === "næsten alle") return [97, 100];
  const percent = /^(\d+) pct\.$/.exec(text)?.[1];
  if (percent !== undefined) return [Number(percent) - 0.5, Number(percent) + 0.5];
  const [, qualifier = "", fraction = ""] = /^(cirka |knap |godt |lidt over )?(.+)$/.exec(text) ?? [];
  const value = values[fraction];
  if (value === undefined) throw new Error(`unknown phrase: ${text}`);
  const reach = value === 10 || value === 90 ? 2 : qualifier === "knap " ? 3 : 4;
  if (qualifier === "cirka ") return [value - 1, value + 1];
  if (qualifier === "knap ") return [value - reach, value - 1];
  return qualifier === "" ? [value, value] : [value + 1, value + reach];
}

const shares = fc
  .integer({min: 1, max: 100_000})
  .chain((base) => fc.tuple(fc.integer({min: 0, max: base}), fc.constant(base)));

describe("fractionPhrase(count, base)", () => {
  it("names an interval that holds the share", () => {
    fc.assert(
      fc.property(shares, ([count, base]) => {
        const [low, high] = impliedInterval(phrase(count, base));
        const percent = (100 * count) / base;
        expect(percent).toBeGreaterThanOrEqual(low - 1e-9);
        expect(percent).toBeLessThanOrEqual(high + 1e-9);
      }),
      {numRuns: 2000},
    );
  });

  it("never calls a smaller share by a larger fraction", () => {
    const fractions = Object.keys(values);
    const order = (text: string) => fractions.findIndex((fraction) => text.endsWith(fraction));
    const found = Array.from({length: 1001}, (_, count) => order(phrase(count, 1000))).filter((index) => index >= 0);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(new Set(found).size).toBe(fractions.length);
  });

  it("is bare only for exactly the fraction", () => {
    expect(phrase(1, 3)).toBe("en tredjedel");
    expect(phrase(333, 1000)).toBe("cirka en tredjedel");
    expect(phrase(49, 98)).toBe("halvdelen");
  });

  it("says cirka, knap and godt by which side and how far", () => {
    expect(phrase(50, 97)).toBe("lidt over halvdelen");
    expect(phrase(49, 97)).toBe("cirka halvdelen");
    expect(phrase(47, 98)).toBe("knap halvdelen");
    expect(phrase(65, 98)).toBe("cirka to tredjedele");
    expect(phrase(28, 98)).toBe("godt en fjerdedel");
  });

  it("decides limits on the exact fraction", () => {
    expect(phrase(47, 100)).toBe("knap halvdelen");
    expect(phrase(469_999, 1_000_000)).toBe("47 pct.");
    expect(phrase(54, 100)).toBe("lidt over halvdelen");
    expect(phrase(540_001, 1_000_000)).toBe("54 pct.");
    expect(phrase(49, 100)).toBe("knap halvdelen");
    expect(phrase(490_001, 1_000_000)).toBe("cirka halvdelen");
  });

  it("falls back on the percentage when no fraction is near", () => {
    expect(phrase(15, 100)).toBe("15 pct.");
    expect(phrase(86, 100)).toBe("86 pct.");
  });

  it("says every fourth, and out of where there is no such word", () => {
    expect(phrase(28, 98, {form: "every"})).toBe("godt hver fjerde");
    expect(phrase(1, 2, {form: "every"})).toBe("hver anden");
    expect(phrase(2, 3, {form: "every"})).toBe("to ud af tre");
  });

  it("knows nobody, everybody and almost", () => {
    expect([0, 2, 3, 97, 98, 100].map((count) => phrase(count, 100))).toEqual([
      "ingen",
      "næsten ingen",
      "3 pct.",
      "97 pct.",
      "næsten alle",
      "alle",
    ]);
  });

  it("says whom it is a share of", () => {
    const of = "borgerne";
    expect(phrase(47, 98, {of})).toBe("knap halvdelen af borgerne");
    expect(phrase(98, 98, {of})).toBe("alle borgerne");
    expect(phrase(97, 98, {of})).toBe("næsten alle borgerne");
    expect(phrase(0, 98, {of})).toBe("ingen af borgerne");
    expect(phrase(15, 100, {of})).toBe("15 pct. af borgerne");
  });
});
