import {existsSync} from "node:fs";
import {cp, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {readAnalysisFiles} from "../../src/config/read-files.ts";
import {printPercent} from "../../src/numbers/print.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {findByAddress} from "../../src/results/find-by-address.ts";
import type {Results} from "../../src/results/model.ts";
import {type Simulation, simulate} from "../../src/simulate/simulate.ts";
import {temporaryFolder} from "./support.ts";

const report = fileURLToPath(new URL("../../reports/paa-vej-til-arbejde", import.meta.url));
const published = join(report, "published.json");
const tables = fileURLToPath(new URL("../../../shared/published/paa-vej-til-arbejde.tables.json", import.meta.url));

interface Entry {
  readonly address: string;
  readonly table: string;
  readonly printed: number;
  readonly reason?: string;
}

/** Simulates the report's exports in another folder, and runs a copy of the report on them. */
async function simulated(margins: string): Promise<{simulation: Simulation; results: Results}> {
  const output = await temporaryFolder();
  const simulation = await simulate(report, {margins: [margins], output});
  const copy = await temporaryFolder();
  await cp(report, copy, {recursive: true});
  const text = await readFile(join(copy, "evaluation.yaml"), "utf8");
  await writeFile(join(copy, "evaluation.yaml"), text.replaceAll("../../data/paa-vej-til-arbejde", output));
  const files = await readAnalysisFiles(copy);
  const analyses = Object.entries(files.evaluation.value.analyses).filter(([, {kind}]) => kind !== "published");
  const value = {...files.evaluation.value, analyses: Object.fromEntries(analyses)};
  return {simulation, results: await analyse({...files, evaluation: {...files.evaluation, value}}, () => {})};
}

/** What our table prints at an address, as the published number is printed. */
function printedAt(results: Results, part: "cells" | "bases", address: string): string {
  const cell = findByAddress(results, address)?.cell;
  if (cell === undefined || !("base" in cell)) throw new Error(address);
  if (part === "bases") return String(cell.base);
  return cell.kind === "share" ? printPercent(cell.count, cell.base, results.style) : cell.printed;
}

async function compared({simulation, results}: {simulation: Simulation; results: Results}) {
  const entries: Record<"cells" | "bases", Entry[]> = JSON.parse(await readFile(published, "utf8"));
  const named = new Map(simulation.misfits.map(({what, part, table, ours}) => [`${part} ${table} ${what}`, ours]));
  const wrong = (["cells", "bases"] as const).flatMap((part) =>
    entries[part].flatMap(({address, table, printed}) => {
      const ours = printedAt(results, part, address);
      const told = named.get(`${part === "cells" ? "cell" : "base"} ${table} ${address}`) ?? String(printed);
      return ours === told ? [] : [`${table} ${address}: ${ours}, not ${told}`];
    }),
  );
  return {wrong, compared: entries.cells.length + entries.bases.length};
}

/** The published report contradicts itself in so many places: the counts behind all of its tables are forced by print. */
const contradictions = {cell: 16, base: 11};

function misfitsByPart({misfits}: Simulation) {
  return {
    cell: misfits.filter(({part}) => part === "cell").length,
    base: misfits.filter(({part}) => part === "base").length,
  };
}

describe("the exports of the published report, invented from its printed numbers", () => {
  it("print every number of published.json again, but for the cells that are named", async () => {
    const outcome = await simulated(published);
    expect((await compared(outcome)).wrong).toEqual([]);
    expect(misfitsByPart(outcome.simulation)).toEqual(contradictions);
    expect(outcome.simulation.unused).toEqual([]);
    expect(outcome.simulation.misfits.map(({why}) => why).filter((why) => why === "")).toEqual([]);
  }, 240_000);

  it.skipIf(!existsSync(tables))(
    "print every number of the tables as they were printed, but for the cells that are named",
    async () => {
      const outcome = await simulated(tables);
      const {wrong, compared: count} = await compared(outcome);
      expect(wrong).toEqual([]);
      expect(count).toBe(478);
      expect(misfitsByPart(outcome.simulation)).toEqual(contradictions);
      // All that stands in the 18 tables: 417 numbers and 73 bases.
      expect(outcome.simulation.margins).toEqual({used: 490, fitted: 463});
      expect(outcome.simulation.unused.filter(({table}) => table?.startsWith("Tabel"))).toEqual([]);
    },
    240_000,
  );
});
