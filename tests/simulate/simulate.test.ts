import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readAnalysisFiles} from "../../src/config/read-files.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {simulate} from "../../src/simulate/simulate.ts";
import {codebook, evaluation, evaluationFolder, temporaryFolder} from "./support.ts";

const analyses = `  koen: {kind: distribution, title: Køn, items: [forloeb.koen]}
  trivsel: {kind: numbers, title: Trivsel, items: [borger.trivsel], waves: [1, 2], panel: true}
  helbred: {kind: crosstab, title: Helbred, rows: borger.helbred, columns: forloeb.job, wave: 1}
`;

const resultsOf = async (folder: string) => analyse(await readAnalysisFiles(folder), () => {});

describe("simulate without margins", () => {
  it("writes exports from a codebook alone that the same evaluation can load", async () => {
    const folder = await evaluationFolder(evaluation(analyses), codebook);
    const {persons, lacksNotice, record} = await simulate(folder, {persons: 40});
    const results = await resultsOf(folder);
    expect({persons, lacksNotice, record}).toEqual({persons: 40, lacksNotice: false, record: null});
    expect(results.analyses.koen?.population.size).toBe(40);
    expect(results.analyses.trivsel?.bases[0]?.valid).toBe(30);
    expect(results.dataReport.sources.flatMap(({dropped}) => dropped)).toEqual([]);
  });

  it("gives people ids that say that they are invented", async () => {
    const folder = await evaluationFolder(evaluation(analyses), codebook);
    await simulate(folder, {persons: 3});
    const [, ...rows] = (await readFile(join(folder, "data/forloeb.csv"), "utf8")).trim().split("\r\n");
    expect(rows.map((row) => row.split(";")[0])).toEqual(["opdigtet-0001", "opdigtet-0002", "opdigtet-0003"]);
  });

  it("invents 98 people when nobody says how many", async () => {
    const folder = await evaluationFolder(evaluation(analyses), codebook);
    expect((await simulate(folder, {})).persons).toBe(98);
  });

  it("gives the same people for the same seed, and others for another", async () => {
    const folder = await evaluationFolder(evaluation(analyses), codebook);
    const contents = async (seed: number) => {
      await simulate(folder, {persons: 20, seed});
      return readFile(join(folder, "data/borger.csv"), "utf8");
    };
    const first = await contents(1);
    expect(await contents(2)).not.toBe(first);
    expect(await contents(1)).toBe(first);
  });

  it("has fewer forms at later waves, as many as the codebook says", async () => {
    const told = codebook.replace("  borger:\n", "  borger:\n    simulate: {waves: {1: 100, 2: 0}}\n");
    const folder = await evaluationFolder(evaluation(analyses), told);
    await simulate(folder, {persons: 20});
    const rows = (await readFile(join(folder, "data/borger.csv"), "utf8")).trim().split("\r\n").slice(1);
    expect(rows.map((row) => row.split(";")[1])).toEqual(Array.from({length: 20}, () => "1"));
  });

  it("draws numbers within their limits and around their mean, and leaves some blank", async () => {
    const told = codebook.replace("{from: 18, to: 60}", "{from: 20, to: 40, mean: 30, sd: 3, missing: 50}");
    const folder = await evaluationFolder(evaluation(analyses), told);
    await simulate(folder, {persons: 200});
    const rows = (await readFile(join(folder, "data/forloeb.csv"), "utf8")).trim().split("\r\n").slice(1);
    const ages = rows.map((row) => row.split(";")[2] ?? "");
    const given = ages.filter((age) => age !== "").map(Number);
    expect(Math.abs(given.length - 100)).toBeLessThan(30);
    expect(Math.min(...given)).toBeGreaterThanOrEqual(20);
    expect(Math.abs(given.reduce((sum, age) => sum + age, 0) / given.length - 30)).toBeLessThan(1.5);
  });

  it("answers a question only where its condition is met", async () => {
    const told = codebook.replace(
      "job: {label: Job, order: [Ja, Nej]}",
      "job: {label: Job, order: [Ja, Nej], simulate: {when: {koen: 2}}}",
    );
    const folder = await evaluationFolder(evaluation(analyses), told);
    await simulate(folder, {persons: 60});
    const rows = (await readFile(join(folder, "data/forloeb.csv"), "utf8")).trim().split("\r\n").slice(1);
    const pairs = rows.map((row) => row.split(";")).map(([, koen, , job]) => `${koen}${job === "" ? "-" : "+"}`);
    expect(new Set(pairs)).toEqual(new Set(["1-", "2+"]));
  });

  it("tells when evaluation.yaml does not say that the people are invented", async () => {
    const folder = await evaluationFolder(evaluation(analyses, ""), codebook);
    expect((await simulate(folder, {persons: 3})).lacksNotice).toBe(true);
  });

  it("takes the persons of a source with numbered rows apart from the others", async () => {
    const cases = evaluation(
      `${analyses}  sag: {kind: distribution, title: Sager, population: sager, items: [sag.udfald]}\n`,
    ).replace(
      "populations: {",
      "  sag: {type: csv, path: data/sag.csv, name: sager, id: $row}\npopulations: {sager: {source: sag, label: sager}, ",
    );
    const folder = await evaluationFolder(
      cases,
      `${codebook}  sag:\n    variables:\n      udfald: {label: Udfald, order: [God, Dårlig]}\n`,
    );
    await simulate(folder, {persons: 12});
    expect((await resultsOf(folder)).analyses.sag?.population.size).toBe(12);
  });
});

describe("how many persons there are in a source", () => {
  const cases = evaluation(
    `${analyses}  sag: {kind: distribution, title: Sager, population: boern, items: [boern.udfald]}\n`,
  ).replace(
    "populations: {",
    "  boern: {type: csv, path: data/boern.csv, name: børn, id: nr}\npopulations: {boern: {source: boern, label: børn}, ",
  );
  const told = (source: string, persons: number) =>
    `${codebook}  boern:\n    variables:\n      udfald: {label: Udfald, order: [God, Dårlig]}\n`.replace(
      `  ${source}:\n`,
      `  ${source}:\n    simulate: {persons: ${persons}}\n`,
    );
  const idsOf = async (folder: string, source: string) => {
    const [, ...rows] = (await readFile(join(folder, `data/${source}.csv`), "utf8")).trim().split("\r\n");
    return new Set(rows.map((row) => row.split(";")[0] ?? ""));
  };

  it("is what codebook.yaml says, whatever is said of the others; other people have other ids", async () => {
    const folder = await evaluationFolder(cases, told("boern", 22));
    expect((await simulate(folder, {persons: 40})).persons).toBe(62);
    const [children, citizens] = [await idsOf(folder, "boern"), await idsOf(folder, "forloeb")];
    expect([children.size, citizens.size]).toEqual([22, 40]);
    expect(children.intersection(citizens).size).toBe(0);
    expect([...children].every((id) => /^opdigtet-boern-\d{4}$/.test(id))).toBe(true);
    expect([...citizens].every((id) => /^opdigtet-\d{4}$/.test(id))).toBe(true);
  });

  it("is how many of the others have a form, where the source shares its persons with them", async () => {
    const folder = await evaluationFolder(cases, told("borger", 12));
    await simulate(folder, {persons: 40});
    const [some, all] = [await idsOf(folder, "borger"), await idsOf(folder, "forloeb")];
    expect([some.size, all.size]).toEqual([12, 40]);
    expect(some.isSubsetOf(all)).toBe(true);
    const {analyses: results} = await resultsOf(folder);
    expect(results.trivsel?.bases[0]?.valid).toBe(9);
  });

  it("makes the others as many, where nothing else tells how many they are", async () => {
    const folder = await evaluationFolder(cases, told("borger", 120));
    await simulate(folder, {});
    expect([(await idsOf(folder, "borger")).size, (await idsOf(folder, "forloeb")).size]).toEqual([120, 120]);
  });

  it("cannot be more than those the source shares its persons with", async () => {
    const folder = await evaluationFolder(cases, told("borger", 41));
    await expect(simulate(folder, {persons: 40})).rejects.toMatchObject({
      kind: "config",
      message: 'Source "borger" is to have 41 persons, of the 40 in "forloeb".',
      place: {line: 6},
      hint: expect.stringContaining("--n"),
    });
  });
});

describe("exports that are there", () => {
  it("are not written over, and nothing is written at all", async () => {
    const folder = await evaluationFolder(evaluation(analyses), codebook);
    await simulate(folder, {persons: 5});
    const before = await readFile(join(folder, "data/borger.csv"), "utf8");
    await writeFile(join(folder, "data/forloeb.csv"), "id;koen;alder;job\r\nB1;1;30;Ja\r\n");
    await expect(simulate(folder, {persons: 6, seed: 2})).rejects.toMatchObject({
      kind: "output",
      message: `There is an export at "${join(folder, "data/forloeb.csv")}" that simulate has not written.`,
      hint: "Write somewhere else with --output, or over it with --force.",
    });
    expect(await readFile(join(folder, "data/borger.csv"), "utf8")).toBe(before);
    expect(await readFile(join(folder, "data/forloeb.csv"), "utf8")).toContain("B1");
  });

  it("are written over when simulate wrote them itself, or with force", async () => {
    const folder = await evaluationFolder(evaluation(analyses), codebook);
    await simulate(folder, {persons: 5});
    expect((await simulate(folder, {persons: 6})).persons).toBe(6);
    await writeFile(join(folder, "data/forloeb.csv"), "id;koen;alder;job\r\nB1;1;30;Ja\r\n");
    expect((await simulate(folder, {persons: 7, force: true})).persons).toBe(7);
  });

  it("tell their columns and labels, and nothing of anybody's answers, when people are written elsewhere", async () => {
    const folder = await evaluationFolder(evaluation(analyses), codebook);
    await simulate(folder, {persons: 5});
    await writeFile(
      join(folder, "data/forloeb.csv"),
      "id;koen;alder;job;navn\r\nB1;1;777;Ja;Ane\r\nB2;2;778;Nej;Bo\r\n",
    );
    const output = await temporaryFolder();
    await simulate(folder, {persons: 9, output});
    const written = await readFile(join(output, "forloeb.csv"), "utf8");
    expect(written).toContain("navn");
    expect(written).not.toMatch(/777|778|Ane|B1/);
    expect(await readFile(join(folder, "data/forloeb.csv"), "utf8")).toContain("Ane");
  });
});
