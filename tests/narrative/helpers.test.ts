import {describe, expect, it} from "vitest";
import {renderChapters} from "../../src/narrative/render-chapters.ts";
import {renderText} from "../../src/narrative/render-text.ts";
import type {NumberStyle} from "../../src/numbers/style.ts";
import type {Row} from "../../src/results/model.ts";
import {analysis, column, results, shareCell} from "./build-results.ts";
import {catchError} from "./catch-error.ts";
import {sampleResults} from "./sample-results.ts";

const place = {file: "evaluation.yaml", line: 7, column: 10};
const sample = sampleResults();

/** The text a helper writes, with ~ for a no-break space. */
function written(template: string, style: Partial<NumberStyle> = {}): string {
  const results = {...sample, style: {...sample.style, ...style}};
  return renderText(template, results, place).replaceAll("\u00A0", "~");
}

function addresses(template: string): readonly string[] {
  const mark = renderChapters([{file: "a.md", text: template}], sample)[0]?.marks[0];
  return mark?.kind === "number" ? mark.addresses : [];
}

function refused(template: string): string {
  const error = catchError(() => renderChapters([{file: "a.md", text: template}], sample));
  return `${error.message} ${error.hint ?? ""}`.trim();
}

describe("{{share}}", () => {
  it("writes the printed percentage with the report's word for percent", () => {
    expect(written('{{share "helbred" block="psykhelb" row="Dårligt|Mindre godt"}}')).toBe("76~pct.");
    expect(written('{{share "medicin" row="Ja"}}', {percent: "procent"})).toBe("34~procent");
    expect(written('{{share "medicin" row="Ja"}}', {percent: "%"})).toBe("34~%");
  });

  it("takes in= for row=, and codes without quotes", () => {
    expect(written('{{share "medicin" in="Ja, Nej"}}')).toBe("76~pct.");
    expect(written('{{share "medicin" row=9}}')).toBe("24~pct.");
    expect(refused('{{share "medicin" row="Ja" in="Nej"}}')).toContain("row= and in= are the same");
  });

  it("leaves the sign out and prints decimals on demand", () => {
    expect(written('{{share "medicin" row="Ja" sign=false}}')).toBe("34");
    expect(written('{{share "medicin" row="Ja" decimals=1}}')).toBe("33,7~pct.");
  });

  it("makes a share of a count that is out of something", () => {
    expect(written('{{share "svar" row="medarbejder" wave=3}}')).toBe("45~pct.");
  });

  it("points at the cells it comes from", () => {
    expect(addresses('{{share "medicin" row="Ja|Nej"}}')).toEqual([
      "medicin/medicin/1/percent",
      "medicin/medicin/2/percent",
    ]);
  });

  it("refuses what is no share", () => {
    expect(refused('{{share "alder" column="mean"}}')).toBe('"34,6" at alder/all/alder/mean is not a share.');
    expect(refused('{{share "medicin" row="total"}}')).toContain("is not a share");
  });
});

describe("{{count}}, {{countOf}} and {{shareAndCount}}", () => {
  it("write counts in letters up to the report's limit", () => {
    expect(written('{{count "udfald" row="Ja" column="beskaeftigelse"}}')).toBe("ni");
    expect(written('{{count "udfald" row="Ja" column="beskaeftigelse"}}', {wordsUpTo: 5})).toBe("9");
    expect(written('{{count "udfald" row="Ja" column="praktik" unit="borger|borgere"}}')).toBe("19~borgere");
    expect(written('{{count "status" row="Planlagt afsluttet" digits=true}}')).toBe("6");
    expect(written('{{count "medicin" row="total"}}')).toBe("98");
  });

  it("write a count out of its base", () => {
    expect(written('{{countOf "udfald" row="Ja" column="beskaeftigelse"}}')).toBe("ni ud af 98");
    expect(refused('{{countOf "status" row="total" column="count"}}')).toContain("not a count out of something");
  });

  it("write share and count together, and need a unit for it", () => {
    expect(written('{{shareAndCount "udfald" row="Ja" column="praktik" unit="borger|borgere"}}')).toBe(
      "19~pct. (19~borgere)",
    );
    expect(refused('{{shareAndCount "udfald" row="Ja" column="praktik"}}')).toContain("{{shareAndCount}} needs unit=.");
  });

  it("know the gender of one", () => {
    expect(
      written('{{count "helbred_status" block="psykhelb" row="1" column="2" unit="forløb" gender="neuter"}}'),
    ).toBe("ét forløb");
  });

  it("refuse what is no count", () => {
    expect(refused('{{count "alder" column="mean"}}')).toContain("is not a count");
  });
});

describe("{{base}} and {{populationSize}}", () => {
  it("write the n of a column and the size of the population", () => {
    expect(written('{{base "helbred" block="psykhelb"}}')).toBe("97");
    expect(written('{{base "helbred_status" block="psykhelb" column="2" unit="borger|borgere"}}')).toBe("seks borgere");
    expect(written('{{populationSize "helbred" unit="borger|borgere"}}')).toBe("98~borgere");
    expect(addresses('{{populationSize "helbred"}}')).toEqual(["population:helbred"]);
  });
});

describe("{{fraction}}", () => {
  it("writes a share in words", () => {
    expect(written('{{fraction "medicin" row="Ja" of="borgerne"}}')).toBe("cirka en tredjedel af borgerne");
    expect(written('{{fraction "medicin" row="Ja" form="every"}}')).toBe("cirka hver tredje");
  });
});

describe("{{number}} and the statistics", () => {
  it("write a number as printed", () => {
    expect(written('{{number "alder" column="mean"}}')).toBe("34,6");
    expect(written('{{mean "alder" unit="år"}}')).toBe("34,6~år");
    expect(written('{{minimum "alder"}} {{maximum "alder"}} {{range "alder" unit="år"}}')).toBe("19 56 19-56~år");
    expect(written('{{mean "who5" wave=3}}')).toBe("42,2");
    expect(written('{{mean "alder" decimals=0}}')).toBe("35");
    expect(written('{{number "udfald" row="target" column="beskaeftigelse"}}')).toBe("20");
  });

  it("ask for the wave when there are several", () => {
    expect(refused('{{mean "who5"}}')).toBe(
      '"mean" names several columns in analysis "who5": "mean@1", "mean@3". Choose from "mean@1" and "mean@3".',
    );
  });

  it("ask for a column by its key where several have its label", () => {
    const columns = ["1", "2"].flatMap((code) => [
      column(`count:klynge:${code}`, "Antal", {unit: "count", group: `Klynge ${code}`}),
      column(`percent:klynge:${code}`, `Procent ${code}`, {group: `Klynge ${code}`}),
    ]);
    const cells = columns.map(({key}) => shareCell(`a/all/1/${key}`, 1, 2));
    const rows: Row[] = [{key: "1", label: "Ja", role: "category", cells}];
    const own = results([analysis("a", "funnel", columns, [{key: "all", label: null, question: null, rows}])]);
    const error = catchError(() => renderText('{{share "a" column="andel"}}', own, place));
    expect(error.hint).toBe('The columns are "count:klynge:1", "Procent 1", "count:klynge:2", "Procent 2".');
  });

  it("refuse a percentage", () => {
    expect(refused('{{number "medicin" row="Ja"}}')).toContain("is not a number");
  });
});

describe("{{p}} and {{test}}", () => {
  it("write the chosen test, or another on the same counts", () => {
    expect(written('{{p "helbred_status" block="psykhelb"}}')).toBe("p~=~0,143");
    expect(written('{{p "helbred_status" block="Fysisk helbred"}}')).toBe("p~<~0,001");
    expect(written('{{test "helbred_status" block="psykhelb" method="pearson-chi-square"}}')).toBe(
      "Pearsons χ²-test, p~=~0,111",
    );
    expect(addresses('{{p "helbred_status" block="psykhelb"}}')).toEqual([
      "test:helbred_status/psykhelb/fisher-freeman-halton",
    ]);
  });
});

describe("{{difference}} and {{change}}", () => {
  it("compare two waves of a share", () => {
    const call = '"helbred_over_tid" block="psykhelb" row="Dårligt" from=1 to=3';
    expect(written(`{{change ${call}}}`)).toBe("faldet fra 37~pct. til 23~pct.");
    expect(written(`{{difference ${call}}}`)).toBe("14~procentpoint");
    expect(written(`{{difference ${call} decimals=1}}`)).toBe("13,8~procentpoint");
    expect(addresses(`{{change ${call}}}`)).toEqual(["helbred_over_tid/psykhelb/5/1", "helbred_over_tid/psykhelb/5/3"]);
  });

  it("compare two waves of a column", () => {
    expect(written('{{change "trivsel" column="glad" row="Det meste af tiden" from=1 to=3}}')).toBe(
      "steget fra 18~pct. til 33~pct.",
    );
  });

  it("compare means and counts in their own unit", () => {
    expect(written('{{change "who5" column="mean" from=1 to=3 unit="point"}}')).toBe(
      "steget fra 36,5~point til 42,2~point",
    );
    expect(written('{{difference "who5" column="mean" from=1 to=3 unit="point"}}')).toBe("5,6~point");
    expect(written('{{change "svar" row="borger" from=1 to=3}}')).toBe("faldet fra 98 til 39");
  });

  it("need both ends", () => {
    expect(refused('{{change "svar" row="borger" from=1}}')).toContain("{{change}} needs to=.");
  });
});

describe("{{interval}}", () => {
  it("writes a share's confidence interval", () => {
    expect(written('{{interval "udfald" row="Ja" column="beskaeftigelse"}}')).toBe("4-17~pct.");
    expect(written('{{interval "udfald" row="Ja" column="beskaeftigelse" sign=false}}')).toBe("4-17");
    expect(refused('{{interval "medicin" row="Ja"}}')).toContain("is not a share or number with a confidence interval");
  });
});

describe("{{ranking}}", () => {
  it("writes categories by falling count, in figures, and lets ties in", () => {
    expect(written('{{ranking "diagnoser" first=2 unit="borger|borgere"}}')).toBe(
      "angst (21~borgere) og depression (16~borgere)",
    );
    expect(written('{{ranking "diagnoser" first=4}}')).toBe(
      "angst (21), depression (16), ADHD (5), autisme (4) og PTSD eller OCD (4)",
    );
  });

  it("leaves out totals, missing answers and what nobody said", () => {
    expect(written('{{ranking "medicin"}}')).toBe("nej (41) og ja (33)");
    expect(written('{{ranking "diagnoser"}}')).not.toContain("andet");
  });

  it("writes shares of the base instead of counts when it is asked to", () => {
    expect(written('{{ranking "medicin" share=true}}')).toBe("nej (42~pct.) og ja (34~pct.)");
  });

  it("lets «ved ikke» in only when it is asked to", () => {
    expect(written('{{ranking "medicin" share=true all=true}}')).toBe(
      "nej (42~pct.), ja (34~pct.) og ved ikke (24~pct.)",
    );
  });

  it("leaves out nets and «mindst tre» unless they are named", () => {
    const cells = (row: string, count: number) => [shareCell(`barrierer/all/${row}/percent`, count, 60)];
    const rows: Row[] = [
      {key: "1", label: "Helbred", role: "category", cells: cells("1", 20)},
      {key: "2", label: "Økonomi", role: "category", cells: cells("2", 30)},
      {key: "net:Person", label: "Person", role: "sub", cells: cells("net:Person", 40)},
      {key: "least:Mindst to", label: "Mindst to", role: "sub", cells: cells("least:Mindst to", 12)},
    ];
    const block = {key: "all", label: null, question: null, rows};
    const own = results([analysis("barrierer", "multiple", [column("percent", "Procent")], [block])]);
    expect(renderText('{{ranking "barrierer"}}', own, place)).toBe("økonomi (30) og helbred (20)");
    expect(renderText('{{ranking "barrierer" rows="Mindst to|Person"}}', own, place)).toBe(
      "person (40) og mindst to (12)",
    );
  });

  it("ranks the parts of a status, whose only other row is everybody", () => {
    expect(written('{{ranking "status" first=2}}')).toBe("igangværende (77) og uplanlagt afsluttet (15)");
  });

  it("takes only the named rows, and labels as they are", () => {
    expect(written('{{ranking "diagnoser" rows="Depression|Angst" keepCase=true}}')).toBe(
      "Angst (21) og Depression (16)",
    );
  });

  it("points at every category it names", () => {
    expect(addresses('{{ranking "diagnoser" first=2}}')).toEqual(["diagnoser/all/2/count", "diagnoser/all/1/count"]);
  });
});

describe("{{fact}}", () => {
  it("writes a number from outside the data by its unit", () => {
    expect(written('{{fact "maal"}}')).toBe("20~pct.");
    expect(written('{{fact "interview" unit="borger|borgere"}}')).toBe("syv borgere");
    expect(written('{{fact "interview" digits=true}}')).toBe("7");
    expect(written('{{fact "timer" unit="time|timer"}}')).toBe("1,5~timer");
    expect(refused('{{fact "maall"}}')).toBe('There is no fact "maall". Did you mean "maal"?');
  });
});

describe("{{capital}}", () => {
  it("raises the first letter of any other helper", () => {
    expect(written('{{capital (count "udfald" row="Ja" column="beskaeftigelse")}}')).toBe("Ni");
    expect(written('{{capital (fraction "medicin" row="Ja")}}')).toBe("Cirka en tredjedel");
    expect(addresses('{{capital (share "medicin" row="Ja")}}')).toEqual(["medicin/medicin/1/percent"]);
  });

  it("asks a reference for its capital", () => {
    const [chapter] = renderChapters([{file: "a.md", text: '{{capital (ref "chapter:profil")}}'}], sample);
    expect(chapter?.marks[0]).toMatchObject({kind: "reference", target: "chapter:profil", capital: true});
  });

  it("takes nothing but a helper", () => {
    expect(refused('{{capital "ni"}}')).toContain("takes a helper in parentheses");
    expect(refused('{{capital (table "medicin")}}')).toBe("A table has no first letter.");
    expect(refused('{{capital (cuont "medicin")}}')).toBe('There is no helper "cuont". Did you mean "count"?');
  });
});

describe("{{table}}, {{figure}} and {{ref}}", () => {
  it("leave a mark for the report", () => {
    const text =
      '{{table "medicin"}}\n\n{{figure "helbred"}}\n\n{{ref "table: medicin"}} {{ref "section:metode" capital=true}}';
    const [chapter] = renderChapters([{file: "a.md", text}], sample);
    expect(chapter?.marks).toEqual([
      {kind: "table", key: "medicin", place: {file: "a.md", line: 1, column: 1}},
      {kind: "figure", key: "helbred", place: {file: "a.md", line: 3, column: 1}},
      {kind: "reference", target: "table:medicin", capital: false, place: {file: "a.md", line: 5, column: 1}},
      {kind: "reference", target: "section:metode", capital: true, place: {file: "a.md", line: 5, column: 26}},
    ]);
  });

  it("refuse a table that does not exist, and what is nothing to refer to", () => {
    expect(refused('{{table "medisin"}}')).toContain('Did you mean "medicin"?');
    expect(refused('{{ref "table:medisin"}}')).toContain('Did you mean "medicin"?');
    expect(refused('{{ref "tabel:medicin"}}')).toContain('must be "table:key"');
  });

  it("belong in chapters", () => {
    expect(catchError(() => written('{{table "medicin"}}')).message).toBe("{{table}} can only be used in a chapter.");
  });
});

describe("arguments", () => {
  it("must be there, and only once", () => {
    expect(refused("{{share}}")).toContain("{{share}} needs the key of an analysis.");
    expect(refused('{{share "medicin" "Ja"}}')).toContain("takes one argument without a name");
    expect(refused('{{share "medicin" row="Ja" row="Nej"}}')).toContain("row= is given twice");
  });

  it("must be of the right sort", () => {
    expect(refused('{{share "medicin" row="Ja" decimals="1"}}')).toContain("decimals= must be a number of decimals");
    expect(refused('{{share "medicin" row="Ja" decimals=7}}')).toContain("from 0 to 6");
    expect(refused('{{share "medicin" row="Ja" sign="false"}}')).toContain("true or false, without quotes");
    expect(refused('{{count "medicin" row="Ja" unit="a|b|c"}}')).toContain("singular and plural");
    expect(refused('{{count "medicin" row="Ja" gender="et"}}')).toContain('"common" or "neuter"');
    expect(refused('{{share "medicin" row=true}}')).toContain("row= must be a text in quotes");
    expect(refused('{{share (count "medicin")}}')).toContain("must be a text in quotes");
    expect(refused("{{share medicin}}")).toBe('medicin must stand in quotes. Write "medicin".');
    expect(refused('{{ranking "diagnoser" first=0}}')).toContain("from 1");
  });

  it("must be among the helper's own", () => {
    expect(refused('{{share "medicin" rwo="Ja"}}')).toBe('{{share}} has no option rwo=. Did you mean "row"?');
  });
});

describe("{{text}}", () => {
  it("writes what a cell prints, whatever it holds, as it stands in a sentence", () => {
    const words = {kind: "text", address: "maal/all/job/verdict", printed: "Ikke nået"} as const;
    const row = {key: "job", label: "I job", role: "category", cells: [words]} as const;
    const columns = [column("verdict", "Vurdering", {unit: "text"})];
    const goals = analysis("maal", "goals", columns, [{key: "all", label: null, question: null, rows: [row]}]);
    const text = (template: string) => renderText(template, results([goals]), place);
    expect(text('{{text "maal" row="I job" column="verdict"}}')).toBe("ikke nået");
    expect(text('{{text "maal" keepCase=true}}')).toBe("Ikke nået");
    expect(text("{{#when test=\"text(maal, 'I job') = 'Ikke nået'\"}}a{{else}}b{{/when}}")).toBe("a");
  });

  it("writes numbers without their unit, and points at their cells", () => {
    expect(written('{{text "medicin" row="Ja|Nej"}}')).toBe("76");
    expect(addresses('{{text "medicin" row="Ja"}}')).toEqual(["medicin/medicin/1/percent"]);
  });
});
