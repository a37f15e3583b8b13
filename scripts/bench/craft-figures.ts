import {spawnSync} from "node:child_process";
import {cpus} from "node:os";
import {median, printTable} from "./measure.ts";

const times = 7;
const charts = 40;
const goal = 1500;
const program = new URL("draw-figures.ts", import.meta.url).pathname;

/** 40 figures of all kinds to SVG, from process start to the last of them. */
export function benchFigures(): void {
  const runs: number[] = [];
  for (let round = -1; round < times; round++) {
    const started = performance.now();
    const {status, stderr} = spawnSync(process.execPath, [program, String(charts)], {encoding: "utf8"});
    if (status !== 0) throw new Error(`The figures could not be drawn: ${stderr}`);
    if (round >= 0) runs.push(performance.now() - started);
  }
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
  console.log(`${charts} figures to SVG, cold process starts, median of ${times} (${cpus().length} cores)\n`);
  printTable([
    ["", "median", "fastest", "slowest", "goal", "holds"],
    [
      "figures",
      seconds(median(runs)),
      seconds(Math.min(...runs)),
      seconds(Math.max(...runs)),
      `at most ${seconds(goal)}`,
      median(runs) <= goal ? "yes" : "no",
    ],
  ]);
}
