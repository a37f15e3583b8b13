import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import type {Results} from "../../src/results/model.ts";
import {run} from "../support/terminal.ts";

const roots: string[] = [];

afterEach(async () => {
  await Promise.all(roots.splice(0).map((root) => rm(root, {recursive: true, force: true})));
});

/** A new folder with one export. */
async function exported(text: string, name = "svar.csv"): Promise<{file: string; folder: string; root: string}> {
  const root = await mkdtemp(join(tmpdir(), "maalepunkt-init-"));
  roots.push(root);
  await writeFile(join(root, name), text);
  return {file: join(root, name), folder: join(root, "evaluering"), root};
}

async function init(file: string, folder: string, ...more: string[]): Promise<string> {
  const {exitCode, output, errors} = await run("init", file, "--out", folder, ...more);
  expect(errors).toBe("");
  expect(exitCode).toBe(0);
  return output;
}

async function build(folder: string, root: string): Promise<Results> {
  const out = join(root, "build");
  const {exitCode, errors} = await run("build", folder, "--out", out, "--format", "html,json");
  expect(errors).toBe("");
  expect(exitCode).toBe(0);
  return JSON.parse(await readFile(join(out, "results.json"), "utf8"));
}

async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, {recursive: true, withFileTypes: true})).filter((each) => each.isFile());
  const files = names.map((each) => join(each.parentPath, each.name)).sort();
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(file, "utf8")] as const)),
  );
}

/** Counts of a distribution's answers by label. */
function counts(results: Results, analysis: string): Record<string, number> {
  const rows = results.analyses[analysis]?.table.blocks[0]?.rows ?? [];
  return Object.fromEntries(
    rows.flatMap(({label, cells: [cell]}) => (cell?.kind === "share" ? [[label, cell.count]] : [])),
  );
}

const survey = `id;tilfreds;antal_dage;kommentar
P1;Tilfreds;3;Det gik godt nok alligevel
P2;Utilfreds;10;Ikke min bedste oplevelse
P3;Tilfreds;4;Tak for hjælpen
P4;Meget tilfreds;;Kan anbefales
P5;;8;Ingen ting at sige
P6;Tilfreds;12;Fint
`;

describe("init on an export", () => {
  it("writes a folder that builds without edits, with every question in it", async () => {
    const {file, folder, root} = await exported(survey);
    const output = await init(file, folder);
    expect(output).toContain("id in id");
    expect(output).toContain("tilfredshed × 1");
    expect(output).toContain("free text: kommentar");
    const results = await build(folder, root);
    expect(counts(results, "tilfreds")).toEqual({"Meget tilfreds": 1, Tilfreds: 3, Utilfreds: 1});
    expect(results.analyses.antal_dage?.kind).toBe("numbers");
    const html = await readFile(join(root, "build/report.html"), "utf8");
    expect(html).toContain("må ikke offentliggøres");
  });

  it("says the same as JSON", async () => {
    const {file, folder} = await exported(survey);
    expect(JSON.parse(await init(file, folder, "--json"))).toMatchObject({
      kind: "made",
      files: expect.arrayContaining(["evaluation.yaml", "codebook.yaml", "chapters/01-om-undersoegelsen.md"]),
    });
  });

  it("counts rows where nothing tells the persons apart", async () => {
    const {file, folder, root} = await exported("farve;svar\nblå;Ja\nblå;Nej\ngrøn;Ja\ngrøn;Ja\n");
    expect(await init(file, folder)).toContain("each row is a person");
    expect(counts(await build(folder, root), "svar")).toEqual({Ja: 3, Nej: 1});
  });

  it("follows persons over the waves of long data", async () => {
    const rows = ["a", "b", "c", "d"].flatMap((id, index) => [`${id};1;${(index % 2) + 1}`, `${id};2;2`]);
    const {file, folder, root} = await exported(`id;maaling;svar\n${rows.join("\n")}\n`);
    await init(file, folder);
    const results = await build(folder, root);
    expect(results.analyses.svar).toMatchObject({kind: "change", waves: [1, 2], panel: false});
  });

  it("reads wide data as waves, and gives what the same data give when they are long", async () => {
    const answers = [
      ["a", 1, 2, 4, 5],
      ["b", 2, 2, 3, 5],
      ["c", 1, 1, 5, 5],
      ["d", 3, 1, 5, 4],
    ] as const;
    const wide = answers.map(([id, ...rest]) => [id, ...rest].join(";")).join("\n");
    const long = answers
      .flatMap(([id, v1, v2, w1, w2]) => [[id, 1, v1, w1].join(";"), [id, 2, v2, w2].join(";")])
      .join("\n");
    const one = await exported(`id;v_m1;v_m2;w_m1;w_m2\n${wide}\n`);
    const other = await exported(`id;maaling;v;w\n${long}\n`);
    await init(one.file, one.folder);
    await init(other.file, other.folder);
    const [fromWide, fromLong] = [await build(one.folder, one.root), await build(other.folder, other.root)];
    expect(fromWide.analyses.v?.table.blocks).toEqual(fromLong.analyses.v?.table.blocks);
    expect(fromWide.analyses.w?.table.blocks).toEqual(fromLong.analyses.w?.table.blocks);
  });

  it("makes one question of columns of 0 and 1, with options to be named", async () => {
    const {file, folder, root} = await exported("id;kode_1;kode_2;kode_3\na;1;0;0\nb;1;1;0\nc;0;0;0\n");
    expect(await init(file, folder)).toContain("1 with several answers");
    expect(await readFile(join(folder, "codebook.yaml"), "utf8")).toContain("kode_2: Kode 2");
    const results = await build(folder, root);
    expect(results.analyses.kode?.kind).toBe("multiple");
    expect(await init(file, folder)).toContain("nothing is new");
  });

  it("names an evaluation of several exports after the folder around one that is called data", async () => {
    const {root} = await exported("");
    const place = join(root, "faelles-fodslag", "data");
    await mkdir(place, {recursive: true});
    await writeFile(join(place, "forloeb.csv"), "id;koen\na;Mand\nb;Mand\nc;Kvinde\n");
    await writeFile(join(place, "medarbejder.csv"), "svar\nJa\nNej\nJa\nJa\n");
    const folder = join(root, "evaluering");
    const {errors} = await run("init", join(place, "forloeb.csv"), join(place, "medarbejder.csv"), "--out", folder);
    expect(errors).toBe("");
    const evaluation = await readFile(join(folder, "evaluation.yaml"), "utf8");
    expect(evaluation).toContain("title: Fælles fodslag");
    expect(evaluation).toContain("personer i kilden »forløb«");
    expect(evaluation).toContain("besvarelser i kilden »medarbejder«");
    expect(await readFile(join(folder, "codebook.yaml"), "utf8")).toContain("label: Køn");
  });

  it("makes the WHO-5 index of five items known by their names", async () => {
    const rows = [
      [5, 5, 5, 5, 5],
      [0, 0, 0, 0, 0],
      [3, 3, 3, 3, 3],
      [5, 4, 3, 2, 1],
    ];
    const text = rows.map((row, index) => [`P${index}`, ...row].join(";")).join("\n");
    const {file, folder, root} = await exported(`id;who5_1;who5_2;who5_3;who5_4;who5_5\n${text}\n`);
    expect(await init(file, folder)).toContain("WHO-5 index");
    const cells = (await build(folder, root)).analyses.who5_indeks?.table.blocks[0]?.rows[0]?.cells ?? [];
    // 100, 0, 60 and 60
    expect(cells.map((cell) => cell.printed).slice(0, 2)).toEqual(["4", "55,0"]);
  });

  it("gives items of one scale the answers that any of them has, so that they make up a battery", async () => {
    const {file, folder, root} = await exported(
      "id;Enig? - Glad;Enig? - Rask\na;Helt enig;Enig\nb;Enig;Uenig\nc;Helt enig;Helt uenig\nd;Enig;Enig\n",
    );
    expect(await init(file, folder)).toContain("1 battery");
    const [table] = Object.values((await build(folder, root)).analyses).filter(({kind}) => kind === "battery");
    const labels = ["Helt enig", "Enig", "Uenig", "Helt uenig", "Total (n)"];
    expect(table?.table.blocks[0]?.rows.map(({label}) => label)).toEqual(labels);
  });

  it("reads LimeSurvey's checkboxes and finished forms", async () => {
    const rows = [
      "1,2026-01-02 10:00:00,3,da,A1,Y,,4",
      "2,2026-01-03 10:00:00,3,da,A2,,Y,5",
      "3,,2,da,A1,Y,Y,1",
      "4,2026-01-05 10:00:00,3,da,A1,Y,Y,2",
    ];
    const {file, folder, root} = await exported(
      `id,submitdate,lastpage,startlanguage,Q1,Q2[SQ001],Q2[SQ002],Q3\n${rows.join("\n")}\n`,
    );
    expect(await init(file, folder)).toContain("only finished ones (submitdate)");
    const {analyses} = await build(folder, root);
    expect(analyses.q2).toMatchObject({kind: "multiple", population: {size: 3}});
    expect(analyses.q1?.kind).toBe("distribution");
  });

  it("reads REDCap's events as waves", async () => {
    const rows = [
      "1,baseline_arm_1,1,4,2",
      "1,efter_arm_1,1,5,2",
      "2,baseline_arm_1,2,2,2",
      "2,efter_arm_1,1,3,2",
      "3,baseline_arm_1,1,1,0",
    ];
    const {file, folder, root} = await exported(
      `record_id,redcap_event_name,job,trivsel,skema_complete\n${rows.join("\n")}\n`,
    );
    expect(await init(file, folder)).toContain("1 baseline_arm_1, 2 efter_arm_1");
    expect((await build(folder, root)).analyses.trivsel).toMatchObject({kind: "change", population: {size: 2}});
  });

  it("survives hostile names and answers", async () => {
    const names = [
      '"{{table ""x""}}"',
      "'=HYPERLINK(1)",
      "../../etc",
      "[x](y) <b>",
      "__proto__",
      "constructor",
      "a: b # c",
      "@1",
      "«»|",
      "$row",
    ];
    const answers = ["{{#claim}}", "<script>", "../x", "=1+1", "null", "*fed*|_x_", "- a: b", "[^1]", "true", "'\"''"];
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = Array.from({length: 12}, (_, row) =>
      [`P${row}`, ...names.map((_name, column) => quoted(answers[(column + (row % 2)) % answers.length] ?? ""))].join(
        ";",
      ),
    );
    const {file, folder, root} = await exported(
      `id;${names.join(";")}\n${rows.join("\n")}\n`,
      "et 'ondt' {{navn}} #1.csv",
    );
    await init(file, folder);
    const results = await build(folder, root);
    const spread = Object.values(results.analyses).filter(({kind}) => kind === "distribution");
    expect(spread.length).toBeGreaterThanOrEqual(8);
    for (const {table} of spread) {
      expect(table.blocks[0]?.rows.flatMap(({cells: [cell]}) => (cell?.kind === "share" ? [cell.count] : []))).toEqual([
        6, 6,
      ]);
    }
    const html = await readFile(join(root, "build/report.html"), "utf8");
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toContain("<b>");
  });

  it("copies no personal data into the folder, and says what to do about the id", async () => {
    const rows = ["010190-1234", "020285-4321", "030375-1111", "040465-2222"].map(
      (cpr, index) => `${cpr};p${index}@eksempel.dk;Ja`,
    );
    const {file, folder} = await exported(`cpr;mail;svar\n${rows.join("\n")}\n`);
    expect(await init(file, folder)).toContain("MAALEPUNKT_PSEUDONYM_KEY");
    const written = Object.values(await contents(folder)).join("\n");
    expect(written).toContain("cpr: {personal: pseudonymise}");
    expect(written).toContain("mail: {personal: drop}");
    expect(written).not.toMatch(/010190|eksempel\.dk/);
  });

  it("refuses a folder that holds something else, and an export that is not there", async () => {
    const {file, root} = await exported(survey);
    expect(await run("init", file, "--out", root)).toMatchObject({
      exitCode: 6,
      errors: expect.stringContaining("no evaluation"),
    });
    const missing = await run("init", join(root, "svra.csv"), "--out", join(root, "ny"));
    expect(missing).toMatchObject({exitCode: 4, errors: expect.stringContaining('Did you mean "svar.csv"?')});
    expect(await readdir(root)).toEqual(["svar.csv"]);
  });
});

describe("init once more", () => {
  it("changes nothing when nothing is new, also in a folder that a person has edited", async () => {
    const {file, folder} = await exported(survey);
    await init(file, folder);
    const chapter = join(folder, "chapters/01-om-undersoegelsen.md");
    await writeFile(chapter, "# Min egen tekst\n");
    const before = await contents(folder);
    expect(await init(file, folder)).toContain("nothing is new");
    expect(await contents(folder)).toEqual(before);
  });

  it("tells and proposes what is new, and leaves what people have written", async () => {
    const {file, folder} = await exported(survey);
    await init(file, folder);
    const before = await contents(folder);
    const grown = survey
      .replace("kommentar", "kommentar;glad")
      .replaceAll(/\n(P\d[^\n]*)/g, "\n$1;Ja")
      .replace("4;Tak", "4;Tak")
      .replace(/P6;Tilfreds;12;Fint;Ja/, "P6;Ved ikke;12;Fint;Nej");
    await writeFile(file, grown.replace("antal_dage", "dage"));
    const output = await init(file, folder);
    expect(output).toMatch(/new variable +svar\.glad/);
    expect(output).toMatch(/new variable +svar\.dage/);
    expect(output).toMatch(/gone +svar\.antal_dage/);
    expect(output).toMatch(/new answer +svar\.tilfreds: "Ved ikke"/);
    const after = await contents(folder);
    const proposals = join(folder, "init-proposals.yaml");
    expect(after[proposals]).toContain("glad:");
    expect(after[proposals]).toContain('{{table "glad"}}');
    expect(after[proposals]).toContain("{code: Ved ikke, label: Ved ikke}");
    expect({...after, [proposals]: undefined}).toEqual({...before, [proposals]: undefined});
    await init(file, folder, "--accept");
    expect(await init(file, folder)).not.toMatch(/new variable/);
  });

  it("neither prints nor proposes a new answer that may be personal data", async () => {
    const {file, folder} = await exported(survey);
    await init(file, folder);
    await writeFile(file, survey.replace("P6;Tilfreds", "P6;ring 010190-1234"));
    expect(await init(file, folder)).toMatch(/new answer +svar\.tilfreds: "•••"/);
    expect(Object.values(await contents(folder)).join("\n")).not.toContain("010190");
  });

  it("tells new wordings of answers and questions", async () => {
    const files = (label: string) => ({
      structure:
        "questionName;variableName;questionType;subType;questionText;choiceValue;choiceText\nq;q;Closed;Single;Er du glad?;;\n",
      labels: `q;1;${label}\nq;2;Nej\n`,
      dataset: "responde;q\n1001;1\n1002;2\n1003;2\n",
    });
    const {root, folder} = await exported("", "tom.txt");
    const folderOfExport = join(root, "skema");
    const write = async (label: string) => {
      const {mkdir} = await import("node:fs/promises");
      await mkdir(folderOfExport, {recursive: true});
      for (const [name, text] of Object.entries(files(label)))
        await writeFile(join(folderOfExport, `${name}.csv`), text);
    };
    await write("Ja");
    await init(folderOfExport, folder);
    await write("Ja da");
    expect(await init(folderOfExport, folder)).toMatch(/new label +skema\.q: 1 was «Ja» and is «Ja da»/);
  });

  it("refuses an export that the evaluation does not have", async () => {
    const {file, folder, root} = await exported(survey);
    await init(file, folder);
    await writeFile(join(root, "andre.csv"), survey);
    expect(await run("init", join(root, "andre.csv"), "--out", folder)).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining("../svar.csv"),
    });
  });
});
