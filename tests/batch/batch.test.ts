import {mkdir, readdir, readFile, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {type BatchOptions, type BatchSummary, buildBatch} from "../../src/batch/build.ts";
import {CliError} from "../../src/errors/cli-error.ts";
import type {Results} from "../../src/results/model.ts";
import {type Planted, type PlantedOptions, plantedRegister, plantedUnits, smallUnit, writePlanted} from "./planted.ts";

const made: string[] = [];
afterEach(async () => {
  for (const root of made.splice(0)) await rm(root, {recursive: true, force: true});
});

async function planted(options: PlantedOptions = {}): Promise<Planted> {
  const written = await writePlanted(options);
  made.push(written.root);
  return written;
}

function run({folder, out}: Planted, options: Partial<BatchOptions> = {}): Promise<BatchSummary> {
  return buildBatch(folder, {
    formats: ["html", "json"],
    out,
    only: [],
    all: false,
    jobs: 2,
    onReport: () => {},
    ...options,
  });
}

const statesOf = ({reports}: BatchSummary) => Object.fromEntries(reports.map(({name, state}) => [name, state]));
const namesOf = ({reports}: BatchSummary, state: string) =>
  reports.filter((report) => report.state === state).map(({name}) => name);

async function textOf(out: string, key: string): Promise<string> {
  const files = (await readdir(join(out, key))).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(out, key, name), "utf8")));
  // Prints hold any digits.
  return texts.join("\n").replace(/"[0-9a-f]{64}"/g, "");
}

async function resultsOf(out: string, key: string): Promise<Results> {
  return JSON.parse(await readFile(join(out, key, `${key}-results.json`), "utf8"));
}

/** A number as data, and as Danish print. */
const looks = (amount: number) =>
  new RegExp(`(?<![\\d.,])(${amount}|${amount.toLocaleString("da-DK").replace(".", "\\.")})(?![\\d])`);

describe("maalepunkt batch", () => {
  it("gives each unit its own numbers, and nobody else's", async () => {
    const evaluation = await planted();
    const summary = await run(evaluation);
    expect(namesOf(summary, "failed")).toEqual([]);
    expect(namesOf(summary, "built")).toEqual(["Alle kommuner", ...plantedUnits.map(({name}) => name)]);
    expect(summary.small).toEqual([smallUnit.name]);
    for (const {key, name, n} of summary.reports.slice(1)) {
      const own = plantedUnits.find((unit) => unit.name === name);
      expect(n).toBe(own?.n);
      const text = await textOf(evaluation.out, key);
      expect(text, name).toMatch(looks(own?.amount ?? 0));
      for (const other of [...plantedUnits, smallUnit]) {
        if (other.name !== name)
          expect(text, `${other.name} in the report of ${name}`).not.toMatch(looks(other.amount));
      }
      const {analyses, dataReport, evaluation: info, unit} = await resultsOf(evaluation.out, key);
      expect([unit, info.title]).toEqual([name, `Evaluering i ${name}`]);
      expect(dataReport.populations.map(({size}) => size)).toEqual([n]);
      expect(dataReport.sources.map(({rowsRead, kept, files}) => [rowsRead, kept, files])).toEqual([[n, n, []]]);
      const printed = JSON.stringify(analyses.svar?.table);
      expect(printed).toContain(`"count":${own?.yes},"base":${n}`);
      const bases = [...printed.matchAll(/"base":(\d+)/g)].map(([, base]) => Number(base));
      expect(new Set(bases)).toEqual(new Set([n]));
    }
  });

  it("writes each unit's name as a name, whatever it looks like, into safe folders of its own", async () => {
    const evaluation = await planted();
    const {reports} = await run(evaluation);
    const keys = reports.map(({key}) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect((await readdir(evaluation.out)).sort()).toEqual(
      [".maalepunkt-batch.json", "index.html", "manifest.json", ...keys].sort(),
    );
    expect(await readdir(evaluation.root)).toEqual(["build", "data", "reports"]);
    const keyOf = (start: string) => keys[1 + plantedUnits.findIndex(({name}) => name.startsWith(start))] ?? "";
    const htmlOf = (key: string) => readFile(join(evaluation.out, key, `${key}-report.html`), "utf8");
    const marked = await htmlOf(keyOf("<b>"));
    expect(marked).toContain("&lt;b&gt;Gentofte");
    expect(marked.replace(/<script[\s\S]*?<\/script>/g, "")).not.toContain("<b>Gentofte");
    const template = await htmlOf(keyOf("{{"));
    expect(template).toContain("{{share");
    const index = await readFile(join(evaluation.out, "index.html"), "utf8");
    expect(index).not.toContain("<b>");
    for (const key of keys) expect(index).toContain(`href="${key}/${key}-report.html"`);
    expect(index).toContain("Med færre end 10 personer: Læsø");
  });

  it("writes prose for one unit only where its condition holds", async () => {
    const evaluation = await planted();
    await run(evaluation, {only: ["Aarhus", "ærø"]});
    expect(await textOf(evaluation.out, "aarhus")).toContain("Kun om smilets by.");
    expect(await textOf(evaluation.out, "aeroe")).not.toContain("Kun om smilets by.");
    expect(await readdir(evaluation.out)).not.toContain("alle");
  });

  it("merges what is too small, when that is the policy", async () => {
    const few = [...plantedUnits.slice(0, 3), {...smallUnit, n: 6}, {...smallUnit, name: "Fanø", n: 5}];
    const evaluation = await planted({units: few, settings: "smallest: 10, below: merge, into: Små kommuner"});
    const summary = await run(evaluation);
    expect(summary.isMerged).toBe(true);
    expect(summary.reports.at(-1)).toMatchObject({name: "Små kommuner", n: 11, state: "built"});
  });

  it("compares a unit with the rest, of which only the sum is told", async () => {
    const analyses = `  mod_resten: {kind: crosstab, rows: register.svar, columns: register.$unit, title: Svar}`;
    const evaluation = await planted({analyses});
    const summary = await run(evaluation, {only: ["Aarhus", "alle"]});
    expect(namesOf(summary, "failed")).toEqual([]);
    const {analyses: of} = await resultsOf(evaluation.out, "aarhus");
    const bases = [...JSON.stringify(of.mod_resten?.table).matchAll(/"base":(\d+)/g)].map(([, base]) => Number(base));
    const all = [...plantedUnits, smallUnit].reduce((sum, {n}) => sum + n, 0);
    expect(new Set(bases)).toEqual(new Set([101, all - 101, all]));
    expect(JSON.stringify(of.mod_resten)).toContain("Øvrige kommuner");
    const everyone = await resultsOf(evaluation.out, "alle");
    for (const {name} of plantedUnits)
      expect(JSON.stringify(everyone.analyses.mod_resten)).toContain(JSON.stringify(name));
  });

  it("refuses a rest that is one other unit, and a table of all units in each unit's report", async () => {
    const two = await planted({
      units: plantedUnits.slice(0, 2),
      analyses: "  mod: {kind: crosstab, rows: register.svar, columns: register.$unit, title: Svar}",
    });
    await expect(run(two)).rejects.toThrow("which are one other unit");
    const open = await planted({
      analyses: "  mod: {kind: crosstab, rows: register.enhed, columns: register.$unit, title: Svar}",
    });
    await expect(run(open)).rejects.toThrow("in every unit's report");
  });

  it("goes on when a unit fails, keeps its earlier report, and tells which and why", async () => {
    const claim = '{{#claim "mange" test="share(svar, \'Ja\') < 0.5"}}Færre end halvdelen svarer ja.{{/claim}}';
    const evaluation = await planted({
      chapter: `# Resultater\n\n${claim} Se {{ref "table:svar"}}.\n\n{{table "svar"}}\n`,
    });
    const failing = plantedUnits.filter(({n, yes}) => yes / n >= 0.5).map(({name}) => name);
    expect(failing.length).toBeGreaterThan(0);
    const summary = await run(evaluation);
    expect(namesOf(summary, "failed")).toEqual(failing);
    expect(
      summary.reports
        .filter(({state}) => state === "failed")
        .every(({error}) => error instanceof CliError && error.kind === "claim"),
    ).toBe(true);
    expect(namesOf(summary, "built")).toHaveLength(plantedUnits.length + 1 - failing.length);
  });

  it("builds with a warning where claims only warn", async () => {
    const claim = '{{#claim "mange" test="share(svar, \'Ja\') < 0.5"}}Færre end halvdelen svarer ja.{{/claim}}';
    const evaluation = await planted({
      chapter: `# Resultater\n\n${claim} Se {{ref "table:svar"}}.\n\n{{table "svar"}}\n`,
      settings: "smallest: 10, below: skip, claims: warn",
    });
    const summary = await run(evaluation);
    expect(namesOf(summary, "failed")).toEqual([]);
    const warned = summary.reports.filter(({warnings}) => warnings.some((text) => text.includes('The claim "mange"')));
    expect(warned.map(({name}) => name)).toEqual(
      plantedUnits.filter(({n, yes}) => yes / n >= 0.5).map(({name}) => name),
    );
  });
});

describe("only what changed", () => {
  const times = async (out: string, keys: readonly string[]) =>
    Object.fromEntries(
      await Promise.all(
        keys.map(async (key) => [key, (await stat(join(out, key, `${key}-report.html`))).mtimeMs] as const),
      ),
    );

  it("builds nothing twice, and after new answers only their unit's report and the one for all", async () => {
    const evaluation = await planted();
    const first = await run(evaluation);
    const keys = first.reports.map(({key}) => key);
    const before = await times(evaluation.out, keys);
    expect(new Set(Object.values(statesOf(await run(evaluation))))).toEqual(new Set(["unchanged"]));
    expect(await times(evaluation.out, keys)).toEqual(before);

    const grown = [...plantedUnits, smallUnit].map((unit, index) => (index === 2 ? {...unit, n: unit.n + 2} : unit));
    await writeFile(join(evaluation.root, "data/register.csv"), plantedRegister(grown));
    const second = await run(evaluation);
    expect(namesOf(second, "built")).toEqual(["Alle kommuner", plantedUnits[2]?.name]);
    const after = await times(evaluation.out, keys);
    const touched = keys.filter((key) => after[key] !== before[key]);
    expect(touched).toEqual(["alle", second.reports[3]?.key]);
  });

  it("builds all anew when a chapter has changed, when a file is missing or cut, and when it is told to", async () => {
    const evaluation = await planted();
    await run(evaluation);
    const file = join(evaluation.folder, "chapters/01-resultater.md");
    await writeFile(file, `${await readFile(file, "utf8")}\nMere.\n`);
    expect(namesOf(await run(evaluation), "unchanged")).toEqual([]);
    await rm(join(evaluation.out, "aarhus/aarhus-report.html"));
    await writeFile(join(evaluation.out, "aeroe/aeroe-report.html"), "kort");
    expect(namesOf(await run(evaluation), "built")).toEqual(["Aarhus", "Ærø"]);
    expect(namesOf(await run(evaluation, {all: true}), "unchanged")).toEqual([]);
  });

  it.each([
    "",
    "{",
    '{"schema":"maalepunkt/batch@1","reports":{"../x":{"name":"x","n":1,"print":"","files":{"../y":1}}}}',
  ])("builds all anew when its file of states is damaged: %s", async (damaged) => {
    const evaluation = await planted({units: plantedUnits.slice(0, 3)});
    await run(evaluation);
    await writeFile(join(evaluation.out, ".maalepunkt-batch.json"), damaged);
    await mkdir(join(evaluation.root, "x"));
    await writeFile(join(evaluation.root, "y"), "bliver");
    expect(namesOf(await run(evaluation), "built")).toHaveLength(4);
    expect(await readFile(join(evaluation.root, "y"), "utf8")).toBe("bliver");
  });

  it("builds every report anew after one unit's answers where units are compared with the rest", async () => {
    const units = plantedUnits.slice(0, 3);
    const analyses = "  mod_resten: {kind: crosstab, rows: register.svar, columns: register.$unit, title: Svar}";
    const evaluation = await planted({units, analyses});
    await run(evaluation);
    const [first, ...others] = units;
    const grown = first === undefined ? others : [{...first, n: first.n + 1}, ...others];
    await writeFile(join(evaluation.root, "data/register.csv"), plantedRegister(grown));
    expect(namesOf(await run(evaluation), "built")).toHaveLength(4);
  });

  it("takes away the report of a unit that has become too small", async () => {
    const evaluation = await planted();
    await run(evaluation);
    const shrunk = plantedUnits.map((unit, index) => (index === 0 ? {...unit, n: 4} : unit));
    await writeFile(join(evaluation.root, "data/register.csv"), plantedRegister(shrunk));
    await run(evaluation);
    expect(await readdir(evaluation.out)).not.toContain("aarhus");
    expect(await readFile(join(evaluation.out, "index.html"), "utf8")).not.toContain('href="aarhus');
  });
});
