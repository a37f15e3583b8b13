import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {isolatedCitizens} from "../../scripts/isolerede-sindslidende-data.ts";
import {readEvaluation} from "../../src/config/read-files.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import type {AnalysisResult, Results} from "../../src/results/model.ts";

const folder = fileURLToPath(new URL("../../reports/isolerede-sindslidende", import.meta.url));
const data = new URL("../../data/isolerede-sindslidende/", import.meta.url);

let results: Results;

beforeAll(async () => {
  results = await analyse(await readEvaluation(folder), () => {});
});

function analysis(key: string): AnalysisResult {
  const found = results.analyses[key];
  if (found === undefined) throw new Error(`no analysis ${key}`);
  return found;
}

const rowsOf = (key: string) => analysis(key).table.blocks.flatMap(({rows}) => rows);
const notesOf = (key: string) =>
  analysis(key)
    .notes.map(({text}) => text)
    .join(" ");
const lastRow = (key: string) => (rowsOf(key).at(-1)?.cells ?? []).map(({printed}) => printed);

describe("the data of the report isolerede sindslidende", () => {
  it("are what scripts/isolerede-sindslidende-data.ts writes", () => {
    const written = isolatedCitizens();
    expect(readdirSync(data).sort()).toEqual(Object.keys(written).sort());
    for (const [name, text] of Object.entries(written)) expect(readFileSync(new URL(name, data), "utf8")).toBe(text);
  });
});

describe("the report isolerede sindslidende", () => {
  it("says that the rounds of 13, 9 and 9 forms are not matched, and how many answered each question", () => {
    for (const key of ["moeder", "sparring", "afdaekning", "budskaber", "unik_situation"]) {
      expect(notesOf(key)).toContain("Runderne er ikke koblet");
      expect(lastRow(key)).toEqual(["100 (13)", "100 (9)", "100 (9)"]);
    }
    expect(lastRow("kilder_til_opsporing")).toEqual(["100 (13)", "100 (9)", "100 (8)"]);
  });

  it("keeps citizens, employees and rounds apart as populations of their own", () => {
    expect(analysis("kontakt").population).toMatchObject({key: "opsporede", size: 176});
    expect(analysis("koen").population).toMatchObject({key: "modtagere", size: 42});
    expect(analysis("fysisk_niveau").population).toMatchObject({key: "maalte", size: 42});
    expect(analysis("recovery").population).toMatchObject({key: "maalte", size: 27});
    expect(analysis("erkendelse").population).toMatchObject({key: "vurderede", size: 42});
    expect(analysis("sparring").population).toMatchObject({key: "medarbejdere", size: 31});
  });

  it("has stars at the four areas of the Recovery Star that the published report calls significant", () => {
    const starred = rowsOf("recovery").flatMap(({key, cells}) =>
      cells.some((cell) => cell.kind === "number" && cell.shown?.includes("*")) ? [key] : [],
    );
    expect(starred).toEqual(["psykisk", "netvaerk", "identitet", "tillid"]);
  });

  it("leads from 230 inquiries over 176 citizens to 42 and 134, and from 134 to 81, 45 and 8", () => {
    expect(rowsOf("vejen").map(({cells: [count]}) => count?.printed)).toEqual([
      "230",
      "176",
      "42",
      "134",
      "81",
      "45",
      "8",
      "54",
    ]);
  });

  it("names the number behind every «pr. borger», and shows what 42 citizens and 150.000 kr. would give", () => {
    expect(notesOf("indirekte_omkostninger")).toContain("delt med 150 borgere");
    expect(notesOf("netto_per_borger")).toContain("delt med 45 borgere");
    expect(lastRow("netto")).toEqual(["−953,4", "97,3", "1.147,9"]);
    expect(lastRow("netto_per_borger")).toEqual(["−21.200", "2.200", "25.500"]);
    const nets = new Map(rowsOf("foelsomhed").map(({key, cells}) => [key, cells[2]?.printed]));
    expect(nets.get("persons")).toBe("−93,7");
    expect(nets.get("gains.boligudsaettelse.unit_gain")).toBe("−577,7");
  });

  it("prints the rule of its traffic lights", () => {
    expect(notesOf("trafiklys")).toMatch(/Grøn \(i høj grad\): mindst 80\spct\./);
    expect(rowsOf("trafiklys").flatMap(({cells}) => cells.map((cell) => cell.light?.label))).toContain("Rød");
  });

  it("shows no number for the rounds of which the published report tells nothing", () => {
    const partners = rowsOf("samlet_hoej").find(({key}) => key === "opmaerksomme");
    expect(partners?.cells.map(({printed}) => printed)).toEqual(["100", "13", "100", "9", "–", "0"]);
  });
});
