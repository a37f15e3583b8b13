import {describe, expect, it} from "vitest";
import type {SourceSpec} from "../../src/config/evaluation.ts";
import {readSource} from "../../src/sources/read-source.ts";
import {filesInMemory, refusal, utf16, windows1252} from "./support.ts";

const structure = `questionName;variableName;questionType;subType;questionText;choiceValue;choiceText
borgerid;borgerid;Open;String;Borger-id;;;
helbred;helbred;Closed;Single;Hvordan er dit helbred?;;;
alder;alder;Open;Double;Alder;;;
fag;fag_1;Closed;Multiple;"Hvilke fag?
";1;"Design og
redesign
";
fag;fag_2;Closed;Multiple;Hvilke fag?;16;"Programmering; kodning";
start;start;Open;Date;Startdato;;;
ekstra;ekstra;Open;Single;Andet, hvilke(t):;;;
`;
const labels = `helbred;5;Elendigt
helbred;1;Godt
helbred;3;"Nogenlunde
"
fag_1;0;Ikke valgt
fag_1;1;Valgt
fag_2;0;Ikke valgt
fag_2;1;Valgt
nedlagt;1;Findes ikke mere
stato_4;0;Ikke valgt
stato_4;1;Valgt
`;
const dataset = `responde;closetim;borgerid;helbred;alder;fag_1;fag_2;start;ekstra;stato_4
413326723;2018-04-26 12:28:58;B1;5;31,5;0;1;2018-01-26;;1
413326724;;B2;;;;;;"To
linjer";0
`;

type Files = Readonly<Record<string, string | Uint8Array>>;
const whole: Files = {"dataset.csv": dataset, "structure.csv": structure, "labels.csv": labels};
const spec: SourceSpec = {type: "surveyxact", path: "../../data/skema", name: "Skema", id: "borgerid"};

function read(changes: Files = {}, without = "") {
  const files = Object.entries({...whole, ...changes}).filter(([name]) => name !== without);
  const inMemory = filesInMemory(Object.fromEntries(files.map(([name, text]) => [`data/skema/${name}`, text])));
  return readSource("skema", spec, "reports/lille", inMemory);
}

describe("readSource(key, spec, folder), for a SurveyXact export", () => {
  it("joins dataset, structure and labels", async () => {
    const table = await read();
    expect(table.dataFile).toBe("data/skema/dataset.csv");
    expect(table.lines).toEqual([2, 3]);
    expect(table.columns.map((column) => column.name)).toEqual(dataset.split("\n")[0]?.split(";"));
    expect(table.variables.find((variable) => variable.name === "helbred")).toEqual({
      name: "helbred",
      question: "Hvordan er dit helbred?",
      kind: "single",
      labels: [
        {code: "5", label: "Elendigt"},
        {code: "1", label: "Godt"},
        {code: "3", label: "Nogenlunde"},
      ],
      option: null,
      missing: null,
      measure: null,
      place: {file: "data/skema/structure.csv", line: 3},
    });
  });

  it("takes an option's code and label from structure, not from the number at the end of its name", async () => {
    const {variables} = await read();
    expect(variables.flatMap((variable) => variable.option ?? [])).toEqual([
      {set: "fag", code: "1", label: "Design og redesign"},
      {set: "fag", code: "16", label: "Programmering; kodning"},
    ]);
    expect(variables.find((variable) => variable.name === "fag_1")?.question).toBe("Hvilke fag?");
  });

  it("tells kinds from subType, an open single question from its answers, and lists columns that structure leaves out after the questionnaire", async () => {
    const {variables} = await read();
    expect(variables.map((variable) => [variable.name, variable.kind])).toEqual([
      ["borgerid", "text"],
      ["helbred", "single"],
      ["alder", "number"],
      ["fag_1", "multiple"],
      ["fag_2", "multiple"],
      ["start", "date"],
      ["ekstra", "unknown"],
      ["responde", "text"],
      ["closetim", "unknown"],
      ["stato_4", "unknown"],
    ]);
    expect(variables.at(-1)?.labels).toHaveLength(2);
    expect(variables.at(-1)?.place).toEqual({file: "data/skema/dataset.csv", line: 1});
  });

  it("leaves out labels of variables that the dataset lacks, and tells so in a note", async () => {
    const table = await read();
    expect(table.variables.map((variable) => variable.name)).not.toContain("nedlagt");
    expect(table.notes).toEqual([
      "Eksporten har svartekster til variable, som datasættet ikke har; de er udeladt: nedlagt.",
    ]);
  });

  it("reads either text form, also with files of different encodings, to the same table", async () => {
    const swap = (text: string) =>
      utf16(text.replaceAll(";", "\t").replaceAll("Programmering\t", "Programmering;").replaceAll("\n", "\r\n"));
    const plain = await read();
    const wide = await read({
      "dataset.csv": swap(dataset),
      "structure.csv": swap(structure),
      "labels.csv": windows1252(labels),
    });
    expect(wide.variables.map((variable) => ({...variable, place: null}))).toEqual(
      plain.variables.map((variable) => ({...variable, place: null})),
    );
    expect(wide.files.map((file) => [file.path, file.rows, file.encoding, file.delimiter])).toEqual([
      ["../../data/skema/dataset.csv", 2, "utf-16le", "\t"],
      ["../../data/skema/structure.csv", 7, "utf-16le", "\t"],
      ["../../data/skema/labels.csv", 10, "utf-8", ";"],
    ]);
  });

  it("finds the files whatever the case of their names", async () => {
    const table = await read({"Labels.CSV": labels}, "labels.csv");
    expect(table.files[2]?.path).toBe("../../data/skema/Labels.CSV");
  });

  it("refuses a folder that lacks one of the three files, naming which", async () => {
    for (const part of ["dataset.csv", "structure.csv", "labels.csv"]) {
      const error = await refusal(() => read({}, part));
      expect(error.kind).toBe("data");
      expect(error.message).toBe(`The SurveyXact export in "data/skema" has no ${part}.`);
      expect(error.hint).toMatch(/^An export has dataset\.csv, structure\.csv and labels\.csv\./);
    }
    expect((await refusal(() => read({"label.csv": labels}, "labels.csv"))).hint).toMatch(
      /Did you mean "label\.csv"\?$/,
    );
  });

  it("refuses a file where a folder is wanted, and a folder that does not exist", async () => {
    const file = await refusal(() => readSource("skema", spec, "reports/lille", filesInMemory({"data/skema": ""})));
    expect(file.message).toBe('"data/skema" is a file, but neither a zip nor a workbook of a SurveyXact export.');
    const gone = await refusal(() => readSource("skema", spec, "reports/lille", filesInMemory({"data/skemaa/x": ""})));
    expect(gone.message).toBe('There is no "data/skema".');
    expect(gone.hint).toBe('Did you mean "skemaa"?');
  });

  it("refuses a dataset of another survey", async () => {
    const error = await refusal(() => read({"dataset.csv": "responde;borgerid;s_1\n1;B1;2\n"}));
    expect(error.kind).toBe("data");
    expect(error.message).toBe(
      "The dataset lacks 6 of the 7 variables in data/skema/structure.csv, so the two do not belong together.",
    );
    expect(error.place).toEqual({file: "data/skema/dataset.csv", line: 1});
    expect(error.hint).toMatch(/swapped for the wrong one/);
  });

  it("refuses a dataset that lacks a few variables, naming them and the nearest column", async () => {
    const error = await refusal(() => read({"dataset.csv": dataset.replace("helbred", "helbrd")}));
    expect(error.message).toBe('The dataset lacks "helbred", which the structure file describes.');
    expect(error.hint).toBe('helbred: Did you mean "helbrd"?');
  });

  it("refuses a labels file of another survey, and an empty one", async () => {
    const other = await refusal(() => read({"labels.csv": "s_1;1;Ja\ns_1;2;Nej\n"}));
    expect(other.message).toBe("The labels file labels none of the variables in the dataset.");
    expect(other.place).toEqual({file: "data/skema/labels.csv"});
    expect((await refusal(() => read({"labels.csv": ""}))).message).toBe("The labels file is empty.");
  });

  it("refuses another file under the name of structure", async () => {
    const error = await refusal(() => read({"structure.csv": labels}));
    expect(error.message).toBe('The structure file has no column "questionName".');
    expect(error.hint).toMatch(/Is it another file under this name\?$/);
  });

  it("refuses a variable that stands twice in structure", async () => {
    const error = await refusal(() => read({"structure.csv": `${structure}alder;alder;Open;Double;Alder;;;\n`}));
    expect(error.message).toBe('The variable "alder" stands twice.');
    expect(error.place).toEqual({file: "data/skema/structure.csv", line: 12});
    expect(error.hint).toMatch(/^The first is on line 4\./);
  });

  it("refuses two options with one code, an option without a code, and one without a label", async () => {
    const shared = await refusal(() => read({"structure.csv": structure.replace(";16;", ";1;")}));
    expect(shared.message).toBe('Two options of "fag" have the code 1.');
    const codeless = await refusal(() => read({"structure.csv": structure.replace(";16;", ";;")}));
    expect(codeless.message).toBe('The option "fag_2" is a label without a code.');
    const unlabelled = await refusal(() =>
      read({"structure.csv": structure.replace(';16;"Programmering; kodning"', ";16;")}),
    );
    expect(unlabelled.message).toBe('The option "fag_2" is a code without a label.');
    expect(unlabelled.place).toEqual({file: "data/skema/structure.csv", line: 9});
  });

  it("refuses a row of structure that names no variable", async () => {
    const error = await refusal(() => read({"structure.csv": structure.replace("alder;alder", "alder;")}));
    expect(error.message).toBe("The row names no variable.");
    expect(error.place).toMatchObject({line: 4});
  });

  it("refuses a label without a code, a code without a label, and a line that names no variable", async () => {
    const codeless = await refusal(() => read({"labels.csv": labels.replace("helbred;1;Godt", "helbred;;Godt")}));
    expect(codeless.message).toBe('The label "Godt" of "helbred" has no code.');
    expect(codeless.place).toEqual({file: "data/skema/labels.csv", line: 2});
    const unlabelled = await refusal(() => read({"labels.csv": labels.replace("helbred;1;Godt", "helbred;1;")}));
    expect(unlabelled.message).toBe('The code 1 of "helbred" has no label.');
    const nameless = await refusal(() => read({"labels.csv": labels.replace("helbred;1;Godt", ";1;Godt")}));
    expect(nameless.message).toBe("The line names no variable.");
  });

  it("refuses one code with two labels, and forgives one label twice", async () => {
    const error = await refusal(() => read({"labels.csv": `${labels}helbred;1;Skidt\n`}));
    expect(error.message).toBe('The code 1 of "helbred" has two labels: "Godt" and "Skidt".');
    expect(error.place).toEqual({file: "data/skema/labels.csv", line: 12});
    expect(error.hint).toMatch(/^The first is on line 2\./);
    const table = await read({"labels.csv": `${labels}helbred;1;Godt\n`});
    expect(table.variables.find((variable) => variable.name === "helbred")?.labels).toHaveLength(3);
  });

  it("refuses a line of labels that is not three fields", async () => {
    const error = await refusal(() => read({"labels.csv": labels.replace("helbred;1;Godt", "helbred;1;Godt;nok")}));
    expect(error.message).toBe("The row has 4 fields where 3 are wanted: variable, code and label.");
    expect(error.place).toEqual({file: "data/skema/labels.csv", line: 2});
  });

  it("refuses an empty dataset, and one with a header only", async () => {
    expect((await refusal(() => read({"dataset.csv": ""}))).message).toBe("The file is empty.");
    expect((await refusal(() => read({"dataset.csv": `${dataset.split("\n")[0]}\n`}))).message).toBe(
      "The file has a header and no rows.",
    );
  });
});
