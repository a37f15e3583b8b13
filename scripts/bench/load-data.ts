import {closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync} from "node:fs";
import {join} from "node:path";
import {xoshiro128} from "../../src/statistics/random/xoshiro128.ts";

export interface LoadData {
  /** An evaluation as a user would have it. */
  readonly folder: string;
  readonly file: string;
  /** The variables of each cross-table. */
  readonly pairs: readonly (readonly [rows: string, columns: string])[];
}

const rowCount = 1_000_000;
const questions = Array.from({length: 30}, (_, index) => `q${index + 1}`);
const regions = ["Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland"];

/** A million rows and 34 columns of made-up answers, and an evaluation with 30 cross-tables of them. The file is made once. */
export function loadData(): LoadData {
  const folder = join("build", "bench", "load");
  mkdirSync(join(folder, "chapters"), {recursive: true});
  const file = join(folder, "svar.csv");
  if (!existsSync(file)) writeRows(file);
  const pairs = questions.map((name, index) => [name, index % 2 === 0 ? "region" : "koen"] as const);
  writeFileSync(join(folder, "evaluation.yaml"), evaluation(pairs));
  writeFileSync(join(folder, "codebook.yaml"), codebook);
  writeFileSync(join(folder, "chapters", "01-svar.md"), "# Svar\n\nEn million svar.\n");
  return {folder, file, pairs};
}

function writeRows(file: string): void {
  const random = xoshiro128(4);
  const unfinished = `${file}.part`;
  const target = openSync(unfinished, "w");
  writeSync(target, `${["id", ...questions, "koen", "alder", "region"].join(",")}\n`);
  let rows: string[] = [];
  for (let row = 1; row <= rowCount; row++) {
    const answers = questions.map(() => (random() < 0.03 ? "" : String(1 + Math.floor(random() * 5))));
    const person = [random() < 0.5 ? "Kvinde" : "Mand", 18 + Math.floor(random() * 60)];
    const region = regions[Math.floor(random() * regions.length)];
    rows.push([`B${String(row).padStart(7, "0")}`, ...answers, ...person, region].join(","));
    if (rows.length < 10_000) continue;
    writeSync(target, `${rows.join("\n")}\n`);
    rows = [];
  }
  closeSync(target);
  renameSync(unfinished, file);
}

function evaluation(pairs: LoadData["pairs"]): string {
  const analyses = pairs.map(
    ([rows, columns], index) =>
      `  tabel_${index + 1}: {kind: crosstab, title: Tabel, rows: s.${rows}, columns: s.${columns}, test: chi-square}`,
  );
  return `title: En million svar
disclosure: {none: Opdigtede svar}
sources:
  s: {type: csv, path: svar.csv, name: skema, id: id}
populations:
  alle: {source: s, label: personer}
population: alle
analyses:
${analyses.join("\n")}
`;
}

const codebook = `scales:
  grad:
    codes:
      - {code: 1, label: Slet ikke}
      - {code: 2, label: I ringe grad}
      - {code: 3, label: I nogen grad}
      - {code: 4, label: I høj grad}
      - {code: 5, label: I meget høj grad}
sources:
  s:
    variables:
${questions.map((name) => `      ${name}: {scale: grad}`).join("\n")}
      koen: {order: [Kvinde, Mand]}
      region: {order: [${regions.join(", ")}]}
`;
