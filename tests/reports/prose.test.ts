import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {readEvaluation} from "../../src/config/read-files.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {lookUp} from "../../src/results/lookup.ts";
import type {Results} from "../../src/results/model.ts";
import {expected} from "./expected.ts";

const folder = fileURLToPath(new URL("../../reports/paa-vej-til-arbejde", import.meta.url));
let results: Results;

beforeAll(async () => {
  results = await analyse(await readEvaluation(folder), () => {});
});

function at(analysis: string, row: string, column?: string, block?: string) {
  const {sum} = lookUp(results, {
    analysis,
    rows: row,
    ...(column === undefined ? {} : {columns: column}),
    ...(block === undefined ? {} : {block}),
  });
  if (sum.unit === "text") throw new Error(`${analysis}/${row} is not a number`);
  return sum;
}

function count(analysis: string, row: string, column?: string, block?: string): number {
  const sum = at(analysis, row, column, block);
  if (!("count" in sum)) throw new Error(`${analysis}/${row} is not a count`);
  return sum.count;
}

const exact = (analysis: string, row: string, column: string) => at(analysis, row, column).exact;

/** A share as the reference writes it. */
function share(analysis: string, row: string, column?: string, block?: string) {
  const {base, printed} = at(analysis, row, column, block);
  return {count: count(analysis, row, column, block), n: base, percent: Number(printed)};
}

const fact = (key: string) => results.facts[key]?.value;
const low = "Dårligt|Mindre godt";

/** What our results say where the printed report has a number in its prose. */
const ours: Readonly<Record<string, () => unknown>> = {
  "l.67 mål beskæftigelse/uddannelse": () => [fact("maal_beskaeftigelse"), fact("maal_uddannelse")],
  "l.73 borgerforløb med opstartsmåling": () => count("visiterede", "Ja", "count"),
  "l.75 uden opstartsmåling": () => count("visiterede", "Nej", "count"),
  "l.91 igangværende": () => count("status", "Igangværende", "count"),
  "l.88 planlagt afsluttet": () => count("status", "Planlagt afsluttet", "count"),
  "l.86 uplanlagt afsluttet": () => count("status", "Uplanlagt afsluttet", "count"),
  "l.169 aktive eller planlagt afsluttet": () => count("status", "Igangværende|Planlagt afsluttet", "count"),
  "l.723 yngste, ældste": () => [exact("alder", "alder", "minimum"), exact("alder", "alder", "maximum")],
  "l.106/757 psykisk mindre godt/dårligt": () => share("psykisk", low, undefined, "psykhelb"),
  "l.758 medarbejder psykisk høj/nogen": () => share("psykisk", "I høj grad|I nogen grad", undefined, "psykprob"),
  "l.119/816 fysisk mindre godt/dårligt (published 52)": () => share("fysisk", low, undefined, "fyshelb"),
  "l.817 medarbejder fysisk høj/nogen": () => share("fysisk", "I høj grad|I nogen grad", undefined, "fysgener"),
  "l.849 både psykisk og fysisk (published 50)": () => share("dobbelt", low, low),
  "l.783 diagnosetyper": () =>
    Object.fromEntries(
      (results.analyses.diagnoser?.table.blocks[0]?.rows ?? [])
        .filter((row) => row.role !== "total")
        .map((row) => [row.label === "Bipolar lidelse" ? "Bipolar" : row.label, count("diagnoser", row.key, "count")]),
    ),
  "l.139 i beskæftigelse": () => count("maal", "Ja", "ordinaere_timer"),
  "l.1004 planlagt afsluttet til beskæftigelse": () => count("afsluttet_planlagt", "I beskæftigelse", "count"),
  "beskæftigede i igangværende forløb (l.140 says 3, l.1025 'cirka halvdelen')": () =>
    count("beskaeftigelse_status", "Igangværende", "count"),
  "l.1005 planlagt afsluttet til uddannelse": () => count("afsluttet_planlagt", "I uddannelse", "count"),
  "l.1277 timer min, max, gennemsnit": () =>
    ["minimum", "maximum", "mean"].map((each) => exact("timer", "timer_pr_uge", each)),
  "l.1286 uddannelse, alder": () =>
    ["minimum", "median", "maximum"].map((each) => exact("uddannelse_alder", "alder", each)),
  "l.1289 praktik": () => count("maal", "Ja", "virksomhedspraktik"),
  "l.184 beskæftigede med praktik": () => count("praktik_beskaeftigelse", "Ja", "2"),
  "l.1163 gruppeforløb": () => count("gruppeforloeb", "Ja", "count"),
  "l.1237 planlagt afsluttede uden tredje borgerskema": () =>
    count("tredje_maaling_status", "Nej", "Planlagt afsluttet", "borger.$answered"),
  "l.361 borgerskema uden medarbejderskema ved 2. måling": () => count("anden_maaling", "1", "0"),
  "l.364 medarbejderskema uden borgerskema ved 3. måling": () =>
    Object.fromEntries(
      ["Igangværende", "Planlagt afsluttet", "Uplanlagt afsluttet"].map((status) => [
        status,
        count("tredje_uden_borgerskema", status, "count"),
      ]),
    ),
  "l.1647 rolig: lidt af tiden/på intet tidspunkt": () =>
    ["who5_2@1", "who5_2@3"].map((column) => share("who5", "Lidt af tiden|På intet tidspunkt", column)),
  "l.1630 fysisk mindre godt/dårligt, tredje måling": () => share("helbred_udvikling", low, "fyshelb@3"),
};

describe("the numbers in the printed report's prose", () => {
  for (const [line, reference] of Object.entries(expected.prose)) {
    it(`${line} is the reference's`, () => {
      expect(ours[line]?.()).toEqual(reference);
    });
  }

  it("has the WHO-5 index that the printed report leaves out", () => {
    const reference = expected.derived_not_published["WHO-5 index, mean of 39 (not published)"];
    expect(exact("who5_indeks", "who5_index", "mean@1")).toBeCloseTo(reference?.["måling 1"] ?? 0, 10);
    expect(exact("who5_indeks", "who5_index", "mean@3")).toBeCloseTo(reference?.["måling 3"] ?? 0, 10);
  });
});
