import {existsSync} from "node:fs";
import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {parseDocument} from "yaml";
import type {Results} from "../../src/results/model.ts";
import {run} from "../support/terminal.ts";

/** Data that belong to others, beside the project; without them these tests have nothing to read. */
const shared = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const isThere = (path: string) => existsSync(join(shared, path));

interface Crosstab {
  readonly rows: string;
  readonly columns: string;
  readonly rowCodes: readonly number[];
  readonly columnCodes: readonly number[];
  readonly counts: readonly (readonly number[])[];
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "maalepunkt-shared-"));
});

afterAll(() => rm(root, {recursive: true, force: true}));

async function build(folder: string): Promise<Results> {
  const out = `${folder}-build`;
  const {exitCode, errors} = await run("build", folder, "--out", out, "--format", "html,json");
  expect(errors).toBe("");
  expect(exitCode).toBe(0);
  return JSON.parse(await readFile(join(out, "results.json"), "utf8"));
}

describe("init on data that it has never seen", () => {
  it.skipIf(!isThere("efc/efc.sav"))("gives a report of a real SPSS file whose cross-tabs are those of R", async () => {
    const folder = join(root, "efc");
    expect(await run("init", join(shared, "efc/efc.sav"), "--out", folder)).toMatchObject({exitCode: 0, errors: ""});
    const expected: Crosstab[] = JSON.parse(await readFile(join(shared, "efc/crosstabs.json"), "utf8"));
    const file = join(folder, "evaluation.yaml");
    const evaluation = parseDocument(await readFile(file, "utf8"));
    expected.forEach(({rows, columns}, index) => {
      const spec = {
        kind: "crosstab",
        title: "x",
        rows: `efc.${rows}`,
        columns: `efc.${columns}`,
        percent: "none",
        test: "chi-square",
      };
      evaluation.setIn(["analyses", `x${index}`], spec);
      evaluation.setIn(["proofs", "off"], ["unused-analysis"]);
    });
    await writeFile(file, evaluation.toString());
    const {analyses} = await build(folder);
    expect(Object.values(analyses).filter(({kind}) => kind === "distribution")).toHaveLength(17);
    expect(Object.values(analyses).filter(({kind}) => kind === "numbers")).toHaveLength(9);
    expected.forEach(({rowCodes, columnCodes, counts, statistic, df, p}, index) => {
      const table = analyses[`x${index}`]?.table;
      const found = rowCodes.map((row) =>
        columnCodes.map((column) => {
          const cells = table?.blocks[0]?.rows.find(({key}) => key === String(row))?.cells ?? [];
          const cell = cells[table?.columns.findIndex(({key}) => key === String(column)) ?? -1];
          return cell?.kind === "count" ? cell.count : null;
        }),
      );
      expect(found).toEqual(counts);
      const outcomes = analyses[`x${index}`]?.tests.flatMap(({chosen, alternatives}) => [chosen, ...alternatives]);
      const test = outcomes?.find(({method}) => method === "pearson-chi-square");
      expect(test?.statistic).toBeCloseTo(statistic, 10);
      expect(test?.df).toBe(df);
      expect(test?.p).toBeCloseTo(p, 10);
    });
  });

  it.skipIf(!isThere("surveyxact-school-survey")).each(["semicolon_ansi", "tab_utf16"])(
    "gives a report of a real SurveyXact export with 240 columns: %s",
    async (form) => {
      const folder = join(root, form);
      const {output, exitCode} = await run("init", join(shared, "surveyxact-school-survey", form), "--out", folder);
      expect(exitCode).toBe(0);
      expect(output).toContain("enighed × 28");
      expect(output).toContain("3 with several answers");
      const {analyses} = await build(folder);
      expect(Object.keys(analyses).length).toBeGreaterThan(40);
      expect(analyses.v_1?.kind).toBe("multiple");
    },
  );
});
