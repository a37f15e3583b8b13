import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {bundledFamilies, faceAddress} from "../../../src/themes/fonts/bundled.ts";
import {readFontFile} from "../../../src/themes/fonts/font-file.ts";

const regular = {weight: 400, isItalic: false};

function file(slug: string, ending: "woff" | "woff2"): Uint8Array {
  const family = bundledFamilies.find((each) => each.slug === slug);
  if (family === undefined) throw new Error(`no ${slug}`);
  const address = faceAddress(family, "latin", regular).replace(/woff2$/, ending);
  return readFileSync(new URL(import.meta.resolve(address)));
}

describe("readFontFile", () => {
  it.each(bundledFamilies)("$name: WOFF and WOFF2 tell of the same widths", ({slug}) => {
    const [old, packed] = [readFontFile(file(slug, "woff")), readFontFile(file(slug, "woff2"))];
    expect(old.format).toBe("woff");
    expect(packed.format).toBe("woff2");
    expect([...packed.widths]).toEqual([...old.widths]);
    expect(packed.widths.size).toBeGreaterThan(180);
    expect(packed.isForbidden).toBe(false);
  });

  it("Source Sans 3 is set as its makers say", () => {
    const {widths, family, weights} = readFontFile(file("source-sans-3", "woff2"));
    expect(family).toMatch(/^Source Sans 3/);
    expect(weights).toBeNull();
    expect(["a", "m", "i", "0", "1", "æ", "–"].map((letter) => widths.get(letter))).toEqual([
      504, 829, 246, 497, 497, 778, 480,
    ]);
  });

  it("digits that are of different widths get that of the widest, as tabular ones are no wider", () => {
    const {widths} = readFontFile(file("figtree", "woff2"));
    expect(new Set([..."0123456789"].map((digit) => widths.get(digit)))).toEqual(new Set([641]));
  });

  it("refuses what is no font with a RangeError, however it is broken", () => {
    expect(() => readFontFile(new TextEncoder().encode("<svg>"))).toThrow(RangeError);
    expect(() => readFontFile(new Uint8Array())).toThrow(RangeError);
    const whole = file("figtree", "woff2");
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({min: 1, max: 255}), fc.boolean(), (at, change, isCut) => {
        const broken = Uint8Array.from(isCut ? whole.subarray(0, at) : whole);
        if (!isCut) broken[at] = (broken[at] ?? 0) ^ change;
        try {
          readFontFile(broken);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
