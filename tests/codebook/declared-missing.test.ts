import {describe, expect, it} from "vitest";
import {readAnswer} from "../../src/codebook/answers.ts";
import {checkValues} from "../../src/codebook/check-values.ts";
import type {Variable} from "../../src/codebook/model.ts";
import {resolveCodebook} from "../../src/codebook/resolve.ts";
import {codebookFileSpec} from "../../src/config/codebook-file.ts";
import type {SourceSpec} from "../../src/config/evaluation.ts";
import {readYaml} from "../../src/config/read-yaml.ts";
import type {SourceTable} from "../../src/sources/model.ts";
import {readSource} from "../../src/sources/read-source.ts";
import {type WrittenFile, writeSav} from "../sources/spss/write-sav.ts";
import {filesInMemory, refusal} from "../sources/support.ts";
import {answersOf, ofRegister, resolve, variableIn} from "./support.ts";

const survey: WrittenFile = {
  variables: [
    {name: "NR"},
    {
      name: "GRAD",
      labels: [
        {value: 1, label: "Slet ikke"},
        {value: 2, label: "I høj grad"},
        {value: 8, label: "Ikke relevant"},
        {value: 9, label: "Ved ikke"},
        {value: 99, label: "Uoplyst"},
      ],
      missing: [8, 99],
      missingCode: -2,
    },
    {name: "TIMER", missing: [998, 999], missingCode: -2, labels: [{value: 999, label: "Uoplyst"}]},
    {name: "ORD", width: 4, missing: ["?"]},
  ],
  rows: [
    [1, 1, 37.5, "ja"],
    [2, 9, 999, "?"],
    [3, 97, 998, ""],
    [4, 12, -4, "nej"],
  ],
};

interface Read {
  readonly table: SourceTable;
  readonly variables: ReadonlyMap<string, Variable>;
  /** The answers of a variable, in the order of the rows. */
  readonly answers: (name: string) => (string | number | null)[];
}

/** The survey with what codebook.yaml says of its variables; each line is one. */
async function readSurvey(lines: readonly string[] = [], scales = ""): Promise<Read> {
  const spec: SourceSpec = {type: "spss", path: "a.sav", name: "S", id: "NR"};
  const table = await readSource("s", spec, "e", filesInMemory({"e/a.sav": writeSav(survey)}));
  const yaml = `${scales}sources:\n  s:\n    variables:\n${lines.map((line) => `      ${line}\n`).join("")}`;
  const {value, placeOf} = readYaml("codebook.yaml", lines.length === 0 ? "" : yaml, codebookFileSpec);
  const codebook = resolveCodebook([table], {s: spec}, value, placeOf).get("s");
  if (codebook === undefined) throw new Error("no codebook");
  checkValues(table, codebook);
  const answers = (name: string) => {
    const column = table.columns.find((each) => each.name === name);
    const variable = codebook.variables.get(name);
    if (column === undefined || variable === undefined) throw new Error(`no ${name}`);
    return column.values.map((raw) => readAnswer(variable, raw, column.reading));
  };
  return {table, variables: codebook.variables, answers};
}

function answers({variables}: Read, name: string): string[] {
  const variable = variables.get(name);
  return variable === undefined ? [] : answersOf(variable);
}

describe("values that an export declares missing", () => {
  it("are kinds of missing among the answers: as their label says, else no answer", async () => {
    expect(answers(await readSurvey(), "GRAD").slice(0, 5)).toEqual([
      "1 Slet ikke",
      "2 I høj grad",
      "8 Ikke relevant/not_relevant",
      "9 Ved ikke/dont_know",
      "99 Uoplyst/no_answer",
    ]);
  });

  it("become answers called by their code, where they occur and have no label", async () => {
    const read = await readSurvey();
    expect(answers(read, "GRAD").slice(5)).toEqual(["12 12/no_answer", "97 97/no_answer"]);
    expect(read.answers("GRAD")).toEqual(["1", "9", "97", "12"]);
  });

  it("are no answer to a question with a scale of codebook.yaml that leaves them out", async () => {
    const scales =
      "scales: {grad: {codes: [{code: 1, label: Nej}, {code: 2, label: Ja}, {code: 9, label: Ved ikke}]}}\n";
    const read = await readSurvey(["GRAD: {scale: grad}"], scales);
    expect(read.variables.get("GRAD")?.scale?.key).toBe("grad");
    expect(read.answers("GRAD")).toEqual(["1", "9", null, null]);
  });

  it("can be told apart by codebook.yaml, also those without a label", async () => {
    const read = await readSurvey(["GRAD: {dont_know: [9, 97]}"]);
    expect(answers(read, "GRAD")).toEqual([
      "1 Slet ikke",
      "2 I høj grad",
      "8 Ikke relevant/not_relevant",
      "9 Ved ikke/dont_know",
      "99 Uoplyst/no_answer",
      "97 97/dont_know",
      "12 12/no_answer",
    ]);
  });

  it("are no number and no text", async () => {
    const read = await readSurvey();
    expect(read.variables.get("TIMER")).toMatchObject({kind: "number", scale: null});
    expect(read.answers("TIMER")).toEqual([37.5, null, null, -4]);
    expect(read.answers("ORD")).toEqual(["ja", null, null, "nej"]);
  });
});

describe("missing values of a number in codebook.yaml", () => {
  it("are no answer, beside those of the export", async () => {
    const read = await readSurvey(["TIMER: {no_answer: [-4]}"]);
    expect(read.answers("TIMER")).toEqual([37.5, null, null, null]);
  });

  it("are found however the number is written, and may be words", async () => {
    const register = "personid;job;alder;start;timer\n1;Ja;22;;99,0\n2;Ja;23;;ukendt\n3;Ja;24;;12,5\n";
    const yaml = ofRegister("timer: {type: number, not_relevant: [99], dont_know: [ukendt]}");
    const timer = variableIn(await resolve(yaml, {register}), "register", "timer");
    const texts = ["99,0", "99", "ukendt", "12,5"];
    expect(texts.map((text) => readAnswer(timer, text, {kind: "text"}))).toEqual([null, null, null, 12.5]);
    expect(readAnswer(timer, "99,00", {kind: "number", decimal: ","})).toBeNull();
  });

  it("say nothing of a date or a text", async () => {
    const error = await refusal(() => readSurvey(["ORD: {no_answer: [x]}"]));
    expect(error.message).toBe('s.ORD is a text variable, so "no_answer" says nothing.');
  });

  it("do not make a number of a scale with a best end", async () => {
    const error = await refusal(() => readSurvey(["TIMER: {best: first, no_answer: [1]}"]));
    expect(error.message).toBe('s.TIMER is a number variable, so "best" says nothing.');
  });
});
