import {describe, expect, it} from "vitest";
import {expectedErrors} from "../../src/errors/cli-errors.ts";
import {renderChapters} from "../../src/narrative/render-chapters.ts";
import {renderText} from "../../src/narrative/render-text.ts";
import {catchError} from "./catch-error.ts";
import {sampleResults} from "./sample-results.ts";

const sample = sampleResults();

function render(...texts: readonly string[]) {
  return renderChapters(
    texts.map((text, index) => ({file: `chapters/0${index + 1}.md`, text})),
    sample,
  );
}

const refused = (...texts: readonly string[]) => catchError(() => render(...texts));

describe("a claim that holds", () => {
  it("leaves its sentence, with the helpers in it", () => {
    const [chapter] = render(
      'Alt i alt. {{#claim "de fleste" test="share(medicin, \'Ja\') < 0.5"}}Kun {{share "medicin" row="Ja"}} får medicin.{{/claim}} Slut.',
    );
    expect(chapter?.markdown).toBe("Alt i alt. Kun \uE0000\uE001 får medicin. Slut.");
    expect(chapter?.marks).toHaveLength(1);
  });
});

describe("a claim that does not hold", () => {
  const text = `# Profil

Først. {{#claim "de fleste" test="share(medicin, 'Ja') > 0.5"}}**De fleste** får medicin,
nemlig {{share "medicin" row="Ja"}}.{{/claim}}`;

  it("stops with its place, name, sentence, test and numbers", () => {
    const error = refused(text);
    expect(error.kind).toBe("claim");
    expect(error.exitCode).toBe(5);
    expect(error.place).toEqual({file: "chapters/01.md", line: 3, column: 8});
    expect(error.message).toBe(
      'The claim "de fleste" does not hold: «**De fleste** får medicin, nemlig 34 pct.» rests on ' +
        "share(medicin, 'Ja') > 0.5, which is 0.336735 (33 of 98) > 0.5.",
    );
    expect(error.hint).toBe("Change the sentence or its test.");
  });

  it("is told with the others that do not hold, in all chapters", () => {
    const other = '{{#claim "to" test="1 > 2"}}b{{/claim}}';
    const third = '{{#claim "tre" test="1 > 2"}}c{{/claim}}{{#claim "fire" test="1 < 2"}}d{{/claim}}';
    const errors = expectedErrors(refused(text, other, third));
    expect(errors.map(({message}) => /"(.+?)"/.exec(message)?.[1])).toEqual(["de fleste", "to", "tre"]);
    expect(errors.map(({place}) => place?.file)).toEqual(["chapters/01.md", "chapters/02.md", "chapters/03.md"]);
  });

  it("is found inside another claim", () => {
    const nested = '{{#claim "ydre" test="1 < 2"}}a {{#claim "indre" test="1 > 2"}}b{{/claim}}{{/claim}}';
    expect(refused(nested).message).toContain('The claim "indre" does not hold: «b»');
  });

  it("does not matter in a text that is not shown", () => {
    const hidden = '{{#when test="1 > 2"}}{{#claim "skjult" test="1 > 2"}}b{{/claim}}{{/when}}';
    expect(render(hidden)[0]?.markdown).toBe("");
  });
});

describe("a claim is refused", () => {
  it("without a name or a test", () => {
    expect(refused('{{#claim test="1 < 2"}}a{{/claim}}').message).toBe("{{claim}} needs a name.");
    expect(refused('{{#claim " " test="1 < 2"}}a{{/claim}}').message).toBe("A claim's name cannot be empty.");
    const untested = refused('a\n{{#claim "x"}}a{{/claim}}');
    expect(untested.message).toBe("{{#claim}} needs test=.");
    expect(untested.place).toEqual({file: "chapters/01.md", line: 2, column: 1});
  });

  it("when another has its name, also in another chapter or inside a condition", () => {
    const error = refused(
      '{{#claim "x" test="1 < 2"}}a{{/claim}}',
      '\n{{#when test="1 > 2"}}{{#claim "x" test="1 < 2"}}a{{/claim}}{{/when}}',
    );
    expect(error.message).toBe('There are two claims with the name "x".');
    expect(error.place).toMatchObject({file: "chapters/02.md", line: 2});
    expect(error.hint).toContain("chapters/01.md:1:1");
  });

  it("when it is not closed, closed by another, or closed without being opened", () => {
    const unclosed = refused('# T\n\nOg {{#claim "x" test="1 < 2"}}a\n\nb');
    expect(unclosed.message).toBe("{{#claim}} is never closed.");
    expect(unclosed.place).toEqual({file: "chapters/01.md", line: 3, column: 4});
    expect(refused('{{#claim "x" test="1 < 2"}}a{{/when}}').message).toBe("{{#claim}} is closed by {{/when}}.");
    expect(refused("a\n\n{{/claim}}").message).toBe("A block is closed that was never opened.");
  });

  it("with an else, an unknown option, or without a body around it", () => {
    expect(refused('{{#claim "x" test="1 < 2"}}a{{else}}b{{/claim}}').message).toContain("A claim has no {{else}}");
    expect(refused('{{#claim "x" tets="1 < 2"}}a{{/claim}}').hint).toBe('Did you mean "test"?');
    expect(refused('{{claim "x" test="1 < 2"}}').message).toBe("{{claim}} needs something to stand around.");
  });

  it("outside chapters", () => {
    const error = catchError(() =>
      renderText('{{#claim "x" test="1 < 2"}}a{{/claim}}', sample, {file: "evaluation.yaml"}),
    );
    expect(error.message).toBe("Claims can only be made in a chapter.");
  });
});

describe("a test that is wrong", () => {
  it("is told at its own line and column, through quotes and line breaks", () => {
    const error = refused('Se\n\n  {{#claim "x" test="1 < 2 and\n share(medicin, \\"Jaa\\") < 1"}}a{{/claim}}');
    expect(error.message).toContain('There is no row "Jaa"');
    expect(error.place).toEqual({file: "chapters/01.md", line: 4, column: 18});
    expect(refused('{{#claim "x" test="shre(medicin) < 1"}}a{{/claim}}').place).toMatchObject({line: 1, column: 20});
  });

  it("is found in a condition that is not reached", () => {
    expect(refused('{{#when test="1 > 2"}}{{#when test="1 <"}}a{{/when}}{{/when}}').message).toContain("The test ends");
  });
});

describe("{{#when}}", () => {
  const when = (test: string) => `{{#when test="${test}"}}ja{{else when test="1 < 2"}}måske{{else}}nej{{/when}}`;

  it("shows the text whose condition holds", () => {
    expect(render(when("1 < 2"))[0]?.markdown).toBe("ja");
    expect(render(when("1 > 2"))[0]?.markdown).toBe("måske");
    expect(render('{{#when test="1 > 2"}}ja{{/when}}!')[0]?.markdown).toBe("!");
  });

  it("finds names that do not exist in the text that is not shown", () => {
    expect(refused('{{#when test="1 < 2"}}ja{{else}}{{share "medicin" row="Jaa"}}{{/when}}').message).toContain(
      '"Jaa"',
    );
  });

  it("lets an empty cell be in the text that is not shown", () => {
    const guarded = '{{#when test="1 > 2"}}{{number "udfald" row="target" column="praktik"}}{{else}}intet mål{{/when}}';
    const [chapter] = render(guarded);
    expect(chapter).toMatchObject({markdown: "intet mål", marks: []});
    expect(refused(guarded.replace("1 > 2", "1 < 2")).kind).toBe("data");
  });

  it("takes only a test", () => {
    expect(refused('{{#when "x" test="1 < 2"}}a{{/when}}').message).toBe("{{#when}} takes only test=.");
    expect(refused("{{#when}}a{{/when}}").message).toBe("{{#when}} needs test=.");
  });
});
