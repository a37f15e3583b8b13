import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {load} from "js-yaml";
import {beforeAll, describe, expect, it} from "vitest";
import {brugForAlleExports} from "../../scripts/brug-for-alle-data.ts";
import {readEvaluation} from "../../src/config/read-files.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {findByAddress} from "../../src/results/find-by-address.ts";
import type {Results, Row} from "../../src/results/model.ts";

const folder = fileURLToPath(new URL("../../reports/brug-for-alle", import.meta.url));
let results: Results;

beforeAll(async () => {
  results = await analyse(await readEvaluation(folder), () => {});
});

function rowsOf(analysis: string): readonly Row[] {
  return results.analyses[analysis]?.table.blocks.flatMap(({rows}) => rows) ?? [];
}

describe("the data of the report brug for alle", () => {
  it.each(Object.entries(brugForAlleExports()))("%s is what scripts/brug-for-alle-data.ts writes", (name, text) => {
    expect(readFileSync(new URL(`../../data/brug-for-alle/${name}`, import.meta.url), "utf8")).toBe(text);
  });
});

describe("the report brug for alle", () => {
  it("prints the correlations with the stars of the χ²-test at the published levels", () => {
    const shown = rowsOf("sammenhaeng").map(({cells: [cell]}) => cell?.kind === "number" && cell.shown);
    expect(shown).toEqual(["0,397***", "0,263***", "0,423***", "0,314***"]);
    const {tests} = results.analyses.sammenhaeng ?? {tests: []};
    expect(tests.map(({chosen}) => chosen.method)).toEqual(Array.from({length: 4}, () => "pearson-chi-square"));
    expect(tests.filter(({chosen}) => chosen.p >= 0.01)).toEqual([]);
  });

  it("lists 92 units in the Danish order, with jobcentres that are shared as one", () => {
    const labels = rowsOf("kilder").map(({label}) => label);
    expect(labels).toHaveLength(93);
    expect(labels.slice(0, 3)).toEqual(["Albertslund", "Allerød", "Assens"]);
    expect(labels.slice(-6)).toEqual(["Vordingborg", "Ærø", "Aabenraa", "Aalborg", "Aarhus", "Enheder i alt"]);
    expect(labels.filter((label) => label.includes("/"))).toEqual([
      "Esbjerg/Fanø",
      "Frederikshavn/Læsø",
      "Tårnby/Dragør",
      "Vallensbæk/Ishøj",
    ]);
  });

  it("has no unit in both the participant survey and the plans, as its appendix says", () => {
    const isIn = (row: Row, source: string) =>
      row.cells.some((cell) => cell.address.endsWith(`/${source}`) && cell.kind === "count" && cell.count > 0);
    const units = rowsOf("kilder").filter(({role}) => role === "category");
    expect(units.filter((unit) => isIn(unit, "deltagere") && isIn(unit, "planer"))).toEqual([]);
  });

  it("prints what is published only as words within those words", () => {
    const exact = (address: string) => {
      const cell = findByAddress(results, address)?.cell;
      return cell?.kind === "share" ? cell.exact : Number.NaN;
    };
    expect(exact("helbred/helbred/Dårligt/aldersgruppe:2")).toBeCloseTo(2 / 3, 3);
    expect(exact("oensker_og_tro/tror_uddannelse/aldersgruppe:1/net:I høj eller nogen grad")).toBe(0.5);
    const doubters = exact(
      "tro_og_indflydelse/indflydelse_maal/I høj eller nogen grad/Tror lidt eller slet ikke på job",
    );
    expect(doubters).toBeLessThan(0.4);
    expect(doubters).toBeGreaterThan(0.37);
  });

  it("carries over as facts, with their sources, the numbers that it cannot count", () => {
    const listed = load(readFileSync(`${folder}/deviations.yaml`, "utf8")) as readonly {
      printed: number;
      fact: string;
    }[];
    expect(listed).toHaveLength(17);
    for (const {printed, fact} of listed) {
      expect([fact, results.facts[fact]?.value]).toEqual([fact, printed]);
    }
  });
});
