import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {helperText, markdownText} from "../../src/init/markdown-text.ts";
import {renderChapters} from "../../src/narrative/render-chapters.ts";
import {parseMarkdown} from "../../src/report/markdown.ts";
import {sampleResults} from "../narrative/sample-results.ts";

/** A chapter's heading and list item as readers see them, and the kinds of tokens that they were made of. */
function read(text: string): {heading: string; item: string; types: string[]} {
  const [chapter] = renderChapters([{file: "01.md", text: `# ${text}\n\n- ${text}: x\n`}], sampleResults());
  const tokens = parseMarkdown(chapter?.markdown ?? "");
  const inline = tokens.filter((token) => token.type === "inline");
  const words = inline.map((token) => (token.children ?? []).map((child) => child.content).join(""));
  const types = tokens.flatMap((token) => [token.type, ...(token.children ?? []).map((child) => child.type)]);
  expect(chapter?.marks).toEqual([]);
  expect(tokens.flatMap((token) => token.attrs ?? [])).toEqual([]);
  return {heading: words[0] ?? "", item: words[1] ?? "", types: [...new Set(types)]};
}

const plainTypes = [
  "bullet_list_close",
  "bullet_list_open",
  "heading_close",
  "heading_open",
  "inline",
  "list_item_close",
  "list_item_open",
  "paragraph_close",
  "paragraph_open",
  "text",
  "text_special",
];

const hostile = fc.oneof(
  fc.string({maxLength: 40, unit: "grapheme"}),
  fc.string({maxLength: 40, unit: fc.constantFrom(..."{}[]()<>*_`~#+-.!|\\/&;:=\"'$^ 1a\n")}),
);

describe("a text from an export in a chapter", () => {
  it("is the same words to a reader, and nothing else, whatever signs it has", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = markdownText(text);
        fc.pre(written !== "");
        const seen = text
          .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\s]+/gu, " ")
          .trim()
          .replaceAll("{", "(")
          .replaceAll("}", ")");
        const {heading, item, types} = read(written);
        expect(heading).toBe(seen);
        expect(item).toBe(`${seen}: x`);
        expect(types.filter((type) => !plainTypes.includes(type))).toEqual([]);
      }),
      {numRuns: 2000, seed: 4},
    );
  });

  it.each([
    '{{table "x"}}',
    '{{#claim "x" test="1 = 2"}}falsk{{/claim}}',
    "Titel {#profil .front}",
    "<script>alert(1)</script>",
    "[klik](javascript:alert(1))",
    "![billede](https://eksempel.dk/x.png)",
    "<https://eksempel.dk>",
    "fodnote[^1]",
    "**fed** og __fed__ og `kode`",
    "1. punkt",
    "- punkt",
    "::: box",
    "&lt;b&gt;",
    "\\{{x}}",
    "linje\nto\n# tre",
  ])("%j is harmless", (text) => {
    const {types} = read(markdownText(text));
    expect(types.filter((type) => !plainTypes.includes(type))).toEqual([]);
  });

  it("stays readable where nothing in it could mean anything", () => {
    expect(markdownText("Hvor ofte taler du med andre (fx venner)?")).toBe("Hvor ofte taler du med andre (fx venner)?");
    expect(markdownText("Er du 18-24 år, kl. 10.30?")).toBe("Er du 18-24 år, kl. 10.30?");
  });
});

describe("a text as a helper's option", () => {
  it("is put in quotes that it does not have, and refused when there are none", () => {
    expect(helperText("bip_1")).toBe('"bip_1"');
    expect(helperText('den "nye"')).toBe("'den \"nye\"'");
    expect(helperText('den "nye" \'')).toBeNull();
    expect(helperText("}}")).toBeNull();
  });
});
