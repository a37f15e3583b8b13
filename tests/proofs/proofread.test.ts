import {describe, expect, it} from "vitest";
import type {ProofName} from "../../src/config/proof-spec.ts";
import {readManuscript} from "../../src/proofs/manuscript.ts";
import {proofread} from "../../src/proofs/proofread.ts";
import {analysis, answers, column, results, test} from "../narrative/build-results.ts";
import {sampleResults} from "../narrative/sample-results.ts";

const columns = [column("1", "Første måling"), column("3", "Tredje måling")];
const rows = [
  {key: "1", label: "Dårligt", counts: [30, 20]},
  {key: "2", label: "Godt", counts: [67, 77]},
];
const helbred = analysis(
  "helbred",
  "change",
  columns,
  [answers("helbred/h", null, columns, rows)],
  [test("h", {p: 0.001, printed: "p = 0,001", significant: true})],
);

/** Remarks on chapters, of one proof: `line:column message hint`. */
function remarks(rule: ProofName, ...chapters: readonly string[]): string[] {
  const all = {
    manuscripts: chapters.map((text, index) => readManuscript(`${index + 1}.md`, text)),
    results: results([helbred]),
    figures: {},
    readElsewhere: [],
    works: [],
  };
  return proofread(all, {meant: [], off: []})
    .filter((remark) => remark.rule === rule)
    .map(({place, message, hint}) => `${place.file}:${place.line}:${place.column} ${message} ${hint ?? ""}`.trim());
}

describe("typed-number", () => {
  it.each([
    "31 pct.",
    "12,5 procent",
    "40 %",
    "14 procentpoint",
    "ni ud af 98",
    "to ud af de fire",
    "n = 97",
    "p = 0,004",
    "23 borgere",
    "1.234 personer",
    "25-30 pct.",
    "3½ pct.",
    "en ud af tre",
    "p = 0.04",
  ])("«%s» looks like a result", (words) => {
    expect(remarks("typed-number", `# A\n\nDet gælder ${words} her.`)).toEqual([
      expect.stringContaining(`1.md:3:12 «${words}» is typed by hand.`),
    ]);
  });

  it.each([
    "i 2019",
    "borgere på 18-24 år",
    "den 12. april",
    "et 95 pct.-sikkerhedsinterval",
    "et 5 pct. signifikansniveau",
    "et signifikansniveau på 5 pct.",
    "[rapporten](https://vive.dk/a%20b31%C3) og `31 pct.`",
    "alle 100 pct.",
    "jf. § 12 borgere",
    'I alt {{share "helbred" row="Godt" wave=1}} af borgerne',
    "kapitel 4 og Tabel 4.1",
  ])("«%s» does not", (words) => {
    expect(remarks("typed-number", `# A\n\nDet gælder ${words}.`)).toEqual([]);
  });

  it("tells the live number that says the same", () => {
    const [remark] = remarks("typed-number", "# A\n\nI alt 31 pct. har det dårligt.");
    expect(remark).toContain('{{share "helbred" row="Dårligt" column="Første måling"}} writes the same.');
  });

  it("reads the titles of parts, and ranges whole", () => {
    expect(remarks("typed-number", "# A\n\n::: box I alt 31 pct.\nTekst\n:::")).toHaveLength(1);
    expect(remarks("typed-number", "# A\n\nMellem 25 og 30 pct. i 2019 og 31 pct. i dag.")).toEqual([
      expect.stringContaining("«25 og 30 pct.»"),
      expect.stringContaining("«31 pct.»"),
    ]);
  });

  it("leaves large quotes alone, also with parts in them, but not what comes after", () => {
    const text = "# A\n\n::: pull-quote\n::: box B\nVi er 31 pct.\n:::\n40 pct. af os\n:::\n\nI alt 50 pct. her.";
    expect(remarks("typed-number", text)).toEqual([expect.stringContaining("«50 pct.»")]);
  });

  it("leaves quotes alone, and words that a claim is put around", () => {
    expect(
      remarks("typed-number", '# A\n\n> Vi er 12 borgere.\n\n{{#claim "a" test="1 = 1"}}Tre ud af fire.{{/claim}}'),
    ).toEqual([]);
  });
});

describe("number-word", () => {
  it("remarks on shares in words outside claims", () => {
    expect(remarks("number-word", "# A\n\nHalvdelen af borgerne og hver fjerde borger.")).toHaveLength(2);
    expect(remarks("number-word", '# A\n\n{{#claim "a" test="1 = 1"}}Halvdelen af borgerne.{{/claim}}')).toEqual([]);
    expect(remarks("number-word", "# A\n\nHalvdelen svarede, og to tredjedele oplever det.")).toHaveLength(2);
    expect(remarks("number-word", "# A\n\nHver anden uge i første halvdel af forløbet.")).toEqual([]);
  });
});

describe("claim", () => {
  const say = (sentence: string) => remarks("claim", `# A\n\n${sentence}`);

  it("suggests a test that holds now", () => {
    expect(say('Et flertal ({{share "helbred" row="Godt" wave=1}}) har det godt.')[0]).toContain(
      `{{#claim "…" test="share(helbred, 'Godt', wave='1') > 50%"}}…{{/claim}} around it holds now.`,
    );
    expect(say('Forskellen er signifikant ({{p "helbred"}}).')[0]).toContain('test="significant(helbred)"');
  });

  it("reads keys and names as claims need them", () => {
    const [remark] = remarks("claim", `# A\n\n{{capital (share "helbred" row='Godt' wave=1)}} er et flertal.`);
    expect(remark).toContain("share(helbred, 'Godt', wave='1') > 50%");
  });

  it("tells how to find one where none of the sentence's numbers holds it", () => {
    expect(say('Et flertal ({{share "helbred" row="Dårligt" wave=1}}) har det dårligt.')[0]).toContain(
      "maalepunkt numbers --claims",
    );
  });

  it("leaves sentences without live numbers, and those that are bound, alone", () => {
    expect(say("Et flertal i byrådet stemte for.")).toEqual([]);
    expect(say('{{#claim "a" test="1 = 1"}}Et flertal ({{share "helbred" row="Godt" wave=1}}).{{/claim}}')).toEqual([]);
  });
});

describe("mentions", () => {
  it("remarks on tables and figures that nothing refers to, but in appendices", () => {
    expect(remarks("unmentioned", '# A\n\n{{table "helbred"}}\n\n{{figure "f"}}')).toHaveLength(2);
    expect(remarks("unmentioned", '# A {.appendix}\n\n{{table "helbred"}}')).toEqual([]);
    expect(remarks("unmentioned", '# A\n\nJf. {{ref "table:helbred"}}.\n\n{{table "helbred"}}')).toEqual([]);
  });

  it("reads references as the report does", () => {
    expect(remarks("unmentioned", '# A\n\nJf. {{~ref "table : helbred"~}}.\n\n{{table "helbred"}}')).toEqual([]);
  });

  it("remarks on what stands before its first mention, also chapters apart", () => {
    expect(remarks("late-mention", '# A\n\n{{table "helbred"}}\n\nJf. {{ref "table:helbred"}}.')).toHaveLength(1);
    expect(remarks("late-mention", '# A\n\nJf. {{ref "table:helbred"}}.', '# B\n\n{{table "helbred"}}')).toEqual([]);
  });
});

describe("unused-analysis", () => {
  it("remarks on an analysis that no table, figure, sentence or claim uses", () => {
    expect(remarks("unused-analysis", "# A\n\nIntet.")).toEqual([
      expect.stringContaining('The analysis "helbred" is used nowhere.'),
    ]);
    expect(remarks("unused-analysis", '# A\n\n{{#claim "a" test="base(helbred) > 1"}}Ja.{{/claim}}')).toEqual([]);
  });
});

describe("headings", () => {
  it("remarks on skipped levels, empty sections and full stops", () => {
    expect(remarks("headings", "# A\n\nTekst.\n\n### C\n\nTekst.")).toEqual([expect.stringContaining("skips a level")]);
    expect(remarks("headings", "# A\n\n## B\n\n## C\n\nTekst.")).toEqual([
      expect.stringContaining("«B» has nothing under it"),
    ]);
    expect(remarks("headings", "# A\n\n## B.\n\nTekst.")).toEqual([expect.stringContaining("ends with a full stop")]);
    expect(remarks("headings", "# A\n\n::: landscape\n\n## B\n\n:::\n\n## C\n\n::: box D\nTekst\n:::")).toEqual([
      expect.stringContaining("«B» has nothing under it"),
    ]);
    expect(remarks("headings", "# A\r\n\r\n## B {#b}\r\n\r\nTekst.\r\n")).toEqual([]);
    expect(remarks("headings", "# A\n\n## B {#b}\n\n### C\n\nTekst.")).toEqual([]);
  });
});

describe("doubled-word", () => {
  it("remarks on a word twice in a row, also over a line's end", () => {
    expect(remarks("doubled-word", "# A\n\nDet er og\nog bliver sådan.")).toEqual([
      expect.stringContaining("1.md:3:8 «og og»"),
    ]);
    expect(remarks("doubled-word", "# A\n\nKan I i dag. **og** og")).toEqual([expect.stringContaining("1.md:3:16")]);
    expect(remarks("doubled-word", "# A\n\nDet det handler om, er at at-sætninger bliver.")).toEqual([]);
  });
});

describe("punctuation", () => {
  it.each([
    ["To  blanke", "Two blanks"],
    ["Et ord , et til", "A blank stands before a mark"],
    ["Slut..", "A mark stands twice"],
    ["Det - og kun det", "A hyphen stands for a dash"],
    ['Han sagde "ja" til det', "The quotation marks are not Danish"],
    ["En parentes (uden slut.", "opens and is never closed"],
    ["En parentes uden start).", "closes and was never opened"],
  ])("remarks on «%s»", (text, message) => {
    expect(remarks("punctuation", `# A\n\n${text}`)).toEqual([expect.stringContaining(message)]);
  });

  it("leaves good Danish alone", () => {
    const text =
      'Se a) og b) og [her](https://a.dk/b_(c)..d "e  f"). 1) Ja (og nej) – »ja« … i 2019-2020, 1.234,5 og {{share "helbred" row="Godt" wave=1}} ({{p "helbred"}}).';
    expect(remarks("punctuation", `# A\n\n${text}`)).toEqual([]);
  });
});

describe("missing-source", () => {
  it("remarks on a table without a source", () => {
    const all = {
      manuscripts: [readManuscript("1.md", '# A\n\n{{table "helbred"}}')],
      results: results([{...helbred, source: " "}]),
      figures: {},
      readElsewhere: [],
      works: [],
    };
    expect(proofread(all, {meant: [], off: ["unmentioned"]}).map(({rule}) => rule)).toEqual(["missing-source"]);
  });
});

describe("uncited-work", () => {
  it("remarks on works that no chapter cites", () => {
    const all = {
      manuscripts: [readManuscript("1.md", '# A\n\nJf. {{cite "bech | topp"}} og {{cite "vive" pages="3"}}.')],
      results: results([]),
      figures: {},
      readElsewhere: [],
      works: ["bech", "freeman", "topp", "vive"],
    };
    const found = proofread(all, {meant: [], off: []});
    expect(found.map(({rule, message}) => `${rule}: ${message}`)).toEqual([
      'uncited-work: The work "freeman" is cited nowhere.',
    ]);
    expect(proofread(all, {meant: ["freeman"], off: []})).toEqual([]);
  });
});

describe("long chapters", () => {
  it.each(["31 pct. ", "ni ud af ", "## A\n\n", "# {", "{{!--", "{{", "og ", '"a', "n ", "(", "```\n", "](("])(
    "are read once, also with a hundred thousand of «%s»",
    (piece) => {
      const started = performance.now();
      remarks("typed-number", piece.repeat(100_000));
      expect(performance.now() - started).toBeLessThan(15_000);
    },
    60_000,
  );
});

describe("proofread", () => {
  const manuscripts = [
    readManuscript("2.md", "# B\n\nog og 31 pct. her."),
    readManuscript("1.md", "# A\n\n5 borgere."),
  ];
  const all = {
    manuscripts,
    results: sampleResults(),
    figures: {},
    works: [],
    readElsewhere: Object.keys(sampleResults().analyses),
  };

  it("tells in the order of the report", () => {
    expect(proofread(all, {meant: [], off: []}).map(({place, rule}) => [place.file, rule])).toEqual([
      ["2.md", "doubled-word"],
      ["2.md", "typed-number"],
      ["1.md", "typed-number"],
    ]);
  });

  it("takes a phrase for the words in it, and only where it stands", () => {
    const text = "# A\n\nKun 5 borgere fra byen kom, men 5 borgere fra landet kom ikke.";
    const meant = (phrase: string) =>
      proofread({...all, manuscripts: [readManuscript("1.md", text)]}, {meant: [phrase], off: []}).map(
        ({place}) => place.column,
      );
    expect(meant("kun 5 borgere fra byen")).toEqual([33]);
    expect(meant("fra landet")).toEqual([5, 33]);
  });

  it("leaves alone what the author means, and the proofs that are off", () => {
    expect(proofread(all, {meant: ["31 PCT."], off: ["doubled-word"]}).map(({words}) => words)).toEqual(["5 borgere"]);
  });
});
