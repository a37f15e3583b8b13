import {spawnSync} from "node:child_process";
import {median, printTable} from "./measure.ts";

const times = 7;
const goal = 500;

/** Word and Excel of the example report, each the first of a fresh process. */
export function benchFormats(): void {
  console.log(`The example report as Word and Excel, without the analyses, fresh processes, median of ${times}\n`);
  const rows = (["docx", "xlsx"] as const).map((format) => {
    const runs = Array.from({length: times}, () => renderOnce(format));
    const typical = median(runs);
    return [
      format,
      ...[typical, Math.min(...runs), Math.max(...runs)].map((milliseconds) => `${Math.round(milliseconds)} ms`),
      typical <= goal ? "yes" : "no",
    ];
  });
  printTable([["", "median", "fastest", "slowest", `at most ${goal} ms`], ...rows]);
}

function renderOnce(format: string): number {
  const script = new URL("render-once.ts", import.meta.url).pathname;
  const result = spawnSync(process.execPath, [script, format], {encoding: "utf8"});
  if (result.status !== 0) throw new Error(`${format} failed: ${result.stderr}`);
  return Number(result.stdout);
}
