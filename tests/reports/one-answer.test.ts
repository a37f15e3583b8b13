import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {EvaluationFiles} from "../../src/config/read-files.ts";
import {readEvaluation} from "../../src/config/read-files.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {composeReport} from "../../src/pipeline/compose.ts";
import type {ReportDocument} from "../../src/report/model.ts";
import type {AnalysisResult, Results} from "../../src/results/model.ts";
import {institute} from "../support/themes.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let copy: string;

interface Built {
  readonly files: EvaluationFiles;
  readonly results: Results;
  readonly report: ReportDocument;
}

async function build(folder: string): Promise<Built> {
  const files = await readEvaluation(join(folder, "reports/paa-vej-til-arbejde"));
  const results = await analyse(files, () => {});
  return {files, results, report: await composeReport(files, results, {onStep: () => {}, theme: institute})};
}

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "maalepunkt-answer-"));
  await cp(join(root, "data"), join(copy, "data"), {recursive: true});
  await cp(join(root, "reports"), join(copy, "reports"), {recursive: true});
  // What the printed report said differs from ours in other places now; that is not what is tested here.
  const evaluation = join(copy, "reports/paa-vej-til-arbejde/evaluation.yaml");
  await writeFile(evaluation, withoutPublished(await readFile(evaluation, "utf8")));
  const appendix = join(copy, "reports/paa-vej-til-arbejde/chapters/92-afvigelser.md");
  await writeFile(appendix, "# Afvigelser {#afvigelser .appendix}\n");
});

afterAll(() => rm(copy, {recursive: true, force: true}));

/** Takes the comparison with print out: from each analysis of that kind to the next key. */
function withoutPublished(text: string): string {
  return text.replace(/^ {2}\w+:\n {4}kind: published\n(?: {4}.*\n|\n(?= {4}))*/gm, "");
}

/** Changes the answers of respondents that fit, in the file as it is encoded. */
async function changeAnswers(
  fits: (row: Record<string, string>) => boolean,
  change: Record<string, string>,
): Promise<number> {
  const file = join(copy, "data/paa-vej-til-arbejde/borgerskema/dataset.csv");
  const original = await readFile(join(root, "data/paa-vej-til-arbejde/borgerskema/dataset.csv"), "latin1");
  const [header = "", ...lines] = original.split("\r\n");
  const names = header.split(";");
  let changed = 0;
  const rows = lines.map((line) => {
    const values = line.split(";");
    const row = Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
    if (line === "" || !fits(row)) return line;
    changed++;
    return names.map((name, index) => change[name] ?? values[index] ?? "").join(";");
  });
  await writeFile(file, [header, ...rows].join("\r\n"), "latin1");
  return changed;
}

const numbersOf = (analysis: AnalysisResult) => JSON.stringify([analysis.table, analysis.tests, analysis.bases]);

describe("changing one answer in the data", () => {
  let before: Built;
  let after: Built;

  beforeAll(async () => {
    before = await build(root);
    let first = true;
    const changed = await changeAnswers(
      (row) => {
        const fits =
          first && row.maalepkt === "1" && row.psykhelb === "5" && row.fyshelb === "5" && row.stato_4 === "1";
        if (fits) first = false;
        return fits;
      },
      {psykhelb: "4"},
    );
    expect(changed).toBe(1);
    after = await build(copy);
  });

  it("changes every analysis that counts it, and no other", () => {
    const keys = Object.keys(after.results.analyses);
    const changed = keys.filter((key) => {
      const [was, is] = [before.results.analyses[key], after.results.analyses[key]];
      return was !== undefined && is !== undefined && numbersOf(was) !== numbersOf(is);
    });
    const specs = before.files.evaluation.value.analyses;
    for (const key of changed.filter((each) => specs[each]?.kind !== "data-report")) {
      expect([key, JSON.stringify(specs[key])]).toEqual([key, expect.stringMatching(/psyk/)]);
    }
    expect(changed).toEqual(expect.arrayContaining(["psykisk", "dobbelt", "helbred_status", "helbred_beskaeftigelse"]));
  });

  it("changes every figure that draws a changed analysis, and no other", () => {
    const svgs = ({report}: Built) =>
      new Map(
        report.chapters.flatMap(({blocks}) =>
          blocks.flatMap((block) => (block.kind === "figure" ? [[block.id, block] as const] : [])),
        ),
      );
    const now = svgs(after);
    let changed = 0;
    for (const [id, figure] of svgs(before)) {
      const other = now.get(id);
      if (other === undefined) continue;
      const moved = numbersOf(figure.analysis) !== numbersOf(other.analysis);
      if (!moved) expect(other.svg).toBe(figure.svg);
      else if (figure.svg !== other.svg) changed++;
    }
    expect(changed).toBeGreaterThan(0);
  });

  it("changes the sentences that name it", () => {
    const share = (built: Built) =>
      built.results.analyses.psykisk?.table.blocks[0]?.rows.find((row) => row.key === "5")?.cells[0]?.printed;
    expect(share(before)).toBe("31");
    expect(share(after)).toBe("30");
    const texts = ({report}: Built) => JSON.stringify(report.chapters.map((chapter) => chapter.blocks));
    expect(texts(after)).not.toBe(texts(before));
  });
});

describe("a claim that turns false", () => {
  it("stops the build and names the sentence", async () => {
    const changed = await changeAnswers((row) => row.maalepkt === "1" && row.psykhelb === "4", {psykhelb: "2"});
    expect(changed).toBeGreaterThan(40);
    await expect(build(copy)).rejects.toMatchObject({
      kind: "claim",
      exitCode: 5,
      place: {file: expect.stringContaining(".md"), line: expect.any(Number)},
      message: expect.stringMatching(/The claim ".+" does not hold: «.+»/),
    });
  });
});
