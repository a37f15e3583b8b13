import {spawnSync} from "node:child_process";
import {join} from "node:path";
import {pairs} from "./cross-tables.ts";
import {loadData} from "./load-data.ts";
import {benchSpss} from "./load-spss.ts";
import {isInstalled, median, printTable} from "./measure.ts";

interface Loader {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

interface Run {
  readonly seconds: number;
  /** Peak resident memory, null where the system does not tell. */
  readonly megabytes: number | null;
}

const rounds = 5;
/** Makes a Node process tell its peak memory as it ends. */
const tellMemory = `data:text/javascript,${encodeURIComponent(
  'import {readFileSync} from "node:fs"; process.on("exit", () => { try { console.error(readFileSync("/proc/self/status", "utf8").match(/VmHWM.*/)[0]) } catch {} });',
)}`;

/**
 * A million rows and 34 columns to 30 cross-tables with chi-square, each run in a process of its own: maalepunkt as a user runs
 * it, bare DuckDB doing the same SQL, and R data.table and pandas where they are installed.
 */
export async function benchLoad(): Promise<void> {
  const {folder, file} = loadData();
  const wanted = pairs.map((pair) => pair.join(","));
  const loaders: Loader[] = [
    {
      name: "maalepunkt",
      ...ofNode("bin/maalepunkt.js", "build", folder, "--format", "json", "--out", join(folder, "out")),
    },
    {name: "bare DuckDB", ...ofNode("scripts/bench/load-duckdb.ts", file, ...wanted)},
    ...(isInstalled("Rscript", "-e", "library(data.table)")
      ? [{name: "R data.table", command: "Rscript", args: ["scripts/bench/load.R", file, ...wanted]}]
      : []),
    ...(isInstalled("/usr/bin/python3", "-c", "import pandas")
      ? [{name: "pandas", command: "/usr/bin/python3", args: ["scripts/bench/load.py", file, ...wanted]}]
      : []),
  ];
  const runs = loaders.map((): Run[] => []);
  for (let round = -1; round < rounds; round++) {
    loaders.forEach((loader, index) => {
      const run = runOnce(loader);
      if (round >= 0) runs[index]?.push(run);
    });
  }
  print(loaders, runs);
  await benchSpss();
}

function ofNode(...args: readonly string[]): Omit<Loader, "name"> {
  return {command: process.execPath, args: ["--import", tellMemory, ...args]};
}

function runOnce({name, command, args}: Loader): Run {
  const started = performance.now();
  const result = spawnSync(command, args, {encoding: "utf8"});
  const seconds = (performance.now() - started) / 1000;
  if (result.status !== 0) throw new Error(`${name} failed: ${result.stderr || result.error?.message}`);
  const peak = /VmHWM:\s*(\d+)/.exec(result.stderr)?.[1];
  return {seconds, megabytes: peak === undefined ? null : Number(peak) / 1024};
}

function print(loaders: readonly Loader[], runs: readonly (readonly Run[])[]): void {
  const seconds = runs.map((each) => median(each.map((run) => run.seconds)));
  const memory = runs.map((each) => median(each.flatMap(({megabytes}) => megabytes ?? [])));
  const bare = loaders.findIndex(({name}) => name === "bare DuckDB");
  console.log("\nA million rows, 34 columns, 30 cross-tables with chi-square: median of 5 cold starts\n");
  printTable([
    ["", "seconds", "× bare", "MB", "× bare"],
    ...loaders.map(({name}, index) => [
      name,
      (seconds[index] ?? 0).toFixed(2),
      ((seconds[index] ?? 0) / (seconds[bare] ?? 1)).toFixed(2),
      (memory[index] ?? 0).toFixed(0),
      ((memory[index] ?? 0) / (memory[bare] ?? 1)).toFixed(2),
    ]),
  ]);
}
