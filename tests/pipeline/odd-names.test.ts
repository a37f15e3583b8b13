import {readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {findByAddress} from "../../src/results/find-by-address.ts";
import type {Results} from "../../src/results/model.ts";
import {type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";
import {run} from "../support/terminal.ts";

/** Names with blanks, dots, brackets, slashes and signs; codes whose slashes could be those of an address. */
const rows = [
  "Køge;1/2;3;Ja",
  "Hvidovre / Valby;1;2/3;Nej",
  "Køge;1;2/3;Ja",
  "Hvidovre / Valby;1/2;2/3;Ja",
  "Køge;1;3;Nej",
];
const register = `personid;Hvor bor du?;rk;kol/onne;a.b/c [d]
${Array.from({length: 12}, (_, index) => `P${index + 1};${rows[index % rows.length]}`).join("\n")}
`;

const yaml = `title: Navne som de kommer
disclosure: {none: Personerne er opdigtede.}
population: alle
waves: {1: {label: Før}, 2: {label: Efter}}
sources:
  r: {type: csv, path: ../../data/register.csv, name: Register, id: personid}
populations:
  alle: {source: r, label: deltagere}
  ja: {source: r, label: deltagere med ja, where: {"a.b/c [d]": Ja}}
analyses:
  bor: {kind: distribution, items: ["r.[Hvor bor du?]", "r.[a.b/c [d]]]"], title: Fordeling}
  kryds: {kind: crosstab, rows: r.rk, columns: "r.[kol/onne]", percent: none, title: Kryds}
  batteri: {kind: battery, items: ["r.[a.b/c [d]]]"], title: Batteri, population: ja}
  alder: {kind: distribution, items: ["r.[Hvor bor du?]"], where: {"r.[a.b/c [d]]]": Nej}, title: Kun nej}
figures:
  figur: {kind: bars, analysis: alder, title: Figur, alt: '{{share "alder" row="Hvidovre / Valby"}}'}
`;

const codebook = `sources:
  r:
    variables:
      Hvor bor du?: {order: [Køge, Hvidovre / Valby]}
      a.b/c [d]: {order: [Ja, Nej]}
      rk: {order: [1, 1/2]}
      kol/onne: {order: [2/3, 3]}
`;

const chapter = `# Navne

A {{count "kryds" row="1" column="2/3"}}, B {{count "kryds" row="1/2" column="3"}}, C {{count "kryds" row="1/2" column="2/3"}}.

D {{share "bor" block="Hvor bor du?" row="Hvidovre / Valby"}}, E {{share "batteri" row="Ja" column="a.b/c [d]"}}.

{{#claim "flest i Køge" test="share(alder, 'Hvidovre / Valby') < 0.9 and share(bor, 'Ja', block='a.b/c [d]') > 0.5"}}Ja.{{/claim}}

Se {{ref "table:kryds"}} og {{ref "figure:figur"}}.

{{table "kryds"}}

{{figure "figur"}}
`;

let small: SmallEvaluation;
let results: Results;
let page: string;

beforeAll(async () => {
  small = await writeSmallEvaluation({
    "reports/lille/evaluation.yaml": yaml,
    "reports/lille/codebook.yaml": codebook,
    "reports/lille/chapters/01-resultater.md": chapter,
    "data/register.csv": register,
  });
  const {errors, exitCode} = await run("build", small.folder, "--format", "html,json", "--out", small.out);
  expect(errors).toBe("");
  expect(exitCode).toBe(0);
  results = JSON.parse(await readFile(join(small.out, "results.json"), "utf8"));
  page = await readFile(join(small.out, "report.html"), "utf8");
});

afterAll(() => rm(small.root, {recursive: true, force: true}));

describe("names and codes with blanks, dots, brackets and slashes", () => {
  it("give every cell an address of its own, at which it is found", () => {
    const cells = Object.values(results.analyses).flatMap(({table}) =>
      table.blocks.flatMap((block) => block.rows.flatMap((row) => row.cells.map((cell) => ({block, row, cell})))),
    );
    expect(new Set(cells.map(({cell}) => cell.address)).size).toBe(cells.length);
    for (const {block, row, cell} of cells) {
      const found = findByAddress(results, cell.address);
      expect([found?.block.key, found?.row.key, found?.cell]).toEqual([block.key, row.key, cell]);
    }
  });

  it("tell a slash of a code from those of the address", () => {
    const countAt = (address: string) => {
      const cell = findByAddress(results, address)?.cell;
      return cell?.kind === "count" ? cell.count : undefined;
    };
    expect(countAt("kryds/rk/1/2\\/3")).toBe(5);
    expect(countAt("kryds/rk/1\\/2/3")).toBe(3);
  });

  it("are what helpers, claims and figures look numbers up by", () => {
    const text = page
      .replace(/<style[\s\S]*?<\/style>/g, "")
      .replace(/<[^>]+>/g, "")
      .replaceAll("\u00a0", " ");
    expect(text).toContain("A fem, B tre, C to.");
    expect(text).toMatch(/D 42 pct\., E 100 pct\./);
    expect(page).toContain("<svg");
  });

  it("can be copied from messages as they are written in evaluation.yaml", async () => {
    const {errors} = await run("table", small.folder, "--rows", "a.b/c [d]", "--columns", "personid");
    expect(errors).toContain("r.personid is a text variable");
    const named = await run("table", small.folder, "--rows", "r.[a.b/c [d]]]", "--where", "r.[Hvor bor du?]=Kge");
    expect(named.errors).toContain('Did you mean "Køge"?');
    const table = await run("table", small.folder, "--rows", "r.[a.b/c [d]]]", "--where", "Hvor bor du?=Køge");
    expect(table.output).toContain("»Hvor bor du?« er »Køge«");
  });

  it("stand without their source in the conditions of a population, which is told", async () => {
    const wrong = yaml.replace('where: {"a.b/c [d]": Ja}', 'where: {"r.[a.b/c [d]]]": Ja}');
    const other = await writeSmallEvaluation({
      "reports/lille/evaluation.yaml": wrong,
      "reports/lille/codebook.yaml": codebook,
      "data/register.csv": register,
    });
    const {errors, exitCode} = await run("check", other.folder);
    await rm(other.root, {recursive: true, force: true});
    expect(exitCode).toBe(3);
    expect(errors).toContain('Write "a.b/c [d]": variables stand without their source here.');
  });
});
