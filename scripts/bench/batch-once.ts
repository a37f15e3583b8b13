// One run of maalepunkt batch in this process: prints how long it took, and the memory after each report, as JSON.
//   node scripts/bench/batch-once.ts <folder> <out>
import {readdirSync, readFileSync} from "node:fs";
import {buildBatch} from "../../src/batch/build.ts";

const [folder = "", out = ""] = process.argv.slice(2);
const memory: {own: number; all: number}[] = [];
const states: string[] = [];
const started = performance.now();
await buildBatch(folder, {
  formats: ["html", "pdf"],
  out,
  only: [],
  all: false,
  jobs: 2,
  onReport: ({state, error}) => {
    if (error !== undefined) console.error(error);
    states.push(state);
    memory.push({own: process.memoryUsage.rss(), all: treeMemory(process.pid)});
  },
});
console.log(JSON.stringify({milliseconds: performance.now() - started, states, memory}));

/** The resident bytes of a process and all that it has started; shared pages count in each. */
function treeMemory(root: number): number {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, "utf8");
        const numberOf = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
        return [{id: Number(name), parent: numberOf("PPid"), bytes: numberOf("VmRSS") * 1024}];
      } catch {
        return [];
      }
    });
  const sum = (id: number): number =>
    processes.filter(({parent}) => parent === id).reduce((total, child) => total + sum(child.id), 0) +
    (processes.find((each) => each.id === id)?.bytes ?? 0);
  return sum(root);
}
