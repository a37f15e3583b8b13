import {readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {type Changes, writeSmallEvaluation} from "../support/evaluation.ts";
import {run} from "../support/terminal.ts";

const roots: string[] = [];
afterEach(() => Promise.all(roots.splice(0).map((root) => rm(root, {recursive: true, force: true}))));

async function evaluation(changes: Changes = {}) {
  const small = await writeSmallEvaluation(changes);
  roots.push(small.root);
  return small;
}

const quality = (lines: string) => ({
  "reports/lille/evaluation.yaml": (text: string) => `${text}data_quality:\n${lines}`,
});

describe("maalepunkt data", () => {
  it("writes a page and a file of numbers, and tells what was read", async () => {
    const {folder, out} = await evaluation();
    const {exitCode, output, errors} = await run("data", folder, "--out", out);
    expect(errors).toBe("");
    expect(exitCode).toBe(0);
    expect(output).toContain("Spørgeskema: 24 rækker læst, 24 bevaret");
    const html = await readFile(join(out, "data-report.html"), "utf8");
    expect(html).toContain("Datarapport");
    expect(html).toContain("Måling 1 og 2");
    const {analyses} = JSON.parse(await readFile(join(out, "data-report.json"), "utf8"));
    const cell = analyses.data_variables.table.blocks[0].rows[0].cells[0];
    expect(cell).toMatchObject({address: "data_variables/skema/helbred/forms", count: 24});
  });

  it("leaves out answers outside the scale and says so, where a build would stop", async () => {
    const {folder, out} = await evaluation({
      "data/skema/dataset.csv": (text) => text.replace(";P3;1;3;1", ";P3;1;8;1"),
    });
    expect((await run("check", folder)).exitCode).toBe(4);
    const {exitCode, output} = await run("data", folder, "--out", out);
    expect(exitCode).toBe(0);
    expect(output).toContain("»Helbred«: 1 svar uden for svarskalaen (»8«) i række 3. Det regnes som uoplyst.");
  });

  it("warns of what passes a limit, and builds", async () => {
    const {folder, out} = await evaluation(
      quality(
        "  contradictions: [{text: I job som ung, where: {register.job: Ja, register.alder: 22}}]\n  warn: {contradictions: 0}\n",
      ),
    );
    const {exitCode, output} = await run("data", folder, "--out", out);
    expect(exitCode).toBe(0);
    expect(output).toContain("Advarsel I job som ung: 1 tilfælde (grænsen er 0)");
    expect((await run("check", folder)).errors).toContain("warning I job som ung");
  });

  it("ends with the exit code of bad data at a limit that stops, after the report is written; a build stops too", async () => {
    const {folder, out} = await evaluation({
      ...quality("  stop: {dropped: 4}\n"),
      "data/skema/dataset.csv": (text: string) => text.replace(";P3;1;3;1", ";P3;1;;1"),
    });
    const {exitCode, output, errors} = await run("data", folder, "--out", out);
    expect(output).toContain("Stop");
    expect(errors).toContain("stops a report");
    expect(errors).toMatch(/evaluation\.yaml:\d+/);
    expect(exitCode).toBe(4);
    expect(await readFile(join(out, "data-report.html"), "utf8")).toContain("Stopper rapporten");
    const built = await run("build", folder, "--format", "json", "--out", out);
    expect(built.exitCode).toBe(4);
    expect(built.errors).toContain("maalepunkt data");
    expect(built.errors).toMatch(/evaluation\.yaml:\d+/);
  });

  it("finds a place wrong in data_quality", async () => {
    const {folder} = await evaluation(quality("  start: register.alder\n  due: {2: 3}\n"));
    const {exitCode, errors} = await run("data", folder);
    expect(exitCode).toBe(3);
    expect(errors).toContain('"start" wants a date');
  });

  it("prints all of it as JSON for a script", async () => {
    const {folder, out} = await evaluation();
    const {output} = await run("data", folder, "--out", out, "--json");
    expect(JSON.parse(output).dataReport.sources).toHaveLength(2);
  });

  it("needs neither analyses nor figures nor chapters", async () => {
    const {folder, out} = await evaluation({
      "reports/lille/evaluation.yaml": (text) => text.slice(0, text.indexOf("analyses:")),
    });
    await rm(join(folder, "chapters"), {recursive: true});
    const {exitCode, errors} = await run("data", folder, "--out", out);
    expect(errors).toBe("");
    expect(exitCode).toBe(0);
  });

  it("leaves out what is said of waves where everybody is asked once", async () => {
    const {folder, out} = await evaluation({
      "reports/lille/evaluation.yaml": () => `title: Uden målinger
disclosure: {none: Personerne er opdigtede.}
population: alle
sources:
  register: {type: csv, path: ../../data/register.csv, name: Register, id: personid}
populations:
  alle: {source: register, label: deltagere}
`,
      "reports/lille/codebook.yaml": () => "{}\n",
    });
    const {exitCode, errors} = await run("data", folder, "--out", out);
    expect(errors).toBe("");
    expect(exitCode).toBe(0);
    const {analyses} = JSON.parse(await readFile(join(out, "data-report.json"), "utf8"));
    expect(Object.keys(analyses)).toEqual([
      "data_sources",
      "data_dropped",
      "data_notes",
      "data_limits",
      "data_variables",
      "data_straight_lines",
      "data_contradictions",
      "data_units",
    ]);
  });
});
