import {describe, expect, it} from "vitest";
import {isGuarded, quotable, readManuscript} from "../../src/proofs/manuscript.ts";

const source = `# Profil {#profil}

I alt {{share "helbred" row="Dårligt"}} har det dårligt{{! en note }}.
Linje to.
{{#claim "unge" test="share(alder, 'Ung') > 0.5"}}De fleste er unge.{{/claim}}

::: box Titel
- Et punkt
- Et til
:::

> Et citat
`;

describe("readManuscript", () => {
  const manuscript = readManuscript("04.md", source);

  it("blanks helpers out and leaves every place where it is", () => {
    expect(manuscript.text).toHaveLength(source.length);
    expect(manuscript.text.indexOf("har det dårligt")).toBe(source.indexOf("har det dårligt"));
    expect(manuscript.placeAt(source.indexOf("Linje to"))).toEqual({file: "04.md", line: 4, column: 1});
    expect(quotable(manuscript.text)).toContain("I alt … har det dårligt. Linje to. De fleste er unge.");
  });

  it("knows the helpers that write, with their keys", () => {
    expect(manuscript.calls.map(({name, key}) => [name, key])).toEqual([["share", "helbred"]]);
  });

  it("knows what claims and conditions are put around, also one in the other", () => {
    const nested = readManuscript(
      "a.md",
      '{{#when test="1 = 1"}}a {{#claim "x" test="1 = 1"}}b{{/claim}} c{{/when}} d',
    );
    const at = (letter: string) => ({start: nested.text.indexOf(letter), end: nested.text.indexOf(letter) + 1});
    expect(isGuarded(nested, at("c"))).toBe(true);
    expect(isGuarded(nested, at("d"))).toBe(false);
    expect(nested.claims).toHaveLength(2);
  });

  it("parts headings, prose, list items, directives and quotes", () => {
    expect(manuscript.passages.map(({kind, text}) => [kind, quotable(text)])).toEqual([
      ["heading", "# Profil {#profil}"],
      ["prose", "I alt … har det dårligt. Linje to. De fleste er unge."],
      ["directive", "::: box Titel"],
      ["prose", "- Et punkt"],
      ["prose", "- Et til"],
      ["directive", ":::"],
      ["quote", "> Et citat"],
    ]);
  });
});
