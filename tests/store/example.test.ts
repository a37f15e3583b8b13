import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {resolveCodebook} from "../../src/codebook/resolve.ts";
import {codebookFileSpec} from "../../src/config/codebook-file.ts";
import {type SourceSpec, sourceSpec} from "../../src/config/evaluation.ts";
import {readSource} from "../../src/sources/read-source.ts";
import {waveColumnOf} from "../../src/sources/wave-column.ts";
import type {CountQuery, Store} from "../../src/store/model.ts";
import {openStore} from "../../src/store/open.ts";
import {at, has, tally} from "./content.ts";

const folder = new URL("../../data/paa-vej-til-arbejde", import.meta.url).pathname;
const form = {type: "surveyxact", id: "borgerid", wave: "maalepkt", completed: "stato_4", closed: "closetim"};
const specs: Record<string, SourceSpec> = {
  borger: sourceSpec.parse({...form, path: "borgerskema", name: "Borgerskema"}),
  medarbejder: sourceSpec.parse({...form, path: "medarbejderskema", name: "Medarbejderskema"}),
  forloeb: sourceSpec.parse({type: "csv", path: "forloeb.csv", name: "Forløb", id: "borger_id"}),
};
const codebookFile = codebookFileSpec.parse({
  sources: {
    borger: {variables: {who5: {derive: {sum: ["who5_1", "who5_2", "who5_3", "who5_4", "who5_5"], times: 4}}}},
    medarbejder: {
      variables: {
        aldersgruppe: {
          derive: {
            bands: "alder",
            into: [
              {label: "18-24 år", from: 18, to: 24},
              {label: "25-29 år", from: 25, to: 29},
              {label: "30-39 år", from: 30, to: 39},
              {label: "40-49 år", from: 40, to: 49},
              {label: "50 år og derover", from: 50},
            ],
          },
        },
      },
    },
    forloeb: {
      variables: {
        forloebsstatus: {order: ["Igangværende", "Planlagt afsluttet", "Uplanlagt afsluttet"]},
        opstartsmaaling: {order: ["Ja", "Nej"]},
        timer_pr_uge: {type: "number"},
      },
    },
  },
});

async function openExample(): Promise<Store> {
  const tables = await Promise.all(Object.entries(specs).map(([key, spec]) => readSource(key, spec, folder)));
  const codebook = resolveCodebook(tables, specs, codebookFile, () => ({file: "codebook.yaml"}));
  return openStore({
    codebook,
    sources: tables.map((table) => {
      const {name = "", type = "csv", id = "", wave, completed, closed} = specs[table.key] ?? {};
      const rules = {key: table.key, name, type, id, wave: waveColumnOf(wave)};
      return {table, rules: {...rules, completed: completed ?? null, closed: closed ?? null}};
    }),
    populations: [
      {key: "indskrevne", label: "i", source: "forloeb", where: [has("forloeb", "opstartsmaaling", null, "Ja")]},
    ],
    waves: [1, 2, 3, 4].map((wave) => ({wave, label: `Måling ${wave}`})),
  });
}

describe("the example's exports", () => {
  let store: Store;
  const counted = async (given: Partial<CountQuery>) =>
    tally(await store.counts({population: "indskrevne", where: [], panel: null, by: [], ...given}));

  beforeAll(async () => {
    store = await openExample();
  });
  afterAll(() => store.close());

  it("give the published number of forms at each wave", () => {
    expect(store.sources.map(({key, kept, waves}) => [key, kept, waves.map(({count}) => count)])).toEqual([
      ["borger", 221, [98, 70, 39, 14]],
      ["medarbejder", 227, [98, 69, 44, 16]],
      ["forloeb", 104, []],
    ]);
  });

  it("drop what is not completed and the later of double entries", () => {
    expect(store.sources.map(({dropped}) => dropped.map(({reason, rows}) => [reason, rows]))).toEqual([
      [
        ["not-completed", [8, 92, 119, 220]],
        ["duplicate", [94, 166]],
      ],
      [["duplicate", [18]]],
      [],
    ]);
  });

  it("have 98 persons with a start, six without and nobody else", () => {
    expect(store.populations).toEqual([{key: "indskrevne", label: "i", size: 98}]);
    expect(store.sources.map(({orphans}) => orphans.persons)).toEqual([0, 0, 6]);
  });

  it("end on the day of the last answer that counts", () => {
    expect(store.lastAnswer).toBe("2019-04-05");
  });

  it("cross health with the course's status as published, and one has not answered", async () => {
    const by = [at("forloeb", "forloebsstatus"), at("borger", "psykhelb", 1)];
    expect(await counted({by})).toEqual({
      "Igangværende 1": 1,
      "Igangværende 2": 3,
      "Igangværende 3": 13,
      "Igangværende 4": 35,
      "Igangværende 5": 24,
      "Igangværende no_answer": 1,
      "Planlagt afsluttet 1": 1,
      "Planlagt afsluttet 2": 1,
      "Planlagt afsluttet 4": 4,
      "Uplanlagt afsluttet 2": 1,
      "Uplanlagt afsluttet 3": 3,
      "Uplanlagt afsluttet 4": 5,
      "Uplanlagt afsluttet 5": 6,
    });
  });

  it("give the age bands as published", async () => {
    expect(Object.values(await counted({by: [at("medarbejder", "aldersgruppe", 1)]}))).toEqual([8, 26, 36, 17, 11]);
  });

  it("give WHO-5 of the 39 citizens with a first and a third form", async () => {
    const meanAt = async (wave: number) => {
      const counts = await counted({panel: {source: "borger", waves: [1, 3]}, by: [at("borger", "who5", wave)]});
      const sums = Object.entries(counts).map(([score, n]) => [Number(score) * n, n] as const);
      return [sums.reduce((sum, [scores]) => sum + scores, 0), sums.reduce((sum, [, n]) => sum + n, 0)];
    };
    expect(await meanAt(1)).toEqual([1424, 39]);
    expect(await meanAt(3)).toEqual([1644, 39]);
  });

  it("read hours with a decimal comma", async () => {
    const {no_answer, ...hours} = await counted({by: [at("forloeb", "timer_pr_uge")]});
    const all = Object.entries(hours).flatMap(([value, n]) => Array.from({length: n}, () => Number(value)));
    expect([no_answer, all.length, Math.min(...all), Math.max(...all)]).toEqual([89, 9, 12, 37]);
    expect(all.reduce((sum, value) => sum + value, 0) / all.length).toBe(20);
  });
});
