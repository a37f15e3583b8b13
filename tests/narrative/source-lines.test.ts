import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {joinPieces, sourceLines} from "../../src/narrative/pieces.ts";
import {renderChapters} from "../../src/narrative/render-chapters.ts";
import {sampleResults} from "./sample-results.ts";

/** Each line of the chapter as it was made, with the line of the file that it came from. */
function lines(...written: string[]): (readonly [number | undefined, string])[] {
  const [made] = renderChapters([{file: "a.md", text: written.join("\n")}], sampleResults());
  return (made?.markdown ?? "").split("\n").map((line, index) => [made?.lines[index], line] as const);
}

describe("the lines of a chapter", () => {
  it("are those of the file where nothing is left out", () => {
    expect(lines("# A", "", "Tekst")).toEqual([
      [1, "# A"],
      [2, ""],
      [3, "Tekst"],
    ]);
  });

  it("are known after conditions on lines of their own, whichever branch stands", () => {
    const written = ["# A", '{{#when test="1 < 2"}}', "Ja", "{{else}}", "Nej", "", "nej", "{{/when}}", "", "Efter"];
    expect(lines(...written)).toEqual([
      [1, "# A"],
      [3, "Ja"],
      [9, ""],
      [10, "Efter"],
    ]);
    expect(lines(...written.map((line) => line.replace("1 < 2", "1 > 2")))).toEqual([
      [1, "# A"],
      [5, "Nej"],
      [6, ""],
      [7, "nej"],
      [9, ""],
      [10, "Efter"],
    ]);
  });

  it("are known after comments and claims over several lines", () => {
    expect(
      lines(
        "# A",
        "{{! husk",
        "dette }}",
        "",
        '{{#claim "k"',
        '  test="1 < 2"}}Sætning',
        "over to.{{/claim}} Slut",
        "",
        "Efter",
      ),
    ).toEqual([
      [1, "# A"],
      [4, ""],
      [6, "Sætning"],
      [7, "over to. Slut"],
      [8, ""],
      [9, "Efter"],
    ]);
  });

  it("are as many as the text's, and ascend, whatever the pieces", () => {
    const pieces = fc.array(fc.record({text: fc.stringMatching(/^[a\n]{0,5}$/), gap: fc.nat(3)}));
    fc.assert(
      fc.property(pieces, (drawn) => {
        let line = 1;
        const placed = drawn.map(({text, gap}) => {
          line += gap;
          const piece = {text, line};
          line += text.split("\n").length - 1;
          return piece;
        });
        const found = sourceLines(placed);
        expect(found).toHaveLength(joinPieces(placed).split("\n").length);
        expect(found).toEqual([...found].sort((a, b) => a - b));
      }),
    );
  });
});
