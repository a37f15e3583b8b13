import {describe, expect, it} from "vitest";
import type {SourceSpec} from "../../src/config/evaluation.ts";
import {readSource} from "../../src/sources/read-source.ts";
import {filesInMemory, refusal} from "./support.ts";

const responses = [
  '"id","submitdate","lastpage","startlanguage","token","helbred","dag[SQ001]","dag[SQ002]","dag[other]","trivsel[SQ001]","trivsel[SQ002]","ja","alder"',
  '"1","2024-01-15 10:02:11","3","da","007","A1","Y","","","2","3","Y","34.0000000000"',
  '"2","2024-01-16 11:40:00","3","da","008","A3","","","","1","","N","51.0000000000"',
  '"3","","1","da","009","-oth-","","","Går tur","","","",""',
  '"4","","1","da","010","A1","","","","","","",""',
  '"5","2024-01-17 09:00:00","3","da","011","","","","","","","",""',
].join("\n");

type Row = readonly [string, string, string, string, string, string, string];
const structureOf = (rows: readonly Row[]) =>
  [["class", "type/scale", "name", "relevance", "text", "language", "other"], ...rows]
    .map((row) => row.join("\t"))
    .join("\n");
const base: Row[] = [
  ["S", "", "language", "", "da", "", ""],
  ["G", "G1", "Helbred", "1", "", "da", ""],
  ["Q", "L", "helbred", "1", "<p>Hvordan er dit <em>helbred</em>?</p>", "da", "Y"],
  ["A", "0", "A1", "", "Godt", "da", ""],
  ["A", "0", "A3", "", "D&aring;rligt", "da", ""],
  ["Q", "M", "dag", "1", "Hvad laver du?", "da", "Y"],
  ["SQ", "", "SQ001", "1", "Arbejder", "da", ""],
  ["SQ", "", "SQ002", "1", "Hviler", "da", ""],
  ["Q", "F", "trivsel", "1", "Hvor ofte har du været", "da", ""],
  ["SQ", "", "SQ001", "1", "glad", "da", ""],
  ["SQ", "", "SQ002", "1", "træt", "da", ""],
  ["A", "0", "1", "", "Aldrig", "da", ""],
  ["A", "0", "2", "", "Sjældent", "da", ""],
  ["A", "0", "3", "", "Ofte", "da", ""],
  ["Q", "Y", "ja", "1", "Er det så?", "da", ""],
  ["Q", "N", "alder", "1", "Alder", "da", ""],
];
const english: Row[] = [
  ["G", "G1", "Health", "1", "", "en", ""],
  ["Q", "L", "helbred", "1", "How is your health?", "en", "Y"],
  ["A", "0", "A1", "", "Good", "en", ""],
];
const structure = structureOf([...base, ...english]);

const spec = {
  type: "limesurvey",
  path: "svar.csv",
  name: "Skema",
  id: "token",
  encoding: "auto",
  delimiter: "auto",
} as const;
const read = (changes: Partial<SourceSpec> = {}, data = responses, described = structure) =>
  readSource(
    "skema",
    {...spec, ...changes} as SourceSpec,
    "mappe",
    filesInMemory({"mappe/svar.csv": data, "mappe/skema.txt": described}),
  );
const withStructure = {structure: "skema.txt"} as Partial<SourceSpec>;
const column = async (name: string, ...given: Parameters<typeof read>) =>
  (await read(...given)).columns.find((each) => each.name === name)?.values;
const variable = async (name: string, ...given: Parameters<typeof read>) =>
  (await read(...given)).variables.find((each) => each.name === name);

describe("readSource(key, spec, folder), for LimeSurvey's responses", () => {
  it("makes a multiple-response question of boxes to tick, known by holding nothing but Y", async () => {
    expect(await variable("dag[SQ001]")).toMatchObject({
      question: "dag",
      kind: "multiple",
      option: {set: "dag", code: "SQ001", label: "SQ001"},
    });
    expect((await variable("trivsel[SQ001]"))?.kind).toBe("unknown");
  });

  it("takes an unticked box for 0 where the question was seen, and for nothing elsewhere", async () => {
    const seen = ["1", "0", "0", null, null];
    expect(await column("dag[SQ001]")).toEqual(seen);
    expect(await column("dag[SQ001]", withStructure)).toEqual(seen);
    expect(await column("dag[SQ002]")).toEqual(["0", "0", "0", null, null]);
  });

  it("keeps the text of «other», and makes an option of it", async () => {
    expect(await column("dag[other]")).toEqual([null, null, "Går tur", null, null]);
    expect(await column("$dag[other]")).toEqual(["0", "0", "1", null, null]);
    expect((await variable("dag[other]"))?.kind).toBe("text");
    expect((await variable("$dag[other]"))?.option).toEqual({set: "dag", code: "other", label: "Andet"});
  });

  it("takes unticked boxes that were put only to some for nothing, unless one is ticked", async () => {
    const conditional = structureOf(
      base.map((row): Row => (row[2] === "dag" ? ["Q", "M", "dag", "alder > 40", "Hvad?", "da", "Y"] : row)),
    );
    expect(await column("dag[SQ002]", withStructure, responses, conditional)).toEqual(["0", null, "0", null, null]);
    const group = structureOf(
      base.map((row): Row => (row[0] === "G" ? ["G", "G1", "H", "ja == 'Y'", "", "da", ""] : row)),
    );
    expect(await column("dag[SQ002]", withStructure, responses, group)).toEqual(["0", null, "0", null, null]);
  });

  it("reads names joined by _ as names in brackets", async () => {
    const joined = responses.replaceAll(/\[(\w+)\]/g, "_$1");
    expect(await column("dag_SQ001", {}, joined)).toEqual(["1", "0", "0", null, null]);
    expect((await variable("trivsel_SQ002", withStructure, joined))?.question).toBe("Hvor ofte har du været - træt");
    expect((await variable("$dag_other", withStructure, joined))?.option?.code).toBe("other");
  });

  it("counts the forms that were handed in when completed is submitdate", async () => {
    expect(await column("$completed", {completed: "submitdate"})).toEqual(["1", "1", "0", "0", "1"]);
    const without = responses.replaceAll(/^("[^"]*"),"[^"]*"/gm, "$1");
    const error = await refusal(() => read({completed: "submitdate"}, without));
    expect(error.message).toMatch(/There is no column "submitdate"/);
  });

  it("gives its own columns no question, and all others their name", async () => {
    const {variables} = await read();
    const own = variables.filter(({question}) => question === null).map(({name}) => name);
    expect(own).toEqual(["id", "submitdate", "lastpage", "startlanguage", "token"]);
    expect(await variable("token")).toMatchObject({kind: "text"});
    expect(await variable("helbred")).toMatchObject({question: "helbred", kind: "unknown"});
  });

  it("labels Y and N also without a structure", async () => {
    expect((await variable("ja"))?.labels).toEqual([
      {code: "Y", label: "Ja"},
      {code: "N", label: "Nej"},
    ]);
  });

  it("takes questions, answers and kinds from the structure, in plain text and the survey's own language", async () => {
    expect(await variable("helbred", withStructure)).toMatchObject({
      question: "Hvordan er dit helbred?",
      kind: "single",
      labels: [
        {code: "A1", label: "Godt"},
        {code: "A3", label: "Dårligt"},
        {code: "-oth-", label: "Andet"},
      ],
      place: {file: "mappe/skema.txt", line: 4},
    });
    expect(await variable("trivsel[SQ001]", withStructure)).toMatchObject({
      question: "Hvor ofte har du været - glad",
      kind: "single",
      labels: [
        {code: "1", label: "Aldrig"},
        {code: "2", label: "Sjældent"},
        {code: "3", label: "Ofte"},
      ],
    });
    expect(await variable("dag[SQ002]", withStructure)).toMatchObject({
      question: "Hvad laver du?",
      option: {set: "dag", code: "SQ002", label: "Hviler"},
    });
    expect((await variable("alder", withStructure))?.kind).toBe("number");
  });

  it("tells the two scales of a dual array, and the cells of a table", async () => {
    const rows: Row[] = [
      ["Q", "1", "par", "1", "Før og nu", "da", ""],
      ["SQ", "0", "SQ001", "1", "Søvn", "da", ""],
      ["A", "0", "1", "", "God før", "da", ""],
      ["A", "1", "1", "", "God nu", "da", ""],
      ["Q", ":", "tal", "1", "Timer", "da", ""],
      ["SQ", "0", "R1", "1", "Mandag", "da", ""],
      ["SQ", "1", "K1", "1", "Arbejde", "da", ""],
    ];
    const data = "id,submitdate,par[SQ001][1],par[SQ001][2],tal[R1_K1]\n1,2024-01-01 10:00:00,1,1,7\n";
    const {variables} = await read({...withStructure, id: "id"}, data, structureOf(rows));
    expect(
      variables.slice(2).map(({labels, question, kind}) => [question, kind, labels.map(({label}) => label)]),
    ).toEqual([
      ["Før og nu - Søvn", "single", ["God før"]],
      ["Før og nu - Søvn", "single", ["God nu"]],
      ["Timer - Mandag, Arbejde", "number", []],
    ]);
  });

  it("keeps an answer whose code is NA", async () => {
    const data = "id,submitdate,q\n1,2024-01-01 10:00:00,1\n2,2024-01-01 10:00:00,NA\n";
    const rows: Row[] = [
      ["Q", "L", "q", "1", "Hvad?", "da", ""],
      ["A", "0", "1", "", "Ja", "da", ""],
      ["A", "0", "NA", "", "Ikke relevant", "da", ""],
    ];
    expect(await column("q", {...withStructure, id: "id"}, data, structureOf(rows))).toEqual(["1", "NA"]);
  });

  it("refuses a heading of texts, and answers in words", async () => {
    const heading = '"Response ID","Date submitted","Hvordan er dit helbred?"\n"1","2024-01-15","Godt"\n';
    const worded = await refusal(() => read({}, heading));
    expect(worded.message).toBe("The heading holds the questions' texts, not their codes.");
    expect(worded.hint).toMatch(/question code as heading/);
    const long = responses.replaceAll('"A1"', '"Godt"').replaceAll('"A3"', '"Dårligt"').replace('"-oth-"', '""');
    expect((await refusal(() => read(withStructure, long))).message).toBe(
      '"helbred" holds the words of the answers, not their codes.',
    );
    const ticked = await refusal(() => read(withStructure, responses.replace('"A1","Y"', '"A1","Ja"')));
    expect(ticked.message).toBe('"dag[SQ001]" is an option to tick, but holds text instead of Y or nothing.');
    expect(ticked.place).toEqual({file: "mappe/svar.csv", line: 2});
  });

  it("refuses the structure of another survey, or another file in its place", async () => {
    const foreign = structureOf([["Q", "S", "navn", "1", "Navn", "da", ""]]);
    expect((await refusal(() => read(withStructure, responses, foreign))).message).toBe(
      "The structure file describes none of the columns of the responses.",
    );
    const other = await refusal(() => read(withStructure, responses, "a\tb\n1\t2\n"));
    expect(other.message).toBe('The structure file has no column "class".');
    const empty = await refusal(() => read(withStructure, responses, structureOf([["G", "", "g", "1", "", "da", ""]])));
    expect(empty.message).toBe("The structure file has no questions.");
    const twice = await refusal(() => read(withStructure, responses, structureOf([...base, ...base.slice(2, 3)])));
    expect(twice.message).toBe('The question "helbred" stands twice.');
    expect(twice.place).toEqual({file: "mappe/skema.txt", line: 18});
  });
});
