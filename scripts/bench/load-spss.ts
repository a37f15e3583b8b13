import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {sourceEffects} from "../../src/sources/read-bytes.ts";
import {readSpss} from "../../src/sources/spss.ts";
import {xoshiro128} from "../../src/statistics/random/xoshiro128.ts";
import {type WrittenFile, type WrittenVariable, writeSav} from "../../tests/sources/spss/write-sav.ts";
import {isInstalled, median, printTable} from "./measure.ts";

const folder = join(import.meta.dirname, "../../build/bench");
const rowCount = 100_000;
/** Own and haven take turns, so that a noisy moment of the machine hits both; in a turn each reads so many times. */
const turns = 3;
const rounds = 3;
const forms = [
  {name: "compressed .sav", file: "wide.sav", compression: "bytecode"},
  {name: "plain .sav", file: "wide-plain.sav", compression: "none"},
  {name: ".zsav", file: "wide.zsav", compression: "zlib"},
] as const;

/**
 * Speed of reading 100.000 cases of 100 variables (70 answers on scales, 12 whole numbers, 6 measurements, 4 dates, 7 short
 * texts and an id) into a source table, beside haven's read_sav of the same file in the same run where R has it.
 */
export async function benchSpss(): Promise<void> {
  const withHaven = isInstalled("Rscript", "-e", "library(haven)");
  makeFiles();
  const rows: string[][] = [];
  for (const {name, file} of forms) {
    const path = join(folder, file);
    const own: number[] = [];
    const haven: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      own.push(...(await timeOwn(path)));
      if (withHaven) haven.push(...timeHaven(path));
    }
    rows.push([
      name,
      milliseconds(own[0]),
      milliseconds(median(own)),
      !withHaven ? "" : milliseconds(haven[0]),
      !withHaven ? "" : milliseconds(median(haven)),
      !withHaven ? "" : `${(median(haven) / median(own)).toFixed(1)} ×`,
    ]);
  }
  console.log(`Reading ${rowCount} cases of 100 variables from SPSS files, medians of ${turns * rounds}\n`);
  printTable([["", "maalepunkt, first", "median", "haven, first", "median", "ratio"], ...rows]);
  if (!withHaven) console.log("\nR with haven is not installed here: its columns are left out.");
  console.log("\nGoal: faster than haven.");
}

async function timeOwn(path: string): Promise<number[]> {
  const runs: number[] = [];
  const context = {folder, place: {file: path}, effects: sourceEffects};
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const table = await readSpss("wide", path, context, {});
    runs.push(performance.now() - started);
    if (table.rowCount !== rowCount) throw new Error(`${path} has ${table.rowCount} rows`);
  }
  return runs;
}

function timeHaven(path: string): number[] {
  const script = `library(haven); path <- commandArgs(TRUE)
    for (round in 1:${rounds}) cat(system.time(read_sav(path, user_na = TRUE))[["elapsed"]], "")`;
  const {stdout} = spawnSync("Rscript", ["-e", script, path], {encoding: "utf8"});
  return stdout
    .trim()
    .split(/\s+/)
    .map((seconds) => 1000 * Number(seconds));
}

function milliseconds(value = Number.NaN): string {
  return `${value.toFixed(0)} ms`;
}

/** The files are made once, always the same. */
function makeFiles(): void {
  mkdirSync(folder, {recursive: true});
  const missing = forms.filter(({file}) => !existsSync(join(folder, file)));
  if (missing.length === 0) return;
  const content = wideFile();
  for (const {file, compression} of missing) writeFileSync(join(folder, file), writeSav({...content, compression}));
}

function wideFile(): WrittenFile {
  const random = xoshiro128(4_102_026);
  const makers = Array.from({length: 100}, (_, index) => makerOf(index, random));
  return {
    variables: makers.map(({variable}) => variable),
    rows: Array.from({length: rowCount}, (_, row) => makers.map(({value}) => value(row))),
  };
}

interface Maker {
  readonly variable: WrittenVariable;
  readonly value: (row: number) => number | string;
}

const towns = ["Næstved", "Aabenraa", "Ærø", "Høje-Taastrup", "Læsø", ""];
const day = 86_400;

function makerOf(index: number, random: () => number): Maker {
  const name = `V${index}`;
  const orMissing = (value: () => number) => () => (random() < 0.05 ? Number.NaN : value());
  const upTo = (limit: number) => Math.floor(random() * limit);
  if (index < 70) {
    const labels = [1, 2, 3, 4, 5, 9].map((value) => ({value, label: `Svar nummer ${value}`}));
    return {
      variable: {name, labels, missing: [9], measure: 2},
      value: orMissing(() => [1, 2, 3, 4, 5, 9][upTo(6)] ?? 9),
    };
  }
  if (index < 82) return {variable: {name, measure: 3}, value: orMissing(() => upTo(1000))};
  if (index < 88) return {variable: {name, measure: 3}, value: orMissing(() => random() * 1000)};
  if (index < 92) {
    const format = {type: 20, width: 11, decimals: 0};
    return {variable: {name, format}, value: orMissing(() => (158_000 + upTo(2000)) * day)};
  }
  if (index < 99) return {variable: {name, width: 20}, value: () => towns[upTo(towns.length)] ?? ""};
  return {variable: {name, width: 12}, value: (row) => `B${1_000_000 + row}`};
}
