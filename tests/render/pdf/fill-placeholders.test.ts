import {describe, expect, it} from "vitest";
import {pagePlaceholder} from "../../../src/render/page-placeholders.ts";
import {fillPlaceholders} from "../../../src/render/pdf/fill-placeholders.ts";
import type {PageContent} from "../../../src/render/pdf/page-content.ts";

/** The sign of a letter in the font of these pages. */
const sign = (letter: string) => (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

/** A text as Chromium draws it: letter by letter, each after a move from the one before. */
function draw(text: string): string {
  const [first = "", ...rest] = text;
  const signs = rest.map((letter) => `6.7870941 0 Td <${sign(letter)}> Tj\n`);
  return `BT\n/F7 13.6599998 Tf\n1 0 0 -1 539.625 1250 Tm\n<${sign(first)}> Tj\n${signs.join("")}ET\n`;
}

/** What a reader sees of such operators: the letters, with a dot for each that is left out. */
function seen(operators: string): string[] {
  return Array.from(operators.matchAll(/BT\n([\s\S]*?)ET\n/g), ([, text = ""]) =>
    text
      .replace(/^.*Tf\n.*Tm\n/, "")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => String.fromCodePoint(Number.parseInt(/<(\w+)>/.exec(line)?.[1] ?? "2E", 16)))
      .join(""),
  );
}

function pages(...texts: readonly (readonly string[])[]): PageContent[] {
  return texts.map((page, index) => ({page: index + 1, object: index + 1, operators: page.map(draw).join("")}));
}

const placeholders = (from: number, to: number) =>
  Array.from({length: to - from}, (_, index) => ["Afsnit", pagePlaceholder(from + index)]).flat();

describe("pagePlaceholder", () => {
  it("counts on in digits from entry to entry", () => {
    expect([0, 1, 2, 3, 4].map(pagePlaceholder)).toEqual(["¤012", "¤345", "¤678", "¤901", "¤234"]);
  });
});

describe("fillPlaceholders", () => {
  it("draws numbers flush right in the place of placeholders, over pages", () => {
    const filled = fillPlaceholders(pages(placeholders(0, 3), placeholders(3, 5), ["1234"]), [4, 9, 10, 128, 76]);
    expect(filled?.map(({operators}) => seen(operators))).toEqual([
      ["Afsnit", "..4", "Afsnit", "..9", "Afsnit", ".10"],
      ["Afsnit", "128", "Afsnit", ".76"],
      ["1234"],
    ]);
  });

  it("keeps every move, so that digits stand where they stood", () => {
    const [filled] = fillPlaceholders(pages(placeholders(0, 4)), [7, 8, 9, 10]) ?? [];
    expect(filled?.operators.match(/Td/g)).toHaveLength(4 * (5 + 3));
  });

  it.each([
    ["there are too few placeholders to know all digits from", pages(placeholders(0, 3)), [1, 2, 3]],
    ["a number has too many digits", pages(placeholders(0, 4)), [1, 2, 3, 1000]],
    ["a placeholder is missing", pages(placeholders(0, 4)), [1, 2, 3, 4, 5]],
    ["other text begins with the same sign", pages(["¤ 31", ...placeholders(0, 4)]), [1, 2, 3, 4]],
    ["the digits are not those of the placeholders", pages(["¤111", "¤222", "¤333", "¤444"]), [1, 2, 3, 4]],
    ["two signs could be the mark", pages([...placeholders(0, 4), "Aaaa", "Abbb", "Accc", "Addd"]), [1, 2, 3, 4]],
    ["text is drawn in another way", [{page: 1, object: 1, operators: "BT [(012) 3] TJ ET"}], [1, 2, 3, 4]],
  ] as const)("gives nothing when %s", (_, contents, numbers) => {
    expect(fillPlaceholders(contents, numbers)).toBeNull();
  });
});
