import {closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync} from "node:fs";
import {join} from "node:path";
import {xoshiro128} from "../../src/statistics/random/xoshiro128.ts";
import {codebookText, evaluationText, questions, regions} from "./cross-tables.ts";

export interface LoadData {
  /** An evaluation as a user would have it. */
  readonly folder: string;
  readonly file: string;
}

const rowCount = 1_000_000;

/** A million rows and 34 columns of made-up answers, and an evaluation with 30 cross-tables of them. The file is made once. */
export function loadData(): LoadData {
  const folder = join("build", "bench", "load");
  mkdirSync(join(folder, "chapters"), {recursive: true});
  const file = join(folder, "svar.csv");
  if (!existsSync(file)) writeRows(file);
  writeFileSync(join(folder, "evaluation.yaml"), evaluationText("En million svar", "csv"));
  writeFileSync(join(folder, "codebook.yaml"), codebookText);
  writeFileSync(join(folder, "chapters", "01-svar.md"), "# Svar\n\nEn million svar.\n");
  return {folder, file};
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
