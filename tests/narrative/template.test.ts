import {describe, expect, it} from "vitest";
import {renderChapters} from "../../src/narrative/render-chapters.ts";
import {catchError} from "./catch-error.ts";
import {sampleResults} from "./sample-results.ts";

const sample = sampleResults();

function refused(text: string) {
  return catchError(() => renderChapters([{file: "a.md", text}], sample));
}

describe("a chapter's errors stand at their line and column", () => {
  it.each([
    ["unknown helper", '# T\n\nDer er {{shre "medicin"}}.', 3, 8],
    ["unknown helper after æøå", 'æøå {{shre "medicin"}}', 1, 5],
    ["unknown block", 'a\n{{#calim "x"}}a{{/calim}}', 2, 1],
    ["unknown analysis", '\n\n{{share "medicn" row="Ja"}}', 3, 9],
    ["unknown row", '{{share "medicin" row="Jaa"}}', 1, 23],
    ["unknown row given as in=", '{{share "medicin" in="Jaa"}}', 1, 22],
    ["unknown end of a change", '{{change "svar" row="borger" from=1 to=9}}', 1, 40],
    ["missing block", '{{share "helbred" row="Dårligt"}}', 1, 1],
    ["unknown option", '{{share "medicin" rwo="Ja"}}', 1, 19],
    ["option over a line break", '{{share "medicin"\n  row="Jaa"}}', 2, 7],
    ["sub-expression", 'a {{capital (count "medicin" row="Jaa")}}', 1, 34],
    ["Windows line ends", '# T\r\n\r\nDer {{shre "medicin"}}', 3, 5],
    ["after a block", '{{#when test="1 < 2"}}\na\n{{/when}}\nb {{shre "x"}}', 4, 3],
  ])("%s", (_, text, line, column) => {
    expect(refused(text).place).toEqual({file: "a.md", line, column});
  });
});

describe("what is no helper is refused", () => {
  it.each([
    ["{{> partial}}", "Partials and decorators cannot be used."],
    ["{{* decorator}}", "Partials and decorators cannot be used."],
    ['{{{share "medicin" row="Ja"}}}', "Three braces have no meaning here."],
    ['{{&share "medicin"}}', "Three braces have no meaning here."],
    ["{{constructor}}", 'There is no helper "constructor".'],
    ["{{this.constructor}}", 'There is no helper "this.constructor".'],
    ["{{@root}}", 'There is no helper "@root".'],
    ['{{lookup "a" "b"}}', 'There is no helper "lookup".'],
    ['{{#each "a"}}b{{/each}}', 'There is no block "each".'],
    ["{{#if true}}b{{/if}}", 'There is no block "if".'],
    ['{{^when test="1 < 2"}}a{{/when}}', "A block begins with {{#, not {{^."],
    ['{{#when test="1 < 2" as |x|}}a{{/when}}', "Block parameters (as |x|) cannot be used."],
    ['{{#share "medicin"}}a{{/share}}', "{{share}} stands alone, not around text."],
    ['{{"share" "medicin"}}', "A helper's name is missing."],
    ["{{share null}}", "null and undefined must stand in quotes."],
    ['{{share "medicin" row=this.x}}', "this.x must stand in quotes."],
  ])("%s", (text, message) => {
    const error = refused(text);
    expect(error.kind).toBe("config");
    expect(error.message).toBe(message);
  });

  it("{{share “medicin”}}: curly quotes", () => {
    const error = refused('# T\n\n{{share “medicin” row="Ja"}}');
    expect(error.kind).toBe("config");
    expect(error.place?.line).toBe(3);
  });
});

describe("a syntax error is told with its line", () => {
  it.each([
    ['a\n\n{{share "medicin" row=}}', 3],
    ['a\n{{share "medicin}}', 2],
    ["a\n\nb {{share", 3],
    ['a {{share "medicin"}', 1],
  ])("%j", (text, line) => {
    const error = refused(text);
    expect(error.kind).toBe("config");
    expect(error.message).toBe("A helper is not written right.");
    expect(error.place).toEqual({file: "a.md", line});
  });
});

describe("characters that maalepunkt keeps for itself", () => {
  it("are refused in a chapter, with their place", () => {
    const error = refused("# T\n\nDer er \uE0000\uE001 her.");
    expect(error.message).toContain("U+E000");
    expect(error.place).toEqual({file: "a.md", line: 3, column: 8});
  });
});
