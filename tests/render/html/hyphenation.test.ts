import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {createHyphenation} from "../../../src/render/html/hyphenation.ts";

const hyphenate = createHyphenation();
const shown = (text: string) => hyphenate(text).replaceAll("\u00ad", "-");

describe("createHyphenation", () => {
  it.each([
    ["målgruppen", "mål-grup-pen"],
    ["medarbejderskemaet", "med-ar-bej-der-ske-maet"],
    ["ressourcekonsulenterne", "res-sour-ce-kon-su-len-terne"],
    ["beskæftigelse", "beskæf-ti-gelse"],
    ["opstartsmålingen", "opstarts-må-lin-gen"],
  ])("hyphenates %s as %s", (word, expected) => expect(shown(word)).toBe(expected));

  it.each([
    ["midtvejsevaluering", "midt-vejs-eva-lu-e-ring"],
    ["socialpsykiatrien", "soci-al-psy-ki-a-trien"],
    ["signifikanstest", "sig-ni-fi-kans-test"],
    ["helbredstilstanden", "hel-breds-til-stan-den"],
    ["Igangsatte", "Igang-satte"],
  ])("breaks the compound %s at its joint: %s", (word, expected) => expect(shown(word)).toBe(expected));

  it("leaves words of fewer than nine letters whole", () => {
    expect(shown("Borgerne er indskrevet i forløb")).toBe("Borgerne er ind-skre-vet i forløb");
  });

  it("leaves abbreviations, addresses and words with digits whole", () => {
    const text =
      "PERSONNUMMER vaeksthusets-forskningscenter.dk/beskaeftigelse beskæftigelse2019 borger@beskæftigelse.dk";
    expect(shown(text)).toBe(text);
    expect(shown("aktiverings-/uddannelsesforløb.")).toBe("akti-ve-rings-/uddan-nel-ses-for-løb.");
  });

  it("leaves at least three letters on each side and a vowel in each part", () => {
    const letters = fc.string({unit: fc.constantFrom(..."abdefghiklmnoprstuvyæøå"), minLength: 9, maxLength: 24});
    fc.assert(
      fc.property(letters, (word) => {
        const parts = hyphenate(word).split("\u00ad");
        if (parts.length === 1) return;
        expect(parts[0]?.length).toBeGreaterThanOrEqual(3);
        expect(parts.at(-1)?.length).toBeGreaterThanOrEqual(3);
        for (const part of parts.slice(1)) expect(part).toMatch(/[aeiouyæøå]/);
      }),
    );
  });

  it("changes nothing but soft hyphens in any text", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), (text) => {
        const plain = text.replaceAll("\u00ad", "");
        expect(hyphenate(plain).replaceAll("\u00ad", "")).toBe(plain);
      }),
    );
  });
});
