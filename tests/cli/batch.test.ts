import {readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {type PlantedOptions, plantedUnits, writePlanted} from "../batch/planted.ts";
import {writeSmallEvaluation} from "../support/evaluation.ts";
import {run} from "../support/terminal.ts";

const roots: string[] = [];
afterEach(() => Promise.all(roots.splice(0).map((root) => rm(root, {recursive: true, force: true}))));

async function planted(options: PlantedOptions = {}) {
  const written = await writePlanted({units: plantedUnits.slice(0, 3), ...options});
  roots.push(written.root);
  return written;
}

describe("maalepunkt batch", () => {
  it("tells how many reports there are of each sort", async () => {
    const {folder, out} = await planted();
    const first = await run("batch", folder, "--out", out, "--format", "json");
    expect(first.errors).toBe("");
    expect(first.exitCode).toBe(0);
    expect(first.output).toMatch(/built {6}4\nunchanged {2}0\nfailed {5}0\n/);
    const second = await run("batch", folder, "--out", out, "--format", "json", "--json");
    const {reports} = JSON.parse(second.output);
    expect(reports.map(({key, state}: {key: string; state: string}) => [key, state])).toEqual(
      ["alle", "aarhus", "aeroe", "ishoej-vallensbaek"].map((key) => [key, "unchanged"]),
    );
    expect(JSON.parse(await readFile(join(out, "aarhus/aarhus-results.json"), "utf8")).unit).toBe("Aarhus");
  });

  it("ends with the exit code of what went wrong with one, and the others are there", async () => {
    const claim = '{{#claim "faa" test="share(svar, \'Ja\') < 0.2"}}Få svarer ja.{{/claim}} {{ref "table:svar"}}';
    const {folder, out} = await planted({chapter: `# Svar\n\n${claim}\n\n{{table "svar"}}\n`});
    const {exitCode, output, errors} = await run("batch", folder, "--out", out, "--format", "html");
    expect(exitCode).toBe(5);
    expect(output).toMatch(/failed {5}3\n/);
    expect(errors).toContain("failed Ærø: The claim");
    expect(await readFile(join(out, "aarhus/aarhus-report.html"), "utf8")).toContain("Få svarer ja.");
  });

  it.each([
    [["--only", "Arhus"], 2, 'Did you mean "Aarhus"?'],
    [["--jobs", "0"], 2, "no number that --jobs can be"],
    [["--format", "pfd"], 2, 'Did you mean "pdf"?'],
  ])("refuses %j", async (options, code, message) => {
    const {folder, out} = await planted();
    const {exitCode, errors} = await run("batch", folder, "--out", out, ...options);
    expect(exitCode).toBe(code);
    expect(errors).toContain(message);
  });

  it("says where units are wanted, and which variable can tell them", async () => {
    const small = await writeSmallEvaluation();
    roots.push(small.root);
    const none = await run("batch", small.folder, "--out", small.out);
    expect([none.exitCode, none.errors]).toEqual([3, expect.stringContaining("has no units")]);
    for (const [variable, message] of [
      ["skema.helbred", "is of several waves"],
      ["register.job@1", "has no waves"],
      ["register.alder", "tells no units"],
      ["register.jbo", 'Did you mean "job"?'],
    ]) {
      const units = `units: {variable: ${variable}, smallest: 2, below: skip}\n`;
      const wrong = await writeSmallEvaluation({"reports/lille/evaluation.yaml": (text) => units + text});
      roots.push(wrong.root);
      const {exitCode, errors} = await run("batch", wrong.folder, "--out", wrong.out);
      expect([exitCode, errors]).toEqual([3, expect.stringContaining(message ?? "")]);
    }
  });
});

describe("an evaluation with units", () => {
  it("is built as the report for all by maalepunkt build", async () => {
    const {folder, out} = await planted();
    const {exitCode, errors} = await run("build", folder, "--out", out, "--format", "html,json");
    expect([exitCode, errors]).toEqual([0, ""]);
    expect(await readFile(join(out, "report.html"), "utf8")).toContain("Resultater i Alle kommuner");
    expect(JSON.parse(await readFile(join(out, "results.json"), "utf8")).evaluation.title).toBe(
      "Evaluering i Alle kommuner",
    );
  });

  it("is what {{unit}} and unit() need", async () => {
    for (const chapter of ["# Om {{unit}}\n", "# Om\n\n{{#when test=\"unit() = 'x'\"}}x{{/when}}\n"]) {
      const small = await writeSmallEvaluation({"reports/lille/chapters/02-mere.md": chapter});
      roots.push(small.root);
      const {exitCode, errors} = await run("check", small.folder);
      expect([exitCode, errors]).toEqual([3, expect.stringContaining("evaluation.yaml has no units")]);
    }
  });

  it.each(["{{unit 'x'}}", "{{unit a=1}}", "{{#when test=\"unit(x) = 'x'\"}}x{{/when}}"])(
    "refuses %s",
    async (text) => {
      const {folder} = await planted({chapter: `# Om\n\n${text}\n`});
      expect((await run("check", folder)).exitCode).toBe(3);
    },
  );
});
