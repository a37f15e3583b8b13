import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {padEnd, padStart, plainText, textLength, wrapped} from "../../src/quick/plain-text.ts";

describe("plainText(text)", () => {
  it("leaves no mark that moves, colours or turns", () => {
    expect(plainText("\u001b[31mRød\u001b[0m\ttekst\r\n\u202eher\u0000")).toBe("[31mRød [0m tekst her");
  });
});

describe("wrapped(text, width)", () => {
  it("breaks between words", () => {
    expect(wrapped("Uddannelse eller job i kommunen", 12)).toEqual(["Uddannelse", "eller job i", "kommunen"]);
  });

  it("breaks a word that is longer than a line", () => {
    expect(wrapped("beskæftigelsesindsatsen nu", 10)).toEqual(["beskæfti-", "gelsesind-", "satsen nu"]);
  });

  it("keeps every letter, in lines that are not too long", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), fc.integer({min: 1, max: 40}), (text, width) => {
        const lines = wrapped(plainText(text), width);
        const letters = (of: string) => of.replace(/[ -]/g, "");
        expect(letters(lines.join(""))).toBe(letters(plainText(text)));
        for (const line of lines) expect(textLength(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe("padStart and padEnd", () => {
  it("count æ, and e with an accent of its own, as one place", () => {
    expect(padEnd("næ", 4)).toBe("næ  ");
    expect(padStart("e\u0301", 3)).toBe("  e\u0301");
    expect(padStart("lang", 2)).toBe("lang");
  });
});
