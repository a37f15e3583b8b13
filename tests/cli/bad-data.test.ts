import {randomBytes} from "node:crypto";
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {xoshiro128} from "../../src/statistics/random/xoshiro128.ts";
import {writeSav} from "../sources/spss/write-sav.ts";
import {type Changes, writeSmallEvaluation} from "../support/evaluation.ts";
import {registerForms, type SourceFile} from "../support/register-forms.ts";
import {type Run, run} from "../support/terminal.ts";
import {rowsOf, xlsxOf} from "../support/xlsx.ts";
import {zipOf} from "../support/zip.ts";

const yaml = "reports/lille/evaluation.yaml";
const register = "data/register.csv";
const dataset = "data/skema/dataset.csv";
const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

let folder: string;
let forms: readonly SourceFile[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "maalepunkt-skidt-"));
  forms = await registerForms();
});

afterAll(() => rm(folder, {recursive: true, force: true}));

/** A file in the test's folder, which also holds the others. */
async function written(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, content);
  return file;
}

function form(name: string): SourceFile {
  const found = forms.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no form of the register is called ${name}`);
  return found;
}

/** The small evaluation with its register in another file. */
function withRegister({type, name, bytes}: SourceFile, more = ""): Changes {
  return {
    [yaml]: replace("{type: csv, path: ../../data/register.csv,", `{type: ${type}, path: ../../data/${name},${more}`),
    [register]: null,
    [`data/${name}`]: bytes,
  };
}

type Says = readonly (string | RegExp)[];

function expectOneError({errors, output, exitCode}: Run, says: Says, code = 4): void {
  expect(errors.match(/^error /gm)).toHaveLength(1);
  expect(errors).not.toMatch(/defect of maalepunkt|\n\s+at /);
  for (const part of says) {
    if (typeof part === "string") expect(errors).toContain(part);
    else expect(errors).toMatch(part);
  }
  expect(output).toBe("");
  expect(exitCode).toBe(code);
}

/** Builds where there is a report from yesterday, which is still there when the build was refused. */
async function built(changes: Changes): Promise<Run> {
  const small = await writeSmallEvaluation(changes);
  try {
    await mkdir(small.out);
    await writeFile(join(small.out, "report.html"), "fra i går");
    const result = await run("build", small.folder, "--format", "json", "--out", small.out);
    if (result.exitCode !== 0) {
      expect(await readdir(small.out)).toEqual(["report.html"]);
      expect(await readFile(join(small.out, "report.html"), "utf8")).toBe("fra i går");
    }
    return result;
  } finally {
    await rm(small.root, {recursive: true, force: true});
  }
}

/** What the data report tells of how the data were read. */
async function told(changes: Changes): Promise<string> {
  const small = await writeSmallEvaluation(changes);
  try {
    const {exitCode, errors, output} = await run("data", small.folder, "--out", small.out);
    expect(errors).toBe("");
    expect(exitCode).toBe(0);
    return output;
  } finally {
    await rm(small.root, {recursive: true, force: true});
  }
}

describe("a small .sav that is cut off", () => {
  it("is refused in one clear error at any length, and earlier output stays", async () => {
    const sav = form("register.sav");
    const {length} = sav.bytes;
    for (const cut of [1, 4, 176, 300, length >> 1, length - 8]) {
      expectOneError(await built(withRegister({...sav, bytes: sav.bytes.subarray(0, cut)})), [/register\.sav/]);
    }
  });

  it("is refused when nothing is left of it, and as a bare file too", async () => {
    expectOneError(await built(withRegister({...form("register.sav"), bytes: new Uint8Array()})), [/register\.sav/]);
    const {bytes} = form("register.zsav");
    const file = await written("cut.zsav", bytes.subarray(0, bytes.length - 30));
    expectOneError(await run("table", file, "--rows", "job"), [file, "damaged or was not copied whole"]);
  });
});

describe("a file with flipped bits", () => {
  /** Packed with a checksum: what is read of them is what was written. */
  const checked = new Set(["register.xlsx", "skema.zip"]);

  it("is read or refused in one clear error, whatever kind of file it is", async () => {
    const random = xoshiro128(20261122);
    for (const {name, bytes} of forms) {
      const whole = await run("table", await written(name, bytes), "--rows", "job", "--format", "csv");
      expect(whole.output).toMatch(/^Ja;3;25\r\nNej;9;75\r$/m);
      for (let flip = 0; flip < 8; flip++) {
        const broken = Uint8Array.from(bytes);
        const at = Math.floor(random() * broken.length);
        broken[at] = (broken[at] ?? 0) ^ (1 << Math.floor(random() * 8));
        const result = await run("table", await written(name, broken), "--rows", "job", "--format", "csv");
        expect(result.errors).not.toMatch(/defect of maalepunkt|\n\s+at /);
        if (result.exitCode !== 0) expectOneError(result, [], result.exitCode);
        else if (checked.has(name)) expect(result.output).toBe(whole.output);
        expect([0, 2, 3, 4]).toContain(result.exitCode);
      }
    }
  });
});

describe("a zip bomb", () => {
  const big = new Uint8Array(3 * 1024 * 1024).fill(0x20);
  const parts = (says = {}) => [
    {name: "dataset.csv", content: big, says},
    {name: "structure.csv", content: "x"},
    {name: "labels.csv", content: "x"},
  ];
  const bomb = (says = {}): SourceFile => ({type: "surveyxact", name: "bombe.zip", bytes: zipOf(parts(says))});

  it("is refused before it is unpacked, by a limit that the source can move", async () => {
    const says = ["bombe.zip", "unpacks to 4 MB, where 2 MB are allowed", "largest_unpacked_mb"];
    expectOneError(await built(withRegister(bomb(), " largest_unpacked_mb: 2,")), says);
    expectOneError(await built(withRegister(bomb(), " largest_unpacked_mb: 4,")), [/(dataset|structure)\.csv/]);
  });

  it("is refused while it is unpacked when it lies about its size", async () => {
    const lying = bomb({size: 1000});
    expectOneError(await built(withRegister(lying, " largest_unpacked_mb: 2,")), ["bombe.zip", "damaged"]);
  });

  it("is refused as a workbook too, and within another archive", async () => {
    const sheet = "xl/worksheets/sheet1.xml";
    const bytes = xlsxOf([{name: "A", rows: ""}], {parts: [{name: sheet, content: big}]});
    const workbook = {type: "excel", name: "bombe.xlsx", bytes};
    expectOneError(await built(withRegister(workbook, " largest_unpacked_mb: 2,")), ["bombe.xlsx", "2 MB are allowed"]);
    const nested = {...bomb(), bytes: zipOf([{name: "inde.zip", content: zipOf(parts())}])};
    expectOneError(await built(withRegister(nested)), ["archive within an archive"]);
  });

  it("is refused as a .zsav whose blocks unfold to more than they say", async () => {
    const rows = Array.from({length: 200_000}, () => [1]);
    const bytes = writeSav({variables: [{name: "job"}], rows, compression: "zlib", caseCount: rows.length});
    const file = {type: "spss", name: "bombe.zsav", bytes};
    expect(bytes.length).toBeLessThan(10_000);
    expectOneError(await built(withRegister(file, " largest_unpacked_mb: 0.5,")), [
      "bombe.zsav",
      "largest_unpacked_mb",
    ]);
  });
});

describe("an Excel file that is really HTML", () => {
  const page = "<html><body><table><tr><td>personid</td><td>job</td></tr><tr><td>P1</td><td>Ja</td></tr></table>";

  it("is refused, and told what it is", async () => {
    for (const name of ["register.xls", "register.xlsx"]) {
      const file = {type: "excel", name, bytes: Buffer.from(`\ufeff<!DOCTYPE html>\n${page}`)};
      expectOneError(await built(withRegister(file)), [name, "web page (HTML)", "save it as .xlsx"]);
    }
    expectOneError(await run("table", await written("side.xls", page), "--rows", "job"), ["web page (HTML)"]);
  });
});

describe("as many rows as a sheet of Excel has", {tags: ["slow"]}, () => {
  it("are counted to the last one", async () => {
    const rows = 1_048_576;
    const file = await written("mange.csv", `svar\n${"1\n".repeat(rows - 1)}2\n`);
    const {output, errors} = await run("table", file, "--rows", "svar", "--format", "csv");
    expect(errors).toBe("");
    expect(output).toContain(`1;${rows - 1};100\r\n2;1;0\r\nTotal (n);${rows};`);
    await rm(file);
  });
});

describe("columns of one name", () => {
  const two = [
    ["personid", "job", "job"],
    ["P1", "Ja", "Nej"],
  ];
  const text = two.map((row) => row.join(";")).join("\n");

  it.each([
    ["csv", "to.csv", Buffer.from(text), ["to.csv:1", 'Columns 2 and 3 are both named "job"']],
    ["excel", "to.xlsx", xlsxOf([{name: "A", rows: rowsOf(two)}]), ["to.xlsx:1:3", "Cells B1 and C1"]],
    [
      "jsonl",
      "to.jsonl",
      Buffer.from('{"personid": "P1", "job": "Ja"}\n{"personid": "P2", "job": "Ja", "j\\u006fb": "Nej"}\n'),
      ["to.jsonl:2", '"job" stands twice in one object'],
    ],
    ["redcap", "to.csv", Buffer.from(text.replaceAll(";", ",")), ["to.csv:1", 'both named "job"']],
    [
      "spss",
      "to.sav",
      writeSav({variables: [{name: "personid", width: 8}, {name: "job"}, {name: "job"}], rows: [["P1", 1, 2]]}),
      ["to.sav", /both|twice|two variables/i],
    ],
  ])("are refused in a file of type %s", async (type, name, bytes, says) => {
    expectOneError(await built(withRegister({type, name, bytes})), says);
  });

  it("that differ by case are two columns, each with its own answers", async () => {
    const file = await written("store-og-smaa.csv", "svar;SVAR\nx;1\nx;1\ny;1\ny;2\n");
    const csv = async (name: string) => (await run("table", file, "--rows", name, "--format", "csv")).output;
    expect(await csv("svar")).toContain("x;2;50\r\ny;2;50");
    expect(await csv("SVAR")).toContain("1;3;75\r\n2;1;25");
  });
});

describe("labels in two languages", () => {
  const english = {
    labels: "helbred;1;Good\nhelbred;2;Fair\nhelbred;3;Poor\n",
    structure: `questionName;variableName;questionType;subType;questionText;choiceValue;choiceText
personid;personid;Open;String;Person id;;;
helbred;helbred;Closed;Single;How is your health?;;;
`,
    dataset: "responde;closetim;personid;helbred;stato_4\n1;2026-02-01 10:00:00;P1;3;1\n2;2026-02-01 10:00:00;P2;3;1\n",
  };
  const changes: Changes = {
    [yaml]: (text) =>
      text
        .replace("path: ../../data/skema, ", "path: [../../data/skema, ../../data/survey], ")
        .replace("wave: maaling,", "wave: {file: {skema: 1, survey: 2}},"),
    [dataset]: (text) =>
      text
        .replace(/^.*;2;\d;1\n/gm, "")
        .replace(/;1;(\d;1)$/gm, ";$1")
        .replace(";maaling", ""),
    "data/skema/structure.csv": replace(/maaling;maaling.*\n/, ""),
    "data/skema/labels.csv": replace(/maaling;.*\nmaaling;.*\n/, ""),
    "data/survey/dataset.csv": english.dataset,
    "data/survey/structure.csv": english.structure,
    "data/survey/labels.csv": english.labels,
  };

  it("are one scale by its codes, and told in the data report", async () => {
    const output = await told(changes);
    expect(output).toMatch(/1 hedder .Godt. i \.\.\/\.\.\/data\/skema og .Good. i \.\.\/\.\.\/data\/survey/);
    expect(output).toMatch(/Spørgsmålet bag .helbred. er formuleret forskelligt/);
    const small = await writeSmallEvaluation(changes);
    const {output: csv} = await run("table", small.folder, "--rows", "helbred", "--wave", "2", "--format", "csv");
    await rm(small.root, {recursive: true, force: true});
    expect(csv).toContain("Godt;0;0\r\nNogenlunde;0;0\r\nDårligt;2;100");
  });
});

describe("a code that is text in one wave and a number in another", () => {
  const codes = "helbred;1;Godt\nhelbred;2;Nogenlunde\nhelbred;3;Dårligt\n";
  const header = "personid;helbred\n";
  const changes = (first: string, second: string): Changes => ({
    [yaml]: (text) =>
      text
        .replace(
          "{type: surveyxact, path: ../../data/skema,",
          "{type: csv, path: [../../data/a.csv, ../../data/b.csv],",
        )
        .replace("wave: maaling, completed: stato_4, closed: closetim", "wave: {file: {a: 1, b: 2}}"),
    "data/a.csv": `${header}${first}`,
    "data/b.csv": `${header}${second}`,
    "data/labels.csv": codes,
  });

  it("is refused with its file and line where the text is a label", async () => {
    const says = [/b\.csv:3/, 'has the label "Dårligt" where the codebook says a code', "Its code is 3"];
    expectOneError(await built(changes("P1;1\nP2;2\n", "P1;1\nP2;Dårligt\n")), says);
  });

  it("is told and counted where it is no label, and the numbers of the other wave stay what they are", async () => {
    const mixed = changes("P1;1\nP2;2,0\n", "P1;01\nP2;3\n");
    const output = await told(mixed);
    expect(output).toMatch(/.helbred. er læst som tekst: den er tekst i .*b\.csv og tal eller datoer i .*a\.csv/);
    expect(output).toContain("1 svar uden for svarskalaen (»01«)");
    expectOneError(await built(mixed), [/b\.csv:2/, 'has the value "01"']);
    const small = await writeSmallEvaluation(changes("P1;1\nP2;2,0\n", "P1;1\nP2;3\n"));
    const {output: csv} = await run("table", small.folder, "--rows", "helbred", "--wave", "1", "--format", "csv");
    await rm(small.root, {recursive: true, force: true});
    expect(csv).toContain("Godt;1;50\r\nNogenlunde;1;50\r\nDårligt;0;0");
  });
});

describe("byte order marks in the middle", () => {
  it("are taken out and told, and hide no answer", async () => {
    const output = await told({[register]: (text) => text.replace("P3;", "\ufeffP3;").replace("P5;Ja", "P5;\ufeffJa")});
    expect(output).toContain("2 usynlige tegn (U+FEFF) inde i filen er fjernet.");
    expect(output).toContain("Register: 12 rækker læst, 12 bevaret");
  });

  it("show where two files were put together", async () => {
    const twice = (text: string) => `${text}\ufeff${text}`;
    expectOneError(await built({[register]: twice}), ["register.csv:14", "header stands here once more"]);
  });
});

describe("NUL bytes", () => {
  it("are refused with their line, also in a bare file", async () => {
    expectOneError(await built({[register]: replace("P3;Nej", "P3;\0Nej")}), ["register.csv:4", "NUL byte"]);
    expectOneError(await built({[dataset]: replace("P1;1;1", "P1;1\0;1")}), ["dataset.csv:2", "NUL byte"]);
    const file = await written("nul.jsonl", '{"a": 1}\n{"a": \0}\n');
    expectOneError(await run("table", file, "--rows", "a"), ["nul.jsonl:2", "NUL byte"]);
  });

  it("are a JSON line's own text when they are written out, and never reach the terminal", async () => {
    const file = await written("nul2.jsonl", '{"a": "x\\u0000y"}\n{"a": "x\\u0000y"}\n{"a": "z"}\n{"a": "z"}\n');
    const {output, errors, exitCode} = await run("table", file, "--rows", "a");
    expect(output).not.toContain("\0");
    expect(errors).not.toMatch(/defect of maalepunkt/);
    expect([0, 4]).toContain(exitCode);
  });
});

describe("quotes that are never closed", () => {
  it("are refused with the line they open on, in every file of text", async () => {
    const open = "A quote opens on this line and is never closed";
    expectOneError(await built({[dataset]: replace("P2;1;2", '"P2;1;2')}), ["dataset.csv:3", open]);
    const labels = "data/skema/labels.csv";
    expectOneError(await built({[labels]: replace("2;Nogenlunde", '2;"Nogenlunde')}), ["labels.csv:4", open]);
    const file = await written("citat.csv", `a;b\n1;x\n2;"y\n${"3;z\n".repeat(1000)}`);
    expectOneError(await run("table", file, "--rows", "a"), ["citat.csv:3", open]);
    expectOneError(await run("variables", file), ["citat.csv:3", open]);
  });
});

describe("100.000 columns", () => {
  const names = Array.from({length: 100_000}, (_, index) => `v${index}`);
  const says = [/100000 columns, and 16384 is the most|more than 16384 keys/];

  it.each([
    ["csv", () => `${names.join(";")}\n${names.map(() => "1").join(";")}\n`],
    ["jsonl", () => JSON.stringify(Object.fromEntries(names.map((name) => [name, 1])))],
    ["sav", () => writeSav({variables: names.map((name) => ({name})), rows: [names.map(() => 1)]})],
  ])("are refused in a .%s", async (ending, content) => {
    const file = await written(`bred.${ending}`, content());
    expectOneError(await run("variables", file), [file, ...says]);
  });
});

describe("a file where the folder of an evaluation is wanted", () => {
  it("is told from a folder that is not there", async () => {
    const {name, bytes} = form("register.csv");
    const file = await written(name, bytes);
    for (const command of ["build", "check", "data"]) {
      expectOneError(await run(command, file), [`"${file}" is a file`, "maalepunkt table"], 3);
    }
  });
});

describe("names that would be run or followed elsewhere", () => {
  const hostile = ["../../../etc/passwd", '=HYPERLINK("http://x","y")', "@SUM(A1)", "+1+cmd|' /C calc'!A0", "-2+3"];

  it("are names: printed with a mark in front where a spreadsheet would run them", async () => {
    const field = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = hostile.map((answer) => hostile.map(() => field(answer)).join(";"));
    const file = await written("fjendtlig.csv", [hostile.map(field).join(";"), ...rows, ...rows].join("\n"));
    for (const name of hostile) {
      const {output, errors} = await run(
        "table",
        file,
        "--rows",
        hostile[0] ?? "",
        "--columns",
        name,
        "--format",
        "csv",
      );
      expect(errors).toBe("");
      expect(output.split(/;|\r\n/).filter((cell) => /^"?\s*[=@+-]/.test(cell))).toEqual([]);
      expect(output).toContain("\r\n../../../etc/passwd;");
    }
  });

  it("may hold the commas and equals signs of the command line", async () => {
    const file = await written("tegn.csv", "navn, by;=a=b\nx;1\nx;2\ny;1\ny;2\n");
    const {output, errors} = await run("table", file, "--rows", "navn, by", "--where", "=a=b=1", "--format", "csv");
    expect(errors).toBe("");
    expect(output).toContain("x;1;50\r\ny;1;50\r\nTotal (n);2;");
  });

  it("leave negative numbers the numbers they are", async () => {
    const file = await written("minus.csv", "a\n-5,5\n-3\n-1234\n0,5\n");
    const {output} = await run("table", file, "--rows", "a", "--format", "csv");
    expect(output).toMatch(/\r\na;4;-310,5;/);
  });

  it("are nothing to follow in an archive, and nothing is written from it", async () => {
    const zip = form("skema.zip");
    const files = ["dataset", "structure", "labels"].map((part) => ({
      name: `../../../../udenfor/${part}.csv`,
      content: randomBytes(8),
    }));
    const before = await readdir(dirname(folder));
    expectOneError(await built(withRegister({...zip, bytes: zipOf(files)})), ["skema.zip"]);
    expect((await readdir(dirname(folder))).filter((name) => name === "udenfor")).toEqual([]);
    expect(before).not.toContain("udenfor");
  });
});
