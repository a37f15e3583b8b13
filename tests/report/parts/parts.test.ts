import {describe, expect, it} from "vitest";
import type {CliError} from "../../../src/errors/cli-error.ts";
import {CliErrors} from "../../../src/errors/cli-errors.ts";
import {assembleReport, tryAssemble} from "../../../src/report/assemble.ts";
import type {Block} from "../../../src/report/model.ts";
import {analysis, chapter, results} from "../sample.ts";

const figures = new Map([["figur", {title: "En figur", alt: "Alt", svg: "<svg></svg>", analysis: analysis("alder")}]]);

function blocksOf(body: string): readonly Block[] {
  const {chapters} = assembleReport([chapter("a.md", `# A\n\n${body}`)], results("alder", "helbred"), figures);
  return chapters[0]?.blocks ?? [];
}

function errorsOf(body: string): readonly CliError[] {
  return tryAssemble([chapter("a.md", `# A\n\n${body}`)], results("alder"), figures).errors;
}

/** What is wrong, as `line: message hint`. */
function told(body: string): string[] {
  return errorsOf(body).map(({place, message, hint}) => `${place?.line}: ${message} ${hint ?? ""}`.trim());
}

const text = (written: string) => [{kind: "text", text: written}];

describe("parts of a chapter", () => {
  it("stand in each other without counted colons, and more colons change nothing", () => {
    const inner = "::: box En\nTekst\n:::";
    const plain = blocksOf(`::: summary\n${inner}\n\n## Afsnit\n:::\n\nEfter`);
    const counted = blocksOf(`::::: summary\n${inner}\n\n## Afsnit\n:::::\n\nEfter`);
    expect(plain).toEqual(counted);
    expect(plain).toMatchObject([
      {
        kind: "summary",
        children: [
          {kind: "box", number: "1.1"},
          {kind: "heading", number: "1.1"},
        ],
      },
      {kind: "paragraph"},
    ]);
  });

  it("begin right after a paragraph, without an empty line", () => {
    expect(blocksOf("Tekst\n::: landscape\nBred\n:::\nMere").map(({kind}) => kind)).toEqual([
      "paragraph",
      "landscape",
      "paragraph",
    ]);
  });

  it("tell an unknown name, a missing title and a title too many, with what was meant", () => {
    expect(told("::: colums\nx\n:::")).toEqual([
      '3: There is no part of a chapter called "colums". Did you mean "columns"?',
    ]);
    expect(told("::: box\nx\n:::")).toEqual(['3: A part "box" needs a title. As in ::: box Titel.']);
    expect(told("::: summary Resume\nx\n:::")).toEqual([
      '3: A part "summary" has no title, and "Resume" is no option. As in ::: summary.',
    ]);
  });

  it("tell options that there are not, those given twice, and ids of what nothing refers to", () => {
    const item = "\n- «share:1/2» | ord\n:::";
    expect(told(`::: infographic icn=person${item}`)).toEqual([
      '3: A part "infographic" has no option icn=. Did you mean "icon"?',
    ]);
    expect(told(`::: key-figures icon=work${item}`)).toEqual([
      '3: A part "key-figures" has no option icon=. It has none: ::: key-figures.',
    ]);
    expect(told(`::: infographic of=5 of=6${item}`)).toEqual(["3: of= is given twice."]);
    expect(told("::: summary {#x}\nx\n:::")).toEqual([
      '3: A part "summary" has no id, since nothing can refer to it. As in ::: summary.',
    ]);
  });

  it("tell a part that is never closed, and an end of nothing", () => {
    expect(told("::: box Titel\nTekst\n\n::: summary\nMere\n:::")).toEqual([
      '3: The part "box" is never closed. Write ::: on a line of its own where it ends.',
    ]);
    expect(told("Tekst\n\n:::")).toEqual(["5: This ::: closes nothing. Open a part before it: ::: box Titel."]);
  });

  it("tell where they cannot stand", () => {
    expect(told("- ::: box T\n  x\n  :::")).toEqual([
      '3: A part "box" cannot stand in a list. Put it before or after, with a blank line between.',
    ]);
    expect(told("::: box T\n::: case U\nx\n:::\n:::")[0]).toContain('A part "case" cannot stand in the part "box"');
    expect(told("::: columns\n::: landscape\nx\n:::\n+++\ny\n:::")[0]).toContain(
      '"landscape" cannot stand in the part',
    );
    expect(told("Note[^n]\n\n[^n]: Tekst\n\n    ::: box T\n    x\n    :::")[0]).toContain("cannot stand in a footnote");
    expect(told("::: box T\n## Afsnit\n:::")).toEqual([
      '4: A heading cannot stand in the part "box". Use **bold** text.',
    ]);
    expect(told("Tekst\n\n+++\n\nTekst")[0]).toContain("+++ parts two columns");
  });
});

describe("boxes, facts and cases", () => {
  it("number boxes alone, and leave those of front matter without a number", () => {
    const {chapters} = assembleReport(
      [
        chapter("a.md", "# Forord {.front}\n\n::: box I forordet\nx\n:::"),
        chapter(
          "b.md",
          "# B\n\nSe «ref:box:f» og «ref:box:b».\n\n::: facts {#f} Om indsatsen\nx\n:::\n\n::: box {#b} Boks\nx\n:::",
        ),
      ],
      results(),
      new Map(),
    );
    expect(chapters[0]?.blocks).toMatchObject([{kind: "box", variant: "box", number: null}]);
    expect(chapters[1]?.blocks.slice(1)).toMatchObject([
      {kind: "box", variant: "facts", number: null, id: "f"},
      {kind: "box", variant: "box", number: "1.1", id: "b"},
    ]);
    expect(chapters[1]?.blocks[0]).toMatchObject({
      children: [{}, {text: "boksen »Om indsatsen«"}, {}, {text: "Boks 1.1"}, {}],
    });
  });

  it("take an id before the title, or after it as a heading does", () => {
    for (const header of ["box {#min} Titel", "box Titel {#min}"]) {
      expect(blocksOf(`::: ${header}\nx\n:::`)[0]).toMatchObject({id: "min", title: text("Titel")});
    }
  });

  it("keep live numbers and emphasis in a title", () => {
    expect(blocksOf("::: case *Karina* er «number:34 år»\nx\n:::")[0]).toMatchObject({
      variant: "case",
      title: [{kind: "emphasis", children: text("Karina")}, {text: " er "}, {kind: "number", text: "34 år"}],
      id: "boks-karina-er-34-aar",
    });
  });

  it("set what stands before a colon strong in the lists of a fact box, and nowhere else", () => {
    const list = "- Periode: 2018-2020\n- Parter: *Næstved*\n- En hel sætning. Med kolon: ja";
    const items = (block: Block | undefined) =>
      block?.kind === "box" && block.children[0]?.kind === "list" ? block.children[0].items : [];
    expect(items(blocksOf(`::: facts Fakta\n${list}\n:::`)[0])).toMatchObject([
      [{children: [{kind: "strong", children: text("Periode:")}, {text: " 2018-2020"}]}],
      [{children: [{kind: "strong", children: text("Parter:")}, {text: " "}, {kind: "emphasis"}]}],
      [{children: text("En hel sætning. Med kolon: ja")}],
    ]);
    expect(items(blocksOf(`::: box Boks\n${list}\n:::`)[0])[0]).toMatchObject([{children: text("Periode: 2018-2020")}]);
  });
});

describe("key figures and infographics", () => {
  it("take a list of numbers with words and icons", () => {
    expect(
      blocksOf("::: key-figures\n- «number:76 pct.» | har et *dårligt* helbred | icon=health\n- 98 | borgere\n:::"),
    ).toMatchObject([
      {
        kind: "key-figures",
        line: 3,
        items: [
          {
            value: [{kind: "number", text: "76 pct."}],
            label: [{text: "har et "}, {kind: "emphasis"}, {text: " helbred"}],
            icon: "health",
            filled: null,
          },
          {value: text("98"), label: text("borgere"), icon: null, filled: null},
        ],
      },
    ]);
  });

  it("draw a share as so many of ten signs, halves up, or of as many as are asked for", () => {
    const filled = (block: Block | undefined) =>
      block?.kind === "key-figures" ? block.items.map((item) => item.filled) : [];
    const items = "- «share:3/4» | a\n- «share:1/20» | b\n- «share:1/21» | c\n- «share:0/9» | d\n- «share:9/9» | e";
    expect(filled(blocksOf(`::: infographic\n${items}\n:::`)[0])).toEqual(
      [8, 1, 0, 0, 10].map((count) => ({count, of: 10})),
    );
    expect(filled(blocksOf(`::: infographic of=4\n${items}\n:::`)[0])).toEqual(
      [3, 0, 0, 0, 4].map((count) => ({count, of: 4})),
    );
  });

  it("give signs the icon of the part, or their own", () => {
    const [block] = blocksOf("::: infographic icon=home\n- «share:1/2» | a\n- «share:1/2» | b | icon=mind\n:::");
    expect(block).toMatchObject({items: [{icon: "home"}, {icon: "mind"}]});
    expect(blocksOf("::: infographic\n- «share:1/2» | a\n:::")[0]).toMatchObject({items: [{icon: "person"}]});
  });

  it("tell what is no key figure", () => {
    expect(told("::: key-figures\nTekst\n:::")[0]).toContain(
      '3: A part "key-figures" holds one list and nothing else.',
    );
    expect(
      told("::: key-figures\n- «number:3»\n- «number:4» | ord | icon=wrk\n- «number:4» | ord | ico=work\n:::"),
    ).toEqual([
      expect.stringContaining("4: A key figure is a number and a few words."),
      '5: There is no icon "wrk". Did you mean "work"?',
      '6: A key figure has no option "ico=work". Did you mean "icon"?',
    ]);
    expect(told("::: infographic of=1\n- «share:1/2» | a\n:::")[0]).toContain(
      "of= must be a whole number from 2 to 20.",
    );
    expect(told("::: infographic\n- «number:76 pct.» | a\n:::")[0]).toContain(
      "An infographic draws one live share an item.",
    );
  });
});

describe("pull quotes and columns", () => {
  it("set a quote large, with who said it", () => {
    expect(blocksOf("::: pull-quote\nDer er tid.\n\n— Borger, 34 år\n:::")).toMatchObject([
      {kind: "quote", large: true, children: [{kind: "paragraph"}], attribution: text("Borger, 34 år")},
    ]);
  });

  it("tell a pull quote that quotes nothing", () => {
    expect(told("::: pull-quote\n:::")[0]).toContain('3: A part "pull-quote" holds nothing.');
  });

  it("part two columns at +++, or at the second of two parts", () => {
    const parted = blocksOf("::: columns\nEn\n\nTo\n+++\nTre\n:::");
    expect(parted).toMatchObject([{kind: "columns", columns: [[{}, {}], [{}]]}]);
    const boxes = blocksOf("::: columns\n::: box A\na\n:::\n::: box B\nb\n:::\n:::");
    expect(boxes).toMatchObject([{columns: [[{number: "1.1"}], [{number: "1.2"}]]}]);
  });

  it("tell columns that are one, or three, or empty", () => {
    for (const body of ["Kun en", "En\n+++\nTo\n+++\nTre", "+++\nTo"]) {
      expect(told(`::: columns\n${body}\n:::`)[0]).toContain('3: A part "columns" holds two columns.');
    }
  });
});

describe("lists of tables and figures", () => {
  it("list all of the report in its order, also what stands in other parts and later chapters", () => {
    const {chapters} = assembleReport(
      [
        chapter("a.md", "# A {.front}\n\n::: tables\n:::\n\n::: figures\n:::"),
        chapter("b.md", "# B\n\n::: landscape\n«table:helbred»\n:::\n\n«figure:figur»"),
        chapter("c.md", "# C\n\n«table:alder»"),
      ],
      results("alder", "helbred"),
      figures,
    );
    expect(chapters[0]?.blocks).toMatchObject([
      {
        kind: "index",
        of: "tables",
        entries: [
          {id: "tabel-helbred", label: "Tabel 1.1", title: "Fordeling på helbred"},
          {id: "tabel-alder", label: "Tabel 2.1", title: "Fordeling på alder"},
        ],
      },
      {kind: "index", of: "figures", entries: [{id: "figur-figur", label: "Figur 1.1", title: "En figur"}]},
    ]);
  });

  it("tell a list of nothing, and one that is written by hand", () => {
    expect(told("::: figures\n:::")).toEqual(["3: The report has no figures to list. Leave ::: figures out."]);
    expect(told("«table:alder»\n\n::: tables\n- Tabel 1\n:::")[0]).toContain('"tables" is filled by itself');
  });
});

describe("what is wrong with parts", () => {
  it("is told of all parts at once", () => {
    expect(() =>
      assembleReport([chapter("a.md", "# A\n\n::: boks\nx\n:::\n\n::: figures\n:::")], results(), figures),
    ).toThrow(CliErrors);
  });
});
