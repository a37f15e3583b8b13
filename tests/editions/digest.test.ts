import {SaxesParser} from "saxes";
import {describe, expect, it} from "vitest";
import {diffEditions} from "../../src/editions/diff.ts";
import {digest} from "../../src/editions/digest.ts";
import {analysisWith, type EditionParts, editionWith, testWith} from "../support/editions.ts";

const hostile = `<script>alert("1")</script>&'`;

function digestOf(before: EditionParts, after: EditionParts): string {
  return digest(diffEditions(editionWith(before), editionWith(after)));
}

const claim = (test: string) => ({name: hostile, chapter: hostile, line: 1, test});
const whole = digestOf(
  {
    analyses: {
      a: {
        ...analysisWith("a", {Ja: 3, [hostile]: 1}, 12),
        title: hostile,
        tests: [testWith(0.2), {...testWith(0.3), key: "b"}],
      },
      gone: {...analysisWith("gone", {}, 1), title: hostile},
    },
    text: [{chapter: hostile, line: 3, text: `29 pct. ${hostile} er glade.`}],
    manifest: {claims: [claim("x > 1")]},
  },
  {
    analyses: {
      a: {
        ...analysisWith("a", {Ja: 8, [hostile]: 5}, 16),
        title: hostile,
        tests: [testWith(0.01), {...testWith(0.4), key: "b"}],
      },
    },
    source: {kept: 1612, content: "b"},
    text: [{chapter: hostile, line: 4, text: `50 pct. ${hostile} er glade.`}],
    manifest: {claims: [claim(`y < 1 ${hostile}`)]},
  },
);

/** What a reader of e-mail is handed: well-formed, so that no program has to guess. */
function elementsOf(html: string): {readonly names: ReadonlySet<string>; readonly text: string} {
  const names = new Set<string>();
  let text = "";
  const parser = new SaxesParser();
  parser.on("opentag", ({name}) => names.add(name));
  parser.on("text", (each) => {
    text += each;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(html.replace("<!doctype html>", "").replace(/<(meta [^>]*)>/g, "<$1/>")).close();
  return {names, text};
}

describe("digest(diff)", () => {
  it("is made of headings, paragraphs and tables, with styles in the elements and nothing fetched", () => {
    const {names} = elementsOf(whole);
    expect([...names].sort()).toEqual([
      "body",
      "h1",
      "h2",
      "h3",
      "head",
      "html",
      "meta",
      "p",
      "table",
      "tbody",
      "td",
      "th",
      "thead",
      "title",
      "tr",
    ]);
    expect(whole).not.toMatch(/<style|class=|url\(|href=|src=/);
  });

  it("shows labels from data as they are, whatever they hold", () => {
    const {text} = elementsOf(whole);
    expect(text.split(hostile).length).toBeGreaterThan(8);
  });

  it("has the subject line as its title", () => {
    expect(whole).toContain(
      "<title>Nyt i Lille evaluering: 1 konklusion vendt, 2 tal ændret, 1 sætning ændret</title>",
    );
  });

  it("tells in Danish what changed, by how much and why", () => {
    const {text} = elementsOf(whole);
    for (const words of [
      "Vendte konklusioner",
      "Er nu signifikant (p = 0,200 → p = 0,010).",
      "+25,0\u00a0pct.\u2011point",
      "n = 12 → 16",
      "1.612",
      "Årsag: nye svar (Spørgeskema).",
      "Nu: 50 pct.",
      "Tabellen",
      "er udgået.",
    ]) {
      expect(text).toContain(words);
    }
  });

  it("says that nothing has changed", () => {
    const same = digestOf({}, {});
    expect(same).toContain("<title>Intet nyt i Lille evaluering</title>");
    expect(elementsOf(same).text).toContain("Der er ingen ændringer.");
  });

  it("says what could not be compared", () => {
    expect(elementsOf(digestOf({manifest: false}, {})).text).toContain("Den ene udgave har intet manifest.");
  });

  it("counts what there is no room for", () => {
    const of = (count: number) => ({
      a: analysisWith("a", Object.fromEntries(Array.from({length: 33}, (_, row) => [`r${row}`, count])), 10),
    });
    expect(elementsOf(digestOf({analyses: of(1)}, {analyses: of(5)})).text).toContain("Og 13 flere.");
  });
});
