// Reads the inputs of one reader in a thread of its own, so that the campaign can end one that hangs.
import {parentPort, workerData} from "node:worker_threads";
import {loadReader} from "./readers.ts";
import {runInputs} from "./run-inputs.ts";

const {name, first, count, seed} = workerData;
const outcome = await runInputs(await loadReader(name), {first, count, seed}, (input) =>
  parentPort?.postMessage({kind: "begins", input}),
);
parentPort?.postMessage({kind: "ends", outcome});
