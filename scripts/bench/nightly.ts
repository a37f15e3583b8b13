import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {median, printTable} from "./measure.ts";
import {nightlyData} from "./nightly-data.ts";

/** BENCH_KOMMUNER makes a shorter night of it. */
const kommuner = Number(process.env.BENCH_KOMMUNER ?? 98);
const singles = 5;

interface Night {
  readonly milliseconds: number;
  readonly states: readonly string[];
  readonly memory: readonly {readonly own: number; readonly all: number}[];
}

/** A night of all kommuner in HTML and PDF, the night after, and what single builds would have taken. */
export function benchNightly(): void {
  const root = mkdtempSync(join(tmpdir(), "bench-nightly-"));
  const temporary = join(root, "tmp");
  mkdirSync(temporary);
  try {
    console.log(
      `The example in ${kommuner} invented kommuner, HTML and PDF, one run beside ${singles} single builds\n`,
    );
    const single = median(singleBuilds(root));
    const {folder, nextNight} = nightlyData(join(root, "alle"), kommuner);
    const out = join(root, "ud");
    const first = night(folder, out, temporary);
    nextNight();
    const second = night(folder, out, temporary);
    printNights({single, first, second});
    console.log(`\nleft in the folder for temporary files: ${readdirSync(temporary).join(", ") || "nothing"}`);
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

function singleBuilds(root: string): number[] {
  const {folder} = nightlyData(join(root, "en"), 1);
  const out = join(root, "en", "ud");
  return Array.from({length: singles}, () => {
    const started = performance.now();
    run(["bin/maalepunkt.js", "build", folder, "--out", out, "--format", "html,pdf"]);
    return performance.now() - started;
  });
}

function night(folder: string, out: string, temporary: string): Night {
  return JSON.parse(run(["scripts/bench/batch-once.ts", folder, out], {TMPDIR: temporary}));
}

function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}): string {
  const result = spawnSync(process.execPath, args, {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: {...process.env, ...environment},
  });
  if (result.status !== 0) throw new Error(`${args.join(" ")} failed: ${result.stderr}`);
  return result.stdout;
}

function printNights({single, first, second}: {single: number; first: Night; second: Night}): void {
  const all = single * kommuner;
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
  const count = ({states}: Night, state: string) => states.filter((each) => each === state).length;
  const told = (night: Night) => `${count(night, "built")} built, ${count(night, "failed")} failed`;
  printTable([
    ["", "time", "", "goal"],
    ["a single build, median", seconds(single), "", ""],
    [`${kommuner} of them`, seconds(all), "", ""],
    ["first night", seconds(first.milliseconds), told(first), ""],
    ["times faster", (all / first.milliseconds).toFixed(1), "", "8"],
    ["second night", seconds(second.milliseconds), told(second), ""],
    ["of the first", `${((100 * second.milliseconds) / first.milliseconds).toFixed(1)} %`, "", "5 %"],
    ...memoryRows(first),
  ]);
}

/** Memory at the end beside that of the beginning, when everything has been started. */
function memoryRows({memory}: Night): string[][] {
  return (["own", "all"] as const).map((which) => {
    const bytes = memory.map((each) => each[which]);
    const [early, late] = [median(bytes.slice(10, 20)), median(bytes.slice(-10))];
    const megabytes = [early, late].map((each) => `${Math.round(each / 2 ** 20)}`).join(" -> ");
    const growth = `${((100 * late) / early - 100).toFixed(1)} %`;
    return [which === "own" ? "memory, MB" : "with the browser, MB", megabytes, growth, "5 %"];
  });
}
