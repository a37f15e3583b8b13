import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {AnalysisResult} from "../../src/results/model.ts";
import {type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";
import {run} from "../support/terminal.ts";

const example = fileURLToPath(new URL("../../reports/paa-vej-til-arbejde", import.meta.url));
let small: SmallEvaluation;
let folder: string;

beforeAll(async () => {
  small = await writeSmallEvaluation();
  folder = await mkdtemp(join(tmpdir(), "maalepunkt-tabel-"));
});

afterAll(async () => {
  await rm(small.root, {recursive: true, force: true});
  await rm(folder, {recursive: true, force: true});
});

async function written(name: string, text: string): Promise<string> {
  await mkdir(folder, {recursive: true});
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

async function table(path: string, ...options: string[]): Promise<string> {
  const {exitCode, output, errors} = await run("table", path, ...options);
  expect(errors).toBe("");
  expect(exitCode).toBe(0);
  return output;
}

async function refused(path: string, ...options: string[]) {
  const {exitCode, output, errors} = await run("table", path, ...options);
  expect(output).toBe("");
  expect(errors).not.toMatch(/defect of maalepunkt/);
  return {exitCode, errors};
}

describe("maalepunkt table of an evaluation", () => {
  it.each([
    ["psykhelb@3", undefined, "Psykisk helbred, tredje måling"],
    ["psykhelb@3", "fyshelb@3", "Psykisk helbred og Fysisk helbred, tredje måling. Kolonneprocent (antal)"],
    [
      "psykhelb@1",
      "psykhelb@3",
      "Psykisk helbred (første måling) og Psykisk helbred (tredje måling). Kolonneprocent (antal)",
    ],
    ["forloebsstatus", undefined, "Forløbsstatus"],
  ])("says in its title when %s by %s was asked", async (rows, columns, title) => {
    const text = await table(example, "--rows", rows, ...(columns === undefined ? [] : ["--columns", columns]));
    expect(text.split("\n")[0]).toBe(title);
  });

  it("tells how many are left out for want of a form at that wave", async () => {
    const text = await table(example, "--rows", "psykhelb@3");
    expect(text.replaceAll("\n", " ")).toContain(
      "Opgørelsen omfatter 98 borgere med en opstartsmåling. 59 uden oplysninger er ikke med.",
    );
    expect(await table(example, "--rows", "psykhelb@1")).not.toContain("uden oplysninger");
  });

  it("prints the report's own table, with test, base and source", async () => {
    const text = await table(
      example,
      "--rows",
      "psykhelb",
      "--columns",
      "fyshelb",
      "--percent",
      "total",
      "--wave",
      "1",
    );
    expect(text).toContain("Psykisk helbred og Fysisk helbred, første måling. Procent af alle (antal)");
    expect(text).toMatch(/^Mindre godt +2 \(2\) +2 \(2\) +12 \(12\) +20 \(19\) +9 \(9\) +45 \(44\)$/m);
    expect(text).toMatch(/^Total \(n\) .*100 \(97\)$/m);
    expect(text.replaceAll("\n", " ")).toMatch(
      /Anm\.: Opgørelsen omfatter 98 borgere med en opstartsmåling\. 1 ubesvaret indgår ikke/,
    );
    expect(text.replaceAll("\n", " ")).toMatch(/p < 0,001 \(n = 97\); Cramérs V = /);
    expect(text).toContain("Kilde: Individdokumentationen, borgerskema.");
  });

  it("gives the results of the analysis as JSON", async () => {
    const result: AnalysisResult = JSON.parse(
      await table(small.folder, "--rows", "helbred", "--columns", "job", "--format", "json"),
    );
    expect(result.kind).toBe("crosstab");
    expect(result.waves).toEqual([1]);
    expect(JSON.parse(await table(small.folder, "--rows", "helbred", "--columns", "job", "--json"))).toEqual(result);
  });

  it("prints a distribution without columns, and numbers of a number", async () => {
    const distribution = await table(small.folder, "--rows", "helbred", "--wave", "2");
    expect(distribution).toContain("Helbred, efter");
    expect(distribution).toMatch(/^ +Antal +Procent$/m);
    const numbers = await table(small.folder, "--rows", "alder");
    expect(numbers).toMatch(/Gennemsnit/);
  });

  it("counts only those with the answers asked for", async () => {
    const text = await table(
      small.folder,
      "--rows",
      "helbred",
      "--where",
      "job=Ja",
      "--where",
      "aldersgruppe=Under 30 år",
    );
    expect(text.replaceAll("\n", " ")).toMatch(/Opgørelsen omfatter 1 i gruppen »deltagere« \(kun personer, hvor /);
  });

  it.each([
    [["--rows", "helbrd"], 'Did you mean "helbred"?'],
    [["--rows", "helbred", "--columns", "jobb"], 'Did you mean "job"?'],
    [["--rows", "helbred", "--percent", "totl"], 'Did you mean "total"?'],
    [["--rows", "helbred", "--format", "cvs"], 'Did you mean "csv"?'],
    [["--rows", "helbred", "--source", "skma"], 'Did you mean "skema"?'],
    [["--rows", "helbred", "--where", "job=Jaa"], 'Did you mean "Ja"?'],
    [["--rows", "helbred", "--where", "job"], "--where variable=answer"],
    [["--rows", "helbred", "--wave", "9"], "no wave 9"],
    [["--rows", "helbred", "--wave", "første"], "whole number"],
    [["--rows", "personid"], "skema.personid"],
    [["--rows", "helbred", "--columns", "alder"], "number variable"],
    [[], "--rows"],
  ])("refuses %j in words", async (options, says) => {
    const {exitCode, errors} = await refused(small.folder, ...options);
    expect([2, 3]).toContain(exitCode);
    expect(errors).toContain(says);
  });

  it("needs no chapters, and minds no analysis that is wrong", async () => {
    const broken = await writeSmallEvaluation({
      "reports/lille/chapters/01-resultater.md": null,
      "reports/lille/evaluation.yaml": (text) => text.replace("kind: distribution", "kind: distributoin"),
    });
    expect(await table(broken.folder, "--rows", "helbred")).toContain("Godt");
    await rm(broken.root, {recursive: true, force: true});
  });
});

describe("maalepunkt table of a bare file", () => {
  const rows = Array.from(
    {length: 20},
    (_, index) =>
      `${index % 2 === 0 ? "Ja" : "Nej"};${(index % 4) + 1};${index % 2};0${(index % 10) + 10}0190${1000 + index}`,
  );
  const text = `Er du i job?;humør;maaling;cpr\n${rows.join("\n")}\n`;

  it("counts every row, and says so", async () => {
    const file = await written("mine data 2.csv", text);
    const output = await table(file, "--rows", "Er du i job?", "--columns", "humør", "--percent", "row");
    expect(output).toMatch(/^Ja +50 \(5\) +0 \(0\) +50 \(5\) +0 \(0\) +100 \(10\)$/m);
    expect(output).toContain("Opgørelsen omfatter 20 rækker i filen.");
    expect(output).toContain("Kilde: mine data 2.csv.");
  });

  it("takes the rows of a wave by the column that tells it", async () => {
    const file = await written("maal.csv", text);
    expect(await table(file, "--rows", "humør", "--wave", "1")).toContain("omfatter 10 rækker");
    const without = await written("uden.csv", "a;b\n1;1\n1;2\n");
    expect((await refused(without, "--rows", "a", "--wave", "1")).errors).toContain(
      "No column of the file tells the wave",
    );
  });

  it("leaves columns of CPR numbers out, and tells so without a value", async () => {
    const cpr = rows.map((_, index) => `${index % 2};${String(10 + index)}0190-${1000 + index}`);
    const file = await written("cpr.csv", `svar;nummer\n${cpr.join("\n")}\n`);
    const output = await table(file, "--rows", "svar");
    expect(output.replaceAll("\n", " ")).toContain(
      "Kolonnen »nummer« (CPR-numre: 20 af 20 forskellige værdier) er udeladt",
    );
    const {errors} = await refused(file, "--rows", "nummer");
    expect(errors).toContain("is dropped as personal data");
    expect(output + errors).not.toMatch(/0190-10/);
  });

  it("refuses a file that is not there", async () => {
    expect((await refused(join(folder, "ingen.csv"), "--rows", "a")).exitCode).toBe(4);
  });

  it("prints labels that a terminal, a spreadsheet or a browser would act on harmlessly", async () => {
    const hostile = '"=HYPERLINK(""http://x"")";"\u001b[2J<script>x</script>"';
    const file = await written("fjendtlig.csv", `a;b\n${Array.from({length: 4}, () => hostile).join("\n")}\n`);
    expect(await table(file, "--rows", "b")).not.toContain("\u001b");
    expect(await table(file, "--rows", "a", "--format", "csv")).toMatch(/^"'=HYPERLINK/m);
    expect(await table(file, "--rows", "b", "--format", "html")).not.toContain("<script>");
  });
});

describe("maalepunkt variables", () => {
  it("lists variables with answers, bars, percent and n, and never an id or a text", async () => {
    const {output, errors} = await run("variables", small.folder);
    expect(errors).toBe("");
    expect(output).toContain("skema · Spørgeskema: 12 deltagere, før");
    expect(output).toMatch(/^ {2}1 Godt +█{6}▋ +33 % +4$/m);
    expect(output).toMatch(/^personid .*\(tekst\)\n {2}12 har svaret$/m);
    expect(output).toMatch(/^alder {2}Alder \(tal\)\n {2}12 har svaret · 22 til 55, median 38,5$/m);
    expect(output).not.toMatch(/\bP\d+\b/);
  });

  it("counts at the wave and in the source asked for, and finds words", async () => {
    const {output} = await run("variables", small.folder, "NOGENLUNDE", "--wave", "2", "--source", "skema");
    expect(output).toContain("12 deltagere, efter");
    expect(output).not.toContain("alder");
    const nothing = await run("variables", small.folder, "findes", "ikke");
    expect(nothing.exitCode).toBe(2);
    expect(nothing.errors).toContain('"findes ikke"');
  });

  it("gives all of it as JSON", async () => {
    const {output} = await run("variables", small.folder, "job", "--json");
    const list = JSON.parse(output);
    expect(list.sources[0].variables[0]).toMatchObject({name: "job", kind: "categorical", answered: 12});
    expect(list.sources[0].variables[0].answers[0]).toEqual({code: "Ja", label: "Ja", count: 3, share: 0.25});
  });

  it("puts the options of one question together", async () => {
    const {output} = await run("variables", example, "diag", "--source", "medarbejder");
    expect(output).toMatch(/\(flere svar\)/);
    expect(output).not.toMatch(/^diag_1/m);
  });

  it("shows what a build would refuse, and tells of it", async () => {
    const broken = await writeSmallEvaluation({
      "data/skema/dataset.csv": (text) => text.replace("P1;1;1;1", "P1;1;7;1"),
    });
    const {output, exitCode} = await run("variables", broken.folder, "helbred");
    expect(exitCode).toBe(0);
    expect(output.replace(/\s+/g, " ")).toContain("uden for svarskalaen");
    await rm(broken.root, {recursive: true, force: true});
  });

  it("lists a bare file, its personal data as left out", async () => {
    const mails = Array.from({length: 10}, (_, index) => `${index % 2};p${index}@firma.dk;en tekst om ${index}`);
    const file = await written("liste.csv", `svar;mail;bemærkning\n${mails.join("\n")}\n`);
    const {output} = await run("variables", file);
    expect(output).toContain("mail (udeladt som personoplysning)");
    expect(output).toMatch(/^bemærkning \(tekst\)\n {2}10 har svaret$/m);
    expect(output).not.toContain("firma.dk");
    expect(await readFile(file, "utf8")).toContain("firma.dk");
  });
});
