import {describe, expect, it} from "vitest";
import {renderChapters, tryChapters} from "../../src/narrative/render-chapters.ts";
import {renderText} from "../../src/narrative/render-text.ts";
import {hostileLabels, sampleResults} from "./sample-results.ts";

const sample = sampleResults();

function render(text: string) {
  const [chapter] = renderChapters([{file: "chapters/04-profil.md", text}], sample);
  if (chapter === undefined) throw new Error("no chapter");
  return chapter;
}

/** A chapter's text with its numbers put in. */
function read(text: string): string {
  const {markdown, marks} = render(text);
  return markdown.replace(/\uE000(\d+)\uE001/g, (_, index: string) => {
    const mark = marks[Number(index)];
    return mark?.kind === "number" ? mark.text.replaceAll("\u00A0", " ") : "";
  });
}

describe("renderChapters(chapters, results)", () => {
  it("puts a mark where a helper stood, and leaves the Markdown alone", () => {
    const chapter = render(
      '# Profil {#profil}\n\nI alt **{{share "medicin" row="Ja"}}** svarer ja.[^1]\n\n[^1]: Af {{base "medicin"}}.\n',
    );
    expect(chapter).toEqual({
      file: "chapters/04-profil.md",
      markdown: "# Profil {#profil}\n\nI alt **\uE0000\uE001** svarer ja.[^1]\n\n[^1]: Af \uE0001\uE001.\n",
      marks: [
        {
          kind: "number",
          text: "34\u00A0pct.",
          addresses: ["medicin/medicin/1/percent"],
          share: {count: 33, base: 98},
          place: {file: "chapters/04-profil.md", line: 3, column: 9},
        },
        {
          kind: "number",
          text: "98",
          addresses: ["medicin/medicin/total/percent"],
          place: {file: "chapters/04-profil.md", line: 5, column: 10},
        },
      ],
      lines: [1, 2, 3, 4, 5, 6],
    });
  });

  it("numbers the marks of each chapter from 0", () => {
    const text = '{{share "medicin" row="Ja"}}';
    const chapters = renderChapters(
      [
        {file: "1.md", text},
        {file: "2.md", text},
      ],
      sample,
    );
    expect(chapters.map(({markdown}) => markdown)).toEqual(["\uE0000\uE001", "\uE0000\uE001"]);
  });

  it("leaves comments and the lines of blocks out", () => {
    expect(render('{{! husk }}a\n\n{{#when test="1 < 2"}}\nb\n{{/when}}\n\nc\n').markdown).toBe("a\n\nb\n\nc\n");
  });

  it("keeps values from data out of the Markdown, whatever they look like", () => {
    const {markdown, marks} = render('Årsager: {{ranking "fjendtlig" keepCase=true}}.');
    expect(markdown).toBe("Årsager: \uE0000\uE001.");
    const [mark] = marks;
    expect(mark?.kind).toBe("number");
    for (const label of hostileLabels) expect(mark?.kind === "number" && mark.text).toContain(label);
  });

  it("finds rows by hostile labels", () => {
    expect(read('{{count "fjendtlig" row="**fed**"}} {{count "fjendtlig" row="<script>alert(1)</script>"}}')).toBe(
      "fire seks",
    );
  });
});

describe("the author's full stop", () => {
  const share = '{{share "medicin" row="Ja"}}';

  it("is swallowed after a number that brings its own", () => {
    expect(read(`Det er ${share}. Og ${share} er det.`)).toBe("Det er 34 pct. Og 34 pct. er det.");
    expect(read(`Det er **${share}**.`)).toBe("Det er **34 pct.**");
    expect(read(`{{#claim "x" test="1 < 2"}}Det er ${share}{{/claim}}.`)).toBe("Det er 34 pct.");
  });

  it("is kept after other numbers, other signs and parentheses", () => {
    expect(read('Det er {{count "medicin" row="Ja"}}.')).toBe("Det er 33.");
    expect(read(`Det er ${share}, ${share}; (${share}).`)).toBe("Det er 34 pct., 34 pct.; (34 pct.).");
  });
});

describe("renderText(template, results, place)", () => {
  const place = {file: "evaluation.yaml", line: 40, column: 12};

  it("returns plain text with the numbers in it", () => {
    const text = 'I alt svarer {{share "medicin" row="Ja"}}. {{#when test="1 < 2"}}*Ja*{{/when}}';
    expect(renderText(text, sample, place)).toBe("I alt svarer 34\u00A0pct. *Ja*");
  });

  it("tells every error at the place of the value", () => {
    for (const text of ['\n{{share "medicn"}}', "\n{{share", '{{#when test="1 <"}}a{{/when}}', "\uE000"]) {
      expect(() => renderText(text, sample, place)).toThrow(expect.objectContaining({place}));
    }
  });
});

describe("tryChapters(chapters, results)", () => {
  const told = (...texts: string[]) =>
    tryChapters(
      texts.map((text, index) => ({file: `${index + 1}.md`, text})),
      sample,
    );

  it("tells what is wrong with every helper, test and claim of all chapters", () => {
    const {errors, isWhole} = told(
      '{{shre "medicin"}} {{share "medicn" row="Ja"}}\n\n{{#claim "a" test="1 <"}}x {{share "medicin" row="Jaa"}}{{/claim}}',
      '{{#claim "b" test="1 > 2"}}y{{/claim}} {{#when test="share(medicn) < 1"}}{{base "x"}}{{/when}}',
      "{{#claim",
    );
    expect(errors.map(({kind, place}) => `${kind} ${place?.file}:${place?.line}`)).toEqual([
      "config 1.md:1",
      "config 1.md:3",
      "config 3.md:1",
      "config 1.md:1",
      "config 1.md:3",
      "config 2.md:1",
      "config 2.md:1",
      "claim 2.md:1",
    ]);
    expect(isWhole).toBe(false);
  });

  it("makes the text around what cannot be looked up", () => {
    const {chapters, errors, isWhole} = told('Før {{share "medicn" row="Ja"}} efter {{base "medicin"}}.');
    expect(chapters[0]?.markdown).toBe("Før  efter \uE0000\uE001.");
    expect(errors).toHaveLength(1);
    expect(isWhole).toBe(true);
  });
});
