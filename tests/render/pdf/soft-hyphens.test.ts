import {describe, expect, it} from "vitest";
import {mendSoftHyphens} from "../../../src/render/pdf/soft-hyphens.ts";

const sign = "/Span<</ActualText <FEFF00AD> >> BDC\n5.0391541 0 Td <0001> Tj\nEMC\n";
const mend = (operators: string) => mendSoftHyphens(operators, (font, hyphen) => `${font}-${hyphen}`);

describe("mendSoftHyphens", () => {
  it("takes the sign out and keeps the move to it, from which the next one counts", () => {
    expect(mend(`<002F> Tj\n${sign}0 0 Td <0031> Tj\n`)).toBe("<002F> Tj\n5.0391541 0 Td\n0 0 Td <0031> Tj\n");
  });

  it("takes every sign out of a word", () => {
    expect(mend(`${sign}1 0 Td <0031> Tj\n${sign}`)).not.toContain("Span");
  });

  it("draws the hyphen at the end of a broken line with the sign that reads as a soft hyphen", () => {
    const line = (hyphen: string) =>
      `ET\nBT\n/F6 13.3299999 Tf\n1 0 0 -1 554.92188 4250 Tm\n<${hyphen}> Tj\nET\nBT\n/F6 13 Tf\n`;
    expect(mend(`<002F> Tj\n${sign}${line("00B2")}`)).toBe(`<002F> Tj\n5.0391541 0 Td\n${line("F6-00B2")}`);
  });

  it("leaves the hyphen of a word alone", () => {
    const word = "<0010> Tj\n10.0360718 0 Td <00B2> Tj\n4.2649841 0 Td <008C> Tj\n";
    expect(mend(word)).toBe(word);
  });

  it("lets a space that does not break read as the space it is drawn as", () => {
    expect(mend("/Span<</ActualText <FEFF00A0> >> BDC\n3.15 0 Td <0001> Tj\nEMC\n<0031> Tj\n")).toBe(
      "3.15 0 Td <0001> Tj\n<0031> Tj\n",
    );
  });

  it("takes soft hyphens out of the text of a ligature and keeps the letters", () => {
    const ligature = (text: string) => `/Span<</ActualText <FEFF${text}> >> BDC\n1 0 Td <0080> Tj\nEMC\n`;
    expect(mend(ligature("006600AD0074"))).toBe(ligature("00660074"));
  });

  it("leaves other texts alone, also those whose digits only look like a soft hyphen", () => {
    const other = "/Span<</ActualText <FEFF100AD000> >> BDC\n1 0 Td <00AD> Tj\nEMC\n";
    expect(mend(other)).toBe(other);
  });
});
