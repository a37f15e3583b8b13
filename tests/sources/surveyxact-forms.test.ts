import {copyFile, mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {SourceTable} from "../../src/sources/model.ts";
import {sourceEffects} from "../../src/sources/read-bytes.ts";
import {readSurveyXact} from "../../src/sources/surveyxact.ts";
import {workbookOf, writeSpreadsheetML, writeWorkbook, writeZip} from "../support/surveyxact-forms.ts";
import {zipOf} from "../support/zip.ts";
import {refusal, utf16} from "./support.ts";

const data = join(import.meta.dirname, "../../data/paa-vej-til-arbejde");
const questionnaires = ["borgerskema", "medarbejderskema"] as const;
const parts = ["dataset.csv", "structure.csv", "labels.csv"] as const;

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "maalepunkt-former-"));
});
afterAll(() => rm(root, {recursive: true}));

function read(path: string, spec = {}) {
  return readSurveyXact(
    "skema",
    path,
    {folder: root, place: {file: "evaluation.yaml", line: 1}, effects: sourceEffects},
    spec,
  );
}

/** What must be the same in every form. */
function content(table: SourceTable) {
  return {
    columns: table.columns.map((column) => ({
      ...column,
      // A workbook has no decimal comma.
      reading: column.reading.kind === "number" ? "number" : column.reading,
    })),
    rowCount: table.rowCount,
    notes: table.notes,
    variables: table.variables.map((variable) => ({...variable, place: null})),
  };
}

async function texts(folder: string): Promise<Record<(typeof parts)[number], Buffer>> {
  const [dataset, structure, labels] = await Promise.all(parts.map((part) => readFile(join(folder, part))));
  const none = Buffer.alloc(0);
  return {"dataset.csv": dataset ?? none, "structure.csv": structure ?? none, "labels.csv": labels ?? none};
}

describe.each(questionnaires)("the forms of the export of %s give the table of its folder", (name) => {
  const folder = join(data, name);

  it("as a workbook", async () => {
    const file = join(root, `${name}.xlsx`);
    await writeWorkbook(folder, file);
    const table = await read(file);
    const wanted = await read(folder);
    expect(content(table)).toEqual(content(wanted));
    expect(table.lines).toEqual(Array.from({length: wanted.rowCount}, (_, index) => index + 2));
    expect(table.files).toEqual([
      {path: `${name}.xlsx`, rows: wanted.rowCount, encoding: "xlsx", delimiter: null, sha256: expect.any(String)},
    ]);
    expect(table.dataFile).toBe(file);
  });

  it("as a workbook whose wide dataset is split into sheets side by side", async () => {
    const file = join(root, `${name}-delt.xlsx`);
    await writeWorkbook(folder, file, 5);
    expect(content(await read(file))).toEqual(content(await read(folder)));
  });

  it("as an .xls workbook", async () => {
    const file = join(root, `${name}.xls`);
    await writeFile(file, await workbookOf(folder, "biff8"));
    expect(content(await read(file))).toEqual(content(await read(folder)));
  });

  it("as SpreadsheetML 2003", async () => {
    const file = join(root, `${name}.xml`);
    await writeSpreadsheetML(folder, file);
    const table = await read(file);
    expect(content(table)).toEqual(content(await read(folder)));
    expect(table.files[0]?.encoding).toBe("spreadsheetml");
  });

  it("as a zip", async () => {
    const file = join(root, `${name}.zip`);
    await writeZip(folder, file);
    const table = await read(file);
    const wanted = await read(folder);
    expect(content(table)).toEqual(content(wanted));
    expect(table.lines).toEqual(wanted.lines);
    expect(table.files.map((each) => each.path)).toEqual(parts.map((part) => `${name}.zip/${part}`));
    expect(table.files.map((each) => each.sha256)).toEqual(wanted.files.map((each) => each.sha256));
  });

  it("as a zip with the workbook in it", async () => {
    const file = join(root, `${name}-pakket.zip`);
    await writeFile(file, zipOf([{name: "æøå/eksport.xlsx", content: await workbookOf(folder, "xlsx")}]));
    expect(content(await read(file))).toEqual(content(await read(folder)));
  });

  it("as a folder with the workbook in it", async () => {
    const inside = join(root, `${name}-mappe`);
    await mkdir(inside);
    await writeWorkbook(folder, join(inside, "eksport.xlsx"));
    await writeFile(join(inside, "~$eksport.xlsx"), "lock");
    expect(content(await read(inside))).toEqual(content(await read(folder)));
  });

  it("as a folder whose files have other names", async () => {
    const inside = join(root, `${name}-navne`);
    await mkdir(inside);
    for (const part of parts) await copyFile(join(folder, part), join(inside, `survey_413_${part}`));
    await writeFile(join(inside, "noter.txt"), "not a part");
    expect(content(await read(inside))).toEqual(content(await read(folder)));
  });

  it("as text with commas", async () => {
    const inside = join(root, `${name}-komma`);
    await mkdir(inside);
    for (const [part, bytes] of Object.entries(await texts(folder))) {
      const isWide = bytes[0] === 0xff;
      const text = isWide ? bytes.toString("utf16le").replace("\ufeff", "") : bytes.toString("latin1");
      const commas = text.replaceAll(/[^\r\n]+/g, (line) =>
        line
          .split(isWide ? "\t" : ";")
          .map((field) => (field.startsWith('"') || !field.includes(",") ? field : `"${field}"`))
          .join(","),
      );
      await writeFile(join(inside, part), commas);
    }
    const table = await read(inside);
    expect(content(table)).toEqual(content(await read(folder)));
    expect(table.files[0]?.delimiter).toBe(",");
  });
});

describe("readSurveyXact(key, path, context, spec), for one file", () => {
  const folder = join(data, "borgerskema");

  async function written(name: string, bytes: Uint8Array | string): Promise<string> {
    const file = join(root, name);
    await writeFile(file, bytes);
    return file;
  }

  it("reads a zip whose names lead out of it, and writes nothing", async () => {
    const content_ = await texts(folder);
    const members = parts.map((part) => ({name: `../../../../tmp/${part}`, content: content_[part]}));
    const table = await read(await written("sti.zip", zipOf(members)));
    expect(table.rowCount).toBe(227);
    expect(table.files[0]?.path).toBe("sti.zip/dataset.csv");
  });

  it("leaves out what a Mac puts into a zip", async () => {
    const content_ = await texts(folder);
    const members = parts.flatMap((part) => [
      {name: part, content: content_[part]},
      {name: `__MACOSX/._${part}`, content: "resource"},
    ]);
    expect((await read(await written("mac.zip", zipOf(members)))).rowCount).toBe(227);
  });

  it("refuses a zip with two exports, naming the files", async () => {
    const content_ = await texts(folder);
    const members = ["a", "b"].flatMap((inside) =>
      parts.map((part) => ({name: `${inside}/${part}`, content: content_[part]})),
    );
    const error = await refusal(async () => read(await written("to.zip", zipOf(members))));
    expect(error.kind).toBe("data");
    expect(error.message).toMatch(/to\.zip" has 2 files that may be the dataset: "dataset\.csv", "dataset\.csv"\.$/);
  });

  it("refuses a zip without an export, a zip within a zip, and one that is cut off", async () => {
    const none = await refusal(async () => read(await written("tom.zip", zipOf([{name: "a.txt", content: "a"}]))));
    expect(none.message).toMatch(/^The SurveyXact export in ".*tom\.zip" has no dataset\.csv\.$/);
    const inner = zipOf([{name: "a.xlsx", content: zipOf([{name: "b.xlsx", content: "b"}])}]);
    const twice = await refusal(async () => read(await written("to-gange.zip", inner)));
    expect(twice.message).toMatch(/a\.xlsx" is an archive within an archive\.$/);
    const whole = zipOf([{name: "dataset.csv", content: "a;b\n1;2\n"}]);
    const cut = await refusal(async () => read(await written("klippet.zip", whole.subarray(0, whole.length - 30))));
    expect(cut.message).toBe("The archive is damaged, or only a part of it is here.");
  });

  it("refuses a file that is neither a zip nor a workbook, and a workbook that is no export", async () => {
    const text = await refusal(async () => read(await written("dataset.csv", "a;b\n1;2\n")));
    expect(text.message).toMatch(/dataset\.csv" is a file, but neither a zip nor a workbook of a SurveyXact export\.$/);
    expect(text.hint).toMatch(/^Name the folder/);
    const {utils, write} = await import("@e965/xlsx");
    const book = utils.book_new(utils.aoa_to_sheet([["a"], [1]]), "Ark1");
    const plain = await refusal(async () => read(await written("ark.xlsx", write(book, {type: "buffer"}))));
    expect(plain.message).toMatch(/ark\.xlsx" has no sheet "Dataset", as a SurveyXact export has\.$/);
    expect(plain.hint).toBe("A plain table in a workbook has type: excel.");
    utils.book_append_sheet(book, utils.aoa_to_sheet([["a"], [1]]), "Dataset");
    const half = await refusal(async () => read(await written("halv.xlsx", write(book, {type: "buffer"}))));
    expect(half.message).toBe('The workbook has no sheet "Structure", as a SurveyXact export has.');
  });

  it("refuses a split of a dataset that goes on below the first", async () => {
    const {utils, read: open, write} = await import("@e965/xlsx");
    const book = open(await workbookOf(folder, "xlsx", 12));
    book.Sheets["Dataset(2)"] = utils.aoa_to_sheet(Array.from({length: 300}, () => ["x"]));
    const error = await refusal(async () => read(await written("skaev.xlsx", write(book, {type: "buffer"}))));
    expect(error.message).toBe(
      'Sheet "Dataset(1)" ends on row 228 and "Dataset(2)" on row 300, so they do not belong together.',
    );
  });

  it("keeps rows together when a person left a whole split unanswered", async () => {
    const {utils, write} = await import("@e965/xlsx");
    const book = utils.book_new();
    const add = (name: string, rows: unknown[][]) => utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
    add("Labels", [["b", 1, "Ja"]]);
    add("Dataset(1)", [["id"], ["B1"], ["B2"], ["B3"]]);
    add("Dataset(2)", [["id", "b"], ["B1", 1], [], ["B3", 2]]);
    add("Structure", [
      ["questionName", "variableName", "questionType", "subType", "questionText", "choiceValue", "choiceText"],
      ["b", "b", "Closed", "Single", "B?"],
    ]);
    const file = await written("spredt.xlsx", write(book, {type: "buffer"}));
    const error = await refusal(() => read(file));
    expect(error.message).toBe('Cells A1 and B1 of sheet "Dataset(1)" both name a column "id".');
    book.Sheets["Dataset(2)"] = utils.aoa_to_sheet([["b"], [1], [null], [2]]);
    const table = await read(await written("spredt2.xlsx", write(book, {type: "buffer"})));
    expect(table.columns.map((column) => column.values)).toEqual([
      ["B1", "B2", "B3"],
      ["1", null, "2"],
    ]);
  });
});

describe("readSurveyXact, for long and short variable names", () => {
  const structure = `questionName;variableName;questionType;subType;questionText;choiceValue;choiceText
helbredstilstand;helbredstilstand;Closed;Single;Helbred?;;
alder;alder;Open;Double;Alder;;
`;
  const labels = "helbredstilstand;1;Godt\nhelbredstilstand;2;Skidt\nnedlagt;1;Væk\n";
  const dataset = "respondentid;closetim;alder;helbreds;stato_4\n413326723;2018-04-26 12:28:58;31;1;1\n";

  async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
    const folder = await mkdtemp(join(root, "navne-"));
    for (const [name, text] of Object.entries(files))
      await writeFile(join(folder, name), utf16(text.replaceAll(";", "\t")));
    return folder;
  }

  it("joins a short name of the dataset with the long one that only it can stand for, also mixed in one header", async () => {
    const table = await read(
      await folderWith({"dataset.csv": dataset, "structure.csv": structure, "labels.csv": labels}),
    );
    expect(table.variables.map(({name, kind, labels: {length}}) => [name, kind, length])).toEqual([
      ["helbreds", "single", 2],
      ["alder", "number", 0],
      ["respondentid", "text", 0],
      ["closetim", "unknown", 0],
      ["stato_4", "unknown", 0],
    ]);
    expect(table.notes).toEqual([
      "Eksporten har svartekster til variable, som datasættet ikke har; de er udeladt: nedlagt.",
    ]);
  });

  it("joins no name that could stand for two", async () => {
    const two = `${structure}helbredsfremme;helbredsfremme;Closed;Single;Fremme?;;\nx;x;Open;Double;X;;\ny;y;Open;Double;Y;;\nz;z;Open;Double;Z;;\n`;
    const wide = dataset.replace("stato_4", "stato_4;x;y;z").replace(/;1\n$/, ";1;1;1;1\n");
    const error = await refusal(async () =>
      read(await folderWith({"dataset.csv": wide, "structure.csv": two, "labels.csv": labels})),
    );
    expect(error.message).toMatch(/^The dataset lacks "helbredstilstand", "helbredsfremme"/);
  });

  it("tells the name that a column of evaluation.yaml has in this export", async () => {
    const folder = await folderWith({"dataset.csv": dataset, "structure.csv": structure, "labels.csv": labels});
    const short = await refusal(() => read(folder, {id: "respondentid", closed: "closeTime"}));
    expect(short.kind).toBe("config");
    expect(short.message).toMatch(/has no column "closeTime" for closed\.$/);
    expect(short.hint).toBe('Did you mean "closetim"? This export has SurveyXact\'s short variable names.');
    const long = await refusal(() => read(folder, {id: "responde"}));
    expect(long.hint).toBe('Did you mean "respondentid"? This export has SurveyXact\'s long variable names.');
    const status = await refusal(() => read(folder, {completed: "statoverall_4"}));
    expect(status.hint).toMatch(/^Did you mean "stato_4"\?/);
    expect((await read(folder, {id: "respondentid", completed: "stato_4", wave: "noget"})).rowCount).toBe(1);
  });
});
