import {describe, expect, it} from "vitest";
import {withoutSoftHyphens} from "../../../src/render/pdf/soft-hyphens.ts";

const sign = "/Span<</ActualText <FEFF00AD> >> BDC\n5.0391541 0 Td <0001> Tj\nEMC\n";

describe("withoutSoftHyphens", () => {
  it("takes the sign out and keeps the move to it, from which the next one counts", () => {
    expect(withoutSoftHyphens(`<002F> Tj\n${sign}0 0 Td <0031> Tj\n`)).toBe(
      "<002F> Tj\n5.0391541 0 Td\n0 0 Td <0031> Tj\n",
    );
  });

  it("takes every sign out of a word", () => {
    expect(withoutSoftHyphens(`${sign}1 0 Td <0031> Tj\n${sign}`)).not.toContain("Span");
  });

  it("takes soft hyphens out of the text of a ligature and keeps the letters", () => {
    const ligature = (text: string) => `/Span<</ActualText <FEFF${text}> >> BDC\n1 0 Td <0080> Tj\nEMC\n`;
    expect(withoutSoftHyphens(ligature("006600AD0074"))).toBe(ligature("00660074"));
  });

  it("leaves other texts alone, also those whose digits only look like a soft hyphen", () => {
    const other = "/Span<</ActualText <FEFF100AD000> >> BDC\n1 0 Td <00AD> Tj\nEMC\n";
    expect(withoutSoftHyphens(other)).toBe(other);
  });
});
