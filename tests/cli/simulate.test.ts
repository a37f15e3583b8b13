import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {codebook, evaluation, evaluationFolder, marginsFile} from "../simulate/support.ts";
import {run} from "../support/terminal.ts";

const analyses = "  koen: {kind: distribution, title: Køn, items: [forloeb.koen]}\n";
const margins = (first: number) => ({
  cells: [
    {address: "koen/koen/1/percent", table: "Tabel 1", printed: first},
    {address: "koen/koen/2/percent", table: "Tabel 1", printed: 46},
    {address: "ukendt/a/b/c", table: "Tabel 2", printed: 5},
  ],
  bases: [{address: "koen/koen/total/percent", table: "Tabel 1", printed: 98}],
});

describe("maalepunkt simulate", () => {
  it("tells where the exports are and how many rows they have", async () => {
    const folder = await evaluationFolder(evaluation(analyses), codebook);
    const {exitCode, output, errors} = await run("simulate", folder, "--n", "12");
    expect({exitCode, errors}).toEqual({exitCode: 0, errors: ""});
    expect(output).toContain("12 opdigtede personer\n");
    expect(output).toMatch(/forloeb: 12 rækker i .*data\/forloeb\.csv\n/);
    expect(output).toMatch(/borger: 21 rækker i .*data\/borger\.csv\n/);
    expect(output).not.toContain("Advarsel");
  });

  it("warns when evaluation.yaml does not say that the people are invented", async () => {
    const folder = await evaluationFolder(evaluation(analyses, ""), codebook);
    expect((await run("simulate", folder, "--n", "3")).output).toContain("skriv data_notice: Personerne er opdigtede.");
  });

  it("names the printed numbers that are not hit, and those that are not used, with why", async () => {
    const folder = await evaluationFolder(evaluation(analyses), codebook);
    const {exitCode, output} = await run("simulate", folder, "--margins", await marginsFile(folder, margins(50)));
    expect(exitCode).toBe(0);
    expect(output).toContain("2 af 3 trykte tal er ramt\n");
    expect(output).toContain(
      "Ikke ramt Tabel 1, koen/koen/1/percent: trykt 50, her 54: kolonnens procenter giver tilsammen højst 94 af 98 personer (summen er 96).\n",
    );
    expect(output).toContain(
      "Ikke brugt Tabel 2, ukendt/a/b/c: trykt 5: der er ingen analyse «ukendt», som kan regnes baglæns.\n",
    );
    expect(output).toMatch(/data\/simulated\.json\n/);
  });

  it("ends a reason with one full stop, also after an abbreviation", async () => {
    const folder = await evaluationFolder(evaluation(analyses), codebook);
    const {output} = await run("simulate", folder, "--margins", await marginsFile(folder, margins(25)));
    expect(output).toMatch(/ pct\.\n/);
    expect(output).not.toContain("..\n");
  });

  it("prints the same as JSON", async () => {
    const folder = await evaluationFolder(evaluation(analyses), codebook);
    const path = await marginsFile(folder, margins(54));
    const {output} = await run("simulate", folder, "--margins", path, "--json");
    expect(JSON.parse(output)).toMatchObject({
      persons: 98,
      margins: {used: 3, fitted: 3},
      misfits: [],
      unused: [{what: "ukendt/a/b/c"}],
    });
    const record = JSON.parse(await readFile(join(folder, "data/simulated.json"), "utf8"));
    expect(record.margins).toEqual({used: 3, fitted: 3});
  });

  it.each([
    [["--n", "mange"], '--n wants a whole number, and got "mange".'],
    [["--n", "0"], '--n wants a whole number, and got "0".'],
    [["--seed", "1.5"], '--seed wants a whole number, and got "1.5".'],
  ])("refuses %j", async (options, message) => {
    const folder = await evaluationFolder(evaluation(analyses), codebook);
    const {exitCode, errors} = await run("simulate", folder, ...options);
    expect(exitCode).toBe(2);
    expect(errors).toContain(message);
  });

  it("warns of a variable that is named and not described, and names what needs it", async () => {
    const undescribed = codebook.replace("labels: {1: Kvinde, 2: Mand}", "question: Hvilket køn?");
    const folder = await evaluationFolder(evaluation(analyses), undescribed);
    const {exitCode, output} = await run("simulate", folder, "--margins", await marginsFile(folder, margins(54)));
    expect(exitCode).toBe(0);
    expect(output).toContain("Advarsel forloeb.koen er tom: codebook.yaml siger ikke, hvad der svares");
    expect(output).toContain(
      "Ikke brugt Tabel 1, koen/koen/1/percent: trykt 54: analysen kan ikke køres: forloeb.koen is a text variable",
    );
  });
});
