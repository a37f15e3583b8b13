import {mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {type Changes, type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";
import {run} from "../support/terminal.ts";

const yaml = "reports/lille/evaluation.yaml";
const codebook = "reports/lille/codebook.yaml";
const chapter = "reports/lille/chapters/01-resultater.md";
const dataset = "data/skema/dataset.csv";
const labels = "data/skema/labels.csv";
const _structure = "data/skema/structure.csv";
const register = "data/register.csv";

const replace = (from: string, to: string) => (text: string) => text.replace(from, to);
const appended = (more: string) => (text: string) => text + more;

interface Case {
  readonly name: string;
  readonly changes: Changes;
  readonly exitCode: number;
  /** What the message must say, each of them. */
  readonly says: readonly (string | RegExp)[];
}

const cases: readonly Case[] = [
  {
    name: "an export that is not there",
    changes: {[yaml]: replace("../../data/register.csv", "../../data/registr.csv")},
    exitCode: 4,
    says: ["registr.csv", 'Did you mean "register.csv"?'],
  },
  {name: "a labels file that is not there", changes: {[labels]: null}, exitCode: 4, says: ["labels"]},
  {
    name: "no evaluation.yaml",
    changes: {[yaml]: null},
    exitCode: 3,
    says: ["evaluation.yaml"],
  },
  {name: "no codebook.yaml", changes: {[codebook]: null}, exitCode: 3, says: ["codebook.yaml"]},
  {
    name: "a variable that does not exist",
    changes: {[yaml]: replace("items: [skema.helbred]\n    wave: 1", "items: [skema.helbrd]\n    wave: 1")},
    exitCode: 3,
    says: [/evaluation\.yaml:\d+:\d+/, "helbrd", 'Did you mean "helbred"?'],
  },
  {
    name: "a source that does not exist",
    changes: {[yaml]: replace("columns: register.job", "columns: registr.job")},
    exitCode: 3,
    says: [/evaluation\.yaml:\d+:\d+/, "registr", 'Did you mean "register"?'],
  },
  {
    name: "a wave that does not exist",
    changes: {[yaml]: replace("waves: [1, 2]", "waves: [1, 3]")},
    exitCode: 3,
    says: [/evaluation\.yaml:\d+:\d+/, "wave 3"],
  },
  {
    name: "a scale that does not exist",
    changes: {[codebook]: replace("scale: helbred", "scale: helbret")},
    exitCode: 3,
    says: [/codebook\.yaml:8:\d+/, "helbret", 'Did you mean "helbred"?'],
  },
  {
    name: "a population that does not exist",
    changes: {[yaml]: replace("population: alle", "population: ale")},
    exitCode: 3,
    says: [/evaluation\.yaml:\d+:\d+/, "ale", 'Did you mean "alle"?'],
  },
  {
    name: "a helper that does not exist",
    changes: {[chapter]: replace('{{share "helbred"', '{{shar "helbred"')},
    exitCode: 3,
    says: [/01-resultater\.md:3:\d+/, "shar", 'Did you mean "share"?'],
  },
  {
    name: "a table key that does not exist",
    changes: {
      [chapter]: (text) => text.replace(' og {{ref "table:job"}}', "").replace('{{table "job"}}', '{{table "jobb"}}'),
    },
    exitCode: 3,
    says: [/01-resultater\.md:\d+/, "jobb", 'Did you mean "job"?'],
  },
  {
    name: "a YAML key that does not exist",
    changes: {[yaml]: replace("    panel: true", "    panl: true")},
    exitCode: 3,
    says: [/evaluation\.yaml:\d+:\d+/, 'no key "panl"', 'Did you mean "panel"?'],
  },
  {
    name: "an answer that a sentence names but the scale lacks",
    changes: {[chapter]: replace('row="Godt"}} har', 'row="Got"}} har')},
    exitCode: 3,
    says: [/01-resultater\.md:3:\d+/, "Got", 'Did you mean "Godt"?'],
  },
  {
    name: "a label without a code",
    changes: {[labels]: appended("helbred;;Ved ikke\n")},
    exitCode: 4,
    says: [/labels\.csv:6/, "code"],
  },
  {
    name: "a code without a label",
    changes: {[labels]: appended("helbred;4;\n")},
    exitCode: 4,
    says: [/labels\.csv:6/, "label"],
  },
  {
    name: "a value outside the scale",
    changes: {[dataset]: replace("P1;1;1;1", "P1;1;7;1")},
    exitCode: 4,
    says: [/dataset\.csv:2/, "helbred", '"7"'],
  },
  {
    name: "a number typed where the codebook says answer",
    changes: {[register]: replace("P2;Nej", "P2;3")},
    exitCode: 4,
    says: [/register\.csv:3/, "job", '"3"', "number"],
  },
  {
    name: "text where the codebook says number",
    changes: {
      [codebook]: replace("unit: år", "unit: år, type: number"),
      [register]: replace("P2;Nej;25", "P2;Nej;ung"),
    },
    exitCode: 4,
    says: [/register\.csv:3/, "alder", '"ung"'],
  },
  {
    name: "a broken CSV row",
    changes: {[register]: replace("P3;Nej;28", "P3;Nej;28;29;30")},
    exitCode: 4,
    says: [/register\.csv:4/, "5", "3"],
  },
  {
    name: "a quote that is never closed",
    changes: {[register]: replace("P3;Nej;28", '"P3;Nej;28')},
    exitCode: 4,
    says: [/register\.csv:4/, "quote"],
  },
  {
    name: "a wrong encoding",
    changes: {
      [yaml]: replace("name: Register, id", "name: Register, encoding: utf-8, id"),
      [register]: new Uint8Array([...new TextEncoder().encode("personid;job;alder\nP1;Ja;"), 0xe5, 0x0a]),
    },
    exitCode: 4,
    says: ["register.csv:2", "UTF-8"],
  },
  {name: "an empty export", changes: {[dataset]: ""}, exitCode: 4, says: ["dataset.csv", "empty"]},
  {
    name: "an export with a header and nothing else",
    changes: {[register]: "personid;job;alder\n"},
    exitCode: 4,
    says: ["register.csv"],
  },
  {
    name: "a data file swapped for the wrong one",
    changes: {[dataset]: "responde;closetim;borger;foo;bar;stato_4\n1;2026-01-01 10:00:00;P1;1;1;1\n"},
    exitCode: 4,
    says: ["dataset.csv", "structure.csv"],
  },
  {
    name: "a claim that the data do not support",
    changes: {[chapter]: replace("> 0.3", "> 0.9")},
    exitCode: 5,
    says: [/01-resultater\.md:4:\d+/, "flertal godt", "En stor del har et godt helbred.", "0.9"],
  },
  {
    name: "two analyses with one key",
    changes: {[yaml]: replace("  alder:\n    kind: numbers", "  job:\n    kind: numbers")},
    exitCode: 3,
    says: [/evaluation\.yaml:\d+:3/, '"job" stands twice'],
  },
  {
    name: "a circular derived variable",
    changes: {
      [codebook]: appended("      a: {label: A, derive: {sum: [b]}}\n      b: {label: B, derive: {sum: [a]}}\n"),
    },
    exitCode: 3,
    says: [/codebook\.yaml:\d+/, /a → b → a|b → a → b/],
  },
  {
    name: "a derived variable of one that does not exist",
    changes: {[codebook]: replace("bands: alder", "bands: aldr")},
    exitCode: 3,
    says: [/codebook\.yaml:\d+/, "aldr", 'Did you mean "alder"?'],
  },
  {
    name: "a figure kind that does not fit its analysis",
    changes: {[yaml]: replace("kind: bars\n    analysis: helbred", "kind: targets\n    analysis: helbred")},
    exitCode: 3,
    says: [/evaluation\.yaml:\d+:\d+/, "targets"],
  },
  {
    name: "a fact that does not exist",
    changes: {[yaml]: replace("target: maal", "target: maaal")},
    exitCode: 3,
    says: [/evaluation\.yaml:\d+:\d+/, "maaal", 'Did you mean "maal"?'],
  },
  {
    name: "an id column that does not exist",
    changes: {[yaml]: replace("id: personid}\npopulations", "id: person}\npopulations")},
    exitCode: 3,
    says: [/evaluation\.yaml:\d+:\d+/, "person", 'Did you mean "personid"?'],
  },
  {
    name: "a wave value that the configuration does not know",
    changes: {[dataset]: replace("P1;2;1;1", "P1;9;1;1")},
    exitCode: 4,
    says: ["dataset.csv", "9"],
  },
  {
    name: "no chapters",
    changes: {[chapter]: null, "reports/lille/chapters/note.txt": "x"},
    exitCode: 3,
    says: ["no chapter"],
  },
  {
    name: "an unclosed helper in a chapter",
    changes: {[chapter]: replace('{{table "job"}}', '{{table "job"}')},
    exitCode: 3,
    says: [/01-resultater\.md:\d+/],
  },
];

let evaluation: SmallEvaluation | undefined;

afterEach(async () => {
  if (evaluation !== undefined) await rm(evaluation.root, {recursive: true, force: true});
  evaluation = undefined;
});

describe("maalepunkt build, given bad input", () => {
  it("builds the small evaluation when nothing is wrong with it", async () => {
    evaluation = await writeSmallEvaluation();
    const {exitCode, errors} = await run("build", evaluation.folder, "--format", "html,json", "--out", evaluation.out);
    expect(errors).toBe("");
    expect(exitCode).toBe(0);
    expect(await readFile(join(evaluation.out, "report.html"), "utf8")).toContain("Lille evaluering");
  });

  for (const {name, changes, exitCode, says} of cases) {
    it(`tells of ${name} in one clear error, and leaves earlier output untouched`, async () => {
      evaluation = await writeSmallEvaluation(changes);
      await mkdir(evaluation.out);
      await writeFile(join(evaluation.out, "report.html"), "fra i går");
      const result = await run("build", evaluation.folder, "--format", "html,json", "--out", evaluation.out);
      for (const part of says) {
        if (typeof part === "string") expect(result.errors).toContain(part);
        else expect(result.errors).toMatch(part);
      }
      expect(result.errors.match(/^error /gm)).toHaveLength(1);
      expect(result.errors).not.toMatch(/defect of maalepunkt|\n\s+at /);
      expect(result.exitCode).toBe(exitCode);
      expect(result.output).toBe("");
      expect(await readFile(join(evaluation.out, "report.html"), "utf8")).toBe("fra i går");
    });
  }

  it("tells when the output folder cannot be made", async () => {
    evaluation = await writeSmallEvaluation({"reports/fil": "x"});
    const out = join(evaluation.root, "reports/fil/inde");
    const result = await run("build", evaluation.folder, "--format", "html", "--out", out);
    expect(result.errors).toMatch(/cannot be written to .* a part of the path is a file/);
    expect(result.exitCode).toBe(6);
  });

  it("tells when there is no browser, before anything is written", async () => {
    evaluation = await writeSmallEvaluation();
    const before = process.env.MAALEPUNKT_BROWSER;
    process.env.MAALEPUNKT_BROWSER = "/nowhere/chromium";
    try {
      const result = await run("build", evaluation.folder, "--out", evaluation.out);
      expect(result.errors).toContain("/nowhere/chromium");
      expect(result.exitCode).toBe(7);
      await expect(readFile(join(evaluation.out, "report.html"))).rejects.toThrow();
    } finally {
      if (before === undefined) delete process.env.MAALEPUNKT_BROWSER;
      else process.env.MAALEPUNKT_BROWSER = before;
    }
  });

  it("tells of an unknown format and an unknown command", async () => {
    evaluation = await writeSmallEvaluation();
    const format = await run("build", evaluation.folder, "--format", "htm");
    expect(format.errors).toContain('Did you mean "html"?');
    expect(format.exitCode).toBe(2);
    expect((await run("build", evaluation.folder, "--format", "all,htm")).exitCode).toBe(2);
    const command = await run("biuld", evaluation.folder);
    expect(command.errors).toContain("build");
    expect(command.exitCode).toBe(2);
  });

  it("lets HTML and script in labels, answers and texts arrive as text", async () => {
    const hostile = '<script>alert("x")</script><img src=x onerror=alert(1)>';
    evaluation = await writeSmallEvaluation({
      [yaml]: (text) =>
        text
          .replace("title: Lille evaluering", `title: '${hostile}'`)
          .replace("title: Selvvurderet helbred. Procent", `title: '${hostile}'`)
          .replace("title: Selvvurderet helbred\n", `title: '${hostile}'\n`)
          .replace("name: Register,", `name: '${hostile}',`)
          .replace("{label: Før}", `{label: '${hostile}'}`),
      [codebook]: (text) =>
        text.replace("label: Nogenlunde", `label: '${hostile}'`).replace("label: Helbred,", `label: '${hostile}',`),
      [chapter]: appended(`\n\n## ${hostile}\n\n${hostile}\n`),
    });
    const {errors, exitCode} = await run("build", evaluation.folder, "--format", "html", "--out", evaluation.out);
    expect(errors).toMatch(/^warning [^\n]*The quotation marks are not Danish[^\n]*\n$/);
    expect(exitCode).toBe(0);
    const html = await readFile(join(evaluation.out, "report.html"), "utf8");
    expect(html).toContain("&lt;script&gt;alert");
    // Our own: the answers to the numbers, and the extras of the page.
    expect(html.match(/<script[\s>]/g)).toHaveLength(2);
    expect(html).not.toContain("<script>alert");
    expect(html).not.toContain("<img src=x");
  });
});

describe("maalepunkt check", () => {
  it("finds what would stop a build, and builds nothing", async () => {
    evaluation = await writeSmallEvaluation({[chapter]: replace("> 0.3", "> 0.9")});
    const result = await run("check", evaluation.folder);
    expect(result.exitCode).toBe(5);
    expect(result.errors).toContain("flertal godt");
  });

  it("says what is in order", async () => {
    evaluation = await writeSmallEvaluation();
    const result = await run("check", evaluation.folder);
    expect(result).toMatchObject({exitCode: 0, errors: ""});
    expect(result.output).toContain("5 analyses");
  });

  it("gives a script what it found as JSON", async () => {
    evaluation = await writeSmallEvaluation();
    const {output} = await run("check", evaluation.folder, "--json");
    expect(JSON.parse(output)).toMatchObject({title: "Lille evaluering", analyses: 5, claims: 1});
  });
});

describe("maalepunkt", () => {
  it("prints its version and its help", async () => {
    expect((await run("--version")).output).toMatch(/^\d+\.\d+\.\d+\n$/);
    const help = await run("--help");
    expect(help.output).toContain("build");
    expect(help.exitCode).toBe(0);
  });
});
