// One run of maalepunkt batch in this process: prints what became of each report, and the memory after it, as JSON.
//   node scripts/bench/batch-once.ts <folder> <out>
import {availableParallelism} from "node:os";
import {buildBatch} from "../../src/batch/build.ts";
import {usualJobs} from "../../src/batch/usual-jobs.ts";
import {processTree} from "./process-tree.ts";

const [folder = "", out = ""] = process.argv.slice(2);
const memory: {own: number; all: number}[] = [];
const states: string[] = [];
await buildBatch(folder, {
  formats: ["html", "pdf"],
  out,
  only: [],
  all: false,
  jobs: usualJobs(availableParallelism()),
  onReport: ({state, error}) => {
    if (error !== undefined) console.error(error);
    states.push(state);
    const all = processTree(process.pid).reduce((sum, {bytes}) => sum + bytes, 0);
    memory.push({own: process.memoryUsage.rss(), all});
  },
});
console.log(JSON.stringify({states, memory}));
