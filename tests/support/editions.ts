import type {Manifest, Passage} from "../../src/editions/manifest.ts";
import type {PastAnalysis, PastCell, PastResults, PastTest} from "../../src/editions/past-results.ts";
import type {Edition} from "../../src/editions/read-edition.ts";

const print = "a".repeat(64);

/** A manifest of a small report. */
export function manifestWith(parts: Partial<Manifest> = {}): Manifest {
  return {
    schema: "maalepunkt/manifest@1",
    evaluation: {key: "lille", title: "Lille evaluering", dataDate: "2026-03-01"},
    build: {formats: ["html", "json"], theme: null},
    inputs: [{source: "skema", path: "../../data/skema.csv", sha256: print, bytes: 100, rows: 12}],
    configuration: [{path: "evaluation.yaml", sha256: print, bytes: 50}],
    versions: {maalepunkt: "1.0.0", node: "24.0.0", theme: {name: "institute", sha256: print}, browser: null},
    seeds: [],
    definitions: {helbred: {spec: "a", data: "b", sources: ["skema"]}},
    claims: [],
    text: [],
    results: print,
    outputs: [],
    ...parts,
  };
}

export function share(address: string, count: number, base: number, extras: Partial<PastCell> = {}): PastCell {
  const exact = base === 0 ? 0 : count / base;
  return {kind: "share", address, printed: String(Math.round(exact * 100)), count, base, exact, ...extras};
}

/** A table of one block and column, with a share for each count. */
export function analysisWith(key: string, counts: Readonly<Record<string, number>>, base: number): PastAnalysis {
  const rows = Object.entries(counts).map(([row, count]) => ({
    key: row,
    label: row,
    cells: [share(`${key}/all/${row}/percent`, count, base)],
  }));
  const table = {columns: [{key: "percent", label: "Procent", group: null}], blocks: [{key: "all", label: null, rows}]};
  return {kind: "distribution", title: "Selvvurderet helbred", table, tests: []};
}

export function testWith(p: number, extras: Partial<PastTest["chosen"]> = {}): PastTest {
  const printed = `p = ${p.toFixed(3).replace(".", ",")}`;
  const chosen = {method: "mcnemar", name: "McNemars test", p, n: 40, printed, significant: p < 0.05, ...extras};
  return {key: "all", label: "Helbred før og efter", chosen};
}

export interface EditionParts {
  readonly analyses?: Readonly<Record<string, PastAnalysis>>;
  /** Rows kept, and what stands for the content of the file. */
  readonly source?: {readonly kept: number; readonly content: string};
  readonly text?: readonly Passage[] | null;
  /** False for what was built before editions had a manifest. */
  readonly manifest?: Partial<Manifest> | false;
  readonly key?: string;
}

export function editionWith({analyses = {}, source, text, manifest = {}, key = "lille"}: EditionParts = {}): Edition {
  const {kept, content} = source ?? {kept: 12, content: "a"};
  const results: PastResults = {
    schema: "maalepunkt/results@1",
    evaluation: {key, title: "Lille evaluering", dataDate: "2026-03-01"},
    style: {decimals: 0, meanDecimals: 1, percent: "pct.", significance: 0.05},
    analyses,
    dataReport: {
      sources: [
        {key: "skema", name: "Spørgeskema", rowsRead: kept, kept, files: [{path: "skema.csv", sha256: content}]},
      ],
    },
  };
  const passages = text === null ? null : [...(text ?? [])];
  return {
    folder: "udgave",
    manifest: manifest === false ? null : manifestWith({text: passages, ...manifest}),
    results,
  };
}
