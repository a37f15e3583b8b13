import {describe, expect, it} from "vitest";
import {writtenHelpers} from "../../src/proofs/written-helpers.ts";

function insides(source: string): string[] {
  return writtenHelpers(source).map(({inside}) => inside);
}

describe("writtenHelpers", () => {
  it("finds calls, blocks and comments where they stand", () => {
    const source = 'a {{share "b"}} {{! c }}{{/claim}}';
    expect(insides(source)).toEqual(['share "b"', "! c", "/claim"]);
    expect(writtenHelpers(source).map(({start, end}) => source.slice(start, end))).toEqual([
      '{{share "b"}}',
      "{{! c }}",
      "{{/claim}}",
    ]);
  });

  it("takes braces in quotes, and quotes with a backslash, for text", () => {
    expect(insides(`{{a row="{x}} 31" in='"' of="\\"}}"}} b {{c}}`)).toEqual([
      `a row="{x}} 31" in='"' of="\\"}}"`,
      "c",
    ]);
  });

  it("reads a comment with dashes to its end, and no further", () => {
    expect(insides("{{!-- a }} {{b}} --}} {{c}}")).toEqual(["!-- a }} {{b}} --", "c"]);
  });

  it("leaves out the signs that take blanks away", () => {
    expect(insides('{{~ref "table:a"~}}')).toEqual(['ref "table:a"']);
  });

  it.each(["{{", '{{a "b', "{{!-- a", "{{! a", "{{a}", "{{a {{b}"])("finds nothing in «%s»", (source) => {
    expect(insides(source)).toEqual([]);
  });
});
