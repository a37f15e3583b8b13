import {describe, expect, it} from "vitest";
import {sentencesOf} from "../../src/proofs/sentences.ts";

const sentences = (text: string) =>
  sentencesOf({kind: "prose", text, start: 10, end: 10 + text.length}).map((each) => each.text.trim());

describe("sentencesOf", () => {
  it("ends a sentence at a full stop, a question mark or an exclamation mark", () => {
    expect(sentences("Det går godt. Gør det? Ja!")).toEqual(["Det går godt.", "Gør det?", "Ja!"]);
  });

  it("ends none at abbreviations, ordinals and initials", () => {
    const text = "Ca. 31 pct. af borgerne, f.eks. dem fra den 3. måling, jf. Tabel 4.1, kender H. Bech m.fl. godt.";
    expect(sentences(text)).toEqual([text]);
  });

  it("tells where each stands", () => {
    expect(
      sentencesOf({kind: "prose", text: "Nej. Jo.", start: 10, end: 18}).map(({start, end}) => [start, end]),
    ).toEqual([
      [10, 14],
      [14, 18],
    ]);
  });
});
