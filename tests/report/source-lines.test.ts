import {describe, expect, it} from "vitest";
import {renderChapters} from "../../src/narrative/render-chapters.ts";
import {tryAssemble} from "../../src/report/assemble.ts";
import {allBlocks} from "../../src/report/walk.ts";
import {results} from "./sample.ts";

function assemble(...lines: string[]) {
  const data = results("alder");
  return tryAssemble(renderChapters([{file: "a.md", text: lines.join("\n")}], data), data, new Map());
}

function linesOf(...lines: string[]): string[] {
  const {report, errors} = assemble(...lines);
  expect(errors).toEqual([]);
  return allBlocks(report.chapters[0]?.blocks ?? []).map(({kind, line}) => `${kind} ${line}`);
}

describe("the line of a block", () => {
  it("is where it begins in the file, also after conditions and claims over several lines", () => {
    expect(
      linesOf(
        "# A",
        "",
        '{{#when test="1 > 2"}}',
        "Falder bort",
        "",
        "over flere linjer.",
        "",
        "{{/when}}",
        "Står på linje 9.",
        "",
        '{{#claim "k"',
        '  test="1 < 2"}}',
        "Står på linje 13",
        "og 14.{{/claim}}",
        "",
        "## Afsnit på linje 16",
        "",
        "- et punkt",
        "- et andet",
      ),
    ).toEqual(["paragraph 9", "paragraph 13", "heading 16", "list 18", "paragraph 18", "paragraph 19"]);
  });

  it("is known of parts and of what stands in them, and of tables", () => {
    expect(
      linesOf(
        "# A",
        "{{! en",
        "bemærkning }}",
        "",
        "::: summary",
        "Tekst",
        "",
        '{{table "alder"}}',
        ":::",
        "",
        "> Citat",
      ),
    ).toEqual(["summary 5", "paragraph 6", "table 8", "quote 11", "paragraph 11"]);
  });

  it("is that of errors too", () => {
    const {errors} = assemble(
      "# A",
      '{{#when test="1 > 2"}}',
      "væk",
      "{{/when}}",
      "",
      "::: boxs T",
      "x",
      ":::",
      "",
      "| a |",
      "|---|",
    );
    expect(errors.map(({place}) => place)).toEqual([
      {file: "a.md", line: 6},
      {file: "a.md", line: 10},
    ]);
  });
});
