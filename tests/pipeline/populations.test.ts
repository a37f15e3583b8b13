import {readFile, rm} from "node:fs/promises";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {checkEvaluation} from "../../src/pipeline/check.ts";
import {buildDataReport} from "../../src/pipeline/data.ts";
import type {Results} from "../../src/results/model.ts";
import {type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";
import {run} from "../support/terminal.ts";

/** Beside the twelve persons: staff forms without ids, cases and children with ids of their own, and notes that nobody has a population of. */
let small: SmallEvaluation;
let dataReport: Results;

const rows = (number: number, row: (index: number) => string) =>
  Array.from({length: number}, (_, at) => row(at)).join("\n");

beforeAll(async () => {
  small = await writeSmallEvaluation({
    "reports/lille/evaluation.yaml": (text) =>
      text
        .replace("  2: {label: Efter}\n", "  2: {label: Efter}\n  2023: {label: 2022/23}\n  2024: {label: 2023/24}\n")
        .replace(
          "populations:\n",
          `  stab: {type: csv, path: ../../data/stab.csv, name: Stabsskema, id: $row, wave: runde}
  sager: {type: csv, path: ../../data/sager.csv, name: Sager, id: sag}
  skole: {type: csv, path: ../../data/skole.csv, name: Skole, id: barn, wave: aar}
  noter: {type: csv, path: ../../data/noter.csv, name: Noter, id: note}
populations:
  unge_sager: {source: sager, label: sager om fravær, where: {emne: Fravær}}
  alle_sager: {source: sager, label: sager}
  medarbejdere: {source: stab, label: stabsskemaer}
  boern: {source: skole, label: børn}
`,
        )
        .replace(
          "figures:\n",
          `  stab_tabel: {kind: distribution, items: [stab.tid], wave: 1, title: Tid}
  stab_kryds: {kind: crosstab, rows: stab.tid, columns: stab.hold, wave: 1, title: Tid og hold}
  stab_rigtig: {kind: distribution, population: medarbejdere, items: [stab.tid], wave: 1, title: Tid}
  sager_tabel: {kind: distribution, items: [sager.emne], title: Emne}
  noter_tabel: {kind: distribution, items: [noter.art], title: Art}
data_quality: {start: register.start, due: {2: 1}}
figures:
`,
        ),
    "reports/lille/codebook.yaml": (text) =>
      `${text.replace("      alder: {", "      start: {label: Start, type: date}\n      alder: {")}  stab:
    variables: {tid: {label: Tid, order: [Ja, Nej]}, hold: {label: Hold, order: [A, B]}}
  sager:
    variables: {emne: {label: Emne, order: [Fravær, Andet]}}
  skole:
    variables: {trivsel: {label: Skoletrivsel, order: [God, Dårlig]}}
  noter:
    variables: {art: {label: Art, order: [Lang, Kort]}}
`,
    "data/register.csv": (text) =>
      text
        .split("\n")
        .map((line, index) => (line === "" ? line : `${line};${index === 0 ? "start" : "2026-01-01"}`))
        .join("\n"),
    "data/stab.csv": `runde;tid;hold\n${rows(10, (at) => `${(at % 2) + 1};${at % 3 === 0 ? "Ja" : "Nej"};${at % 2 === 0 ? "A" : "B"}`)}\n`,
    // The ids of some cases happen to be those of persons.
    "data/sager.csv": `sag;emne\n${rows(6, (at) => `P${at + 1};${at < 2 ? "Fravær" : "Andet"}`)}\n`,
    "data/skole.csv": `barn;aar;trivsel\n${rows(8, (at) => `P${(at % 4) + 1};${at < 4 ? 2023 : 2024};God`)}\n`,
    "data/noter.csv": `note;art\n${rows(6, (at) => `N${at};${at < 2 ? "Lang" : "Kort"}`)}\n`,
  });
  const {files} = await buildDataReport(small.folder, {out: small.out, onStep: () => {}});
  dataReport = JSON.parse(await readFile(files.find((file) => file.endsWith(".json")) ?? "", "utf8"));
});

afterAll(() => rm(small.root, {recursive: true, force: true}));

async function output(...args: string[]): Promise<string> {
  const result = await run(...args);
  expect(result.errors).toBe("");
  return result.output.replace(/\s+/g, " ");
}

describe("analyses of a source with another population", () => {
  it("are warned of when nobody of theirs is in it, or it has other ids", async () => {
    const {warnings} = await checkEvaluation(small.folder, () => {});
    expect(warnings.filter((warning) => /population/.test(warning) && !/er ikke i nogen/.test(warning))).toEqual([
      "Ingen i populationen alle har rækker i kilden stab, som analyserne stab_tabel og stab_kryds bruger. Mente du population: medarbejdere?",
      "Analysen sager_tabel tæller populationen alle i kilden sager, der har et andet id og sin egen population, så personerne måske ikke er de samme. Mente du population: alle_sager eller unge_sager?",
      "Ingen i populationen alle har rækker i kilden noter, som analysen noter_tabel bruger. Kilden noter har ingen population: Skriv en under populations.",
    ]);
  });
});

describe("maalepunkt table and variables of a source with another population", () => {
  it("count its own, and say so", async () => {
    const table = await output("table", small.folder, "--rows", "tid");
    expect(table).toContain("Total (n) 5 100 (5)");
    expect(table).toContain(
      "Her tælles populationen medarbejdere og ikke populationen alle, som kilden ikke handler om.",
    );
    const listed = await output("variables", small.folder, "tid");
    expect(listed).toContain("stab · Stabsskema: 10 stabsskemaer, før Her tælles populationen medarbejdere");
    expect(listed).toContain("5 har svaret");
  });

  it("count the whole source rather than a part of it, whatever its ids happen to be", async () => {
    expect(await output("table", small.folder, "--rows", "emne")).toContain("Opgørelsen omfatter 6 sager.");
    expect(await output("variables", small.folder, "emne")).toContain("6 har svaret");
  });

  it("count all rows where nobody has written a population", async () => {
    const table = await output("table", small.folder, "--rows", "art");
    expect(table).toContain("Total (n) 6 100 (6)");
    expect(table).toContain("Her tælles alle rækker i Noter og ikke populationen alle");
    expect(await output("variables", small.folder, "art")).toContain("noter · Noter: 6 rækker i Noter");
  });

  it("begin at the first wave at which it has forms", async () => {
    expect(await output("table", small.folder, "--rows", "trivsel")).toContain("Skoletrivsel, 2022/23");
    expect(await output("variables", small.folder, "trivsel")).toContain("4 børn, 2022/23");
  });

  it("leave the evaluation's own sources as they are", async () => {
    const table = await output("table", small.folder, "--rows", "helbred");
    expect(table).toContain("Opgørelsen omfatter 12 deltagere.");
    expect(table).not.toContain("Her tælles");
  });
});

describe("the data report of sources with other populations and waves", () => {
  const blocksOf = (part: string) =>
    Object.fromEntries(
      (dataReport.analyses[part]?.table.blocks ?? []).map(({key, rows: its}) => [
        key,
        its.map((row) => [row.label, ...row.cells.map(({printed}) => printed)]),
      ]),
    );

  it("tells as due only forms that the population owes, at waves of the source or that are named", () => {
    expect(blocksOf("data_due")).toEqual({
      skema: [
        ["Før", "12", "12", "0", "0"],
        ["Efter", "12", "12", "0", "0"],
      ],
    });
  });

  it("follows nobody where every row is a person", () => {
    expect(Object.keys(blocksOf("data_returns"))).toEqual(["skema", "skole"]);
  });

  it("has no time between waves that a source lacks", () => {
    expect(blocksOf("data_intervals").skema?.map(([label]) => label)).toEqual(["Fra måling 1 til måling 2"]);
  });
});
