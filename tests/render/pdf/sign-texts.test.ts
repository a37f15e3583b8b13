import {describe, expect, it} from "vitest";
import {mendSignTexts} from "../../../src/render/pdf/sign-texts.ts";

const sign = "/Span<</ActualText <FEFF00AD> >> BDC\n5.0391541 0 Td <0001> Tj\nEMC\n";
const mend = (operators: string) => mendSignTexts(operators, (font, looks, reads) => `${font}-${looks}-${reads}`);

describe("mendSignTexts", () => {
  it("takes the sign out and keeps the move to it, from which the next one counts", () => {
    expect(mend(`<002F> Tj\n${sign}0 0 Td <0031> Tj\n`)).toBe("<002F> Tj\n5.0391541 0 Td\n0 0 Td <0031> Tj\n");
  });

  it("takes every sign out of a word", () => {
    expect(mend(`${sign}1 0 Td <0031> Tj\n${sign}`)).not.toContain("Span");
  });

  it("draws the hyphen at the end of a broken line with the sign that reads as a soft hyphen", () => {
    const line = (hyphen: string) =>
      `ET\nBT\n/F6 13.3299999 Tf\n1 0 0 -1 554.92188 4250 Tm\n<${hyphen}> Tj\nET\nBT\n/F6 13 Tf\n`;
    expect(mend(`<002F> Tj\n${sign}${line("00B2")}`)).toBe(`<002F> Tj\n5.0391541 0 Td\n${line("F6-00B2-00AD")}`);
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

  const ligature = (text: string) =>
    `BT\n/F4 10 Tf\n1 0 0 -1 0 0 Tm\n<0001> Tj\n/Span<</ActualText <FEFF${text}> >> BDC\n1 0 Td <0080> Tj\nEMC\nET\n`;
  const withSign = (sign: string) => `BT\n/F4 10 Tf\n1 0 0 -1 0 0 Tm\n<0001> Tj\n1 0 Td <${sign}> Tj\nET\n`;

  it("draws a sign that is said to read otherwise with one that its font says it of", () => {
    expect(mend(ligature("2019"))).toBe(withSign("F4-0080-2019"));
    expect(mend(ligature("00660074"))).toBe(withSign("F4-0080-00660074"));
  });

  it("takes soft hyphens out of the text of a ligature and keeps the letters", () => {
    expect(mend(ligature("006600AD0074"))).toBe(withSign("F4-0080-00660074"));
  });

  it("tells soft hyphens from units whose digits only look like one", () => {
    expect(mend(ligature("100AD000"))).toBe(withSign("F4-0080-100AD000"));
  });
});
