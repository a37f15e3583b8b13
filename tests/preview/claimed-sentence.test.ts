import {describe, expect, it} from "vitest";
import {wordsOfSentence} from "../../src/preview/claimed-sentence.ts";

describe("wordsOfSentence", () => {
  it("gives a plain sentence as it is", () => {
    expect(wordsOfSentence("De fleste, 71 pct., er under 40 år.")).toEqual(["De fleste, 71 pct., er under 40 år."]);
  });

  it("parts it where the page has something else: emphasis, links, notes and references", () => {
    const sentence = "**Flertallet** er [yngre](https://eksempel.dk/a_b), jf. table:alder.[^note] Det er *klart*.";
    expect(wordsOfSentence(sentence)).toEqual(["Flertallet", "er", "yngre", ", jf.", "Det er", "klart"]);
  });

  it("leaves out pieces without a letter or figure, which stand everywhere", () => {
    expect(wordsOfSentence("*Ja*.")).toEqual(["Ja"]);
  });
});
