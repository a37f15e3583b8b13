// Runs invented evaluations in a thread of its own, so that the campaign can end one that hangs.
import {parentPort, workerData} from "node:worker_threads";
import {startEngine} from "../../../src/figures/engine.ts";
import {runEvaluations} from "./run-evaluations.ts";

const {first, count, seed, kinds} = workerData;
const engine = startEngine();
const campaign = {seed, kinds, rounds: 2, engine, drawn: 0.15};
const outcome = await runEvaluations({first, count}, campaign, (input) =>
  parentPort?.postMessage({kind: "begins", input}),
);
await engine.close();
parentPort?.postMessage({kind: "ends", outcome});
