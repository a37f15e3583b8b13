import {Worker} from "node:worker_threads";
import type {FigureSpecification} from "./marks.ts";

/** Turns specifications into the text of SVGs, in a thread of its own. */
export interface Engine {
  readonly draw: (specification: FigureSpecification) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** What the thread says: first of all that it is loaded; then, for each drawing, an SVG or the message of what went wrong. */
export type EngineAnswer = {readonly loaded: true} | {readonly svg: string} | {readonly failure: string};

/**
 * Starts loading Vega and Vega-Lite at once, beside whatever else is done: they take a quarter of a second, which is
 * hidden when the engine is started before the data are read.
 */
export function startEngine(): Engine {
  const worker = new Worker(
    new URL(`./engine-thread${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url),
    // Without it, the thread takes a hundred megabytes for what it has long forgotten.
    {resourceLimits: {maxYoungGenerationSizeMb: 16}},
  );
  const waiting: {resolve: (svg: string) => void; reject: (error: Error) => void}[] = [];
  let broken: Error | undefined;
  const fail = (error: Error) => {
    broken = error;
    for (const each of waiting.splice(0)) each.reject(error);
  };
  const loaded = new Promise<void>((resolve) => {
    worker.once("message", () => resolve());
    worker.once("exit", () => resolve());
  });
  worker.on("message", (answer: EngineAnswer) => {
    if ("loaded" in answer) return;
    const first = waiting.shift();
    if ("svg" in answer) first?.resolve(answer.svg);
    else first?.reject(new Error(`a figure could not be drawn: ${answer.failure}`));
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the thread that draws figures has ended")));
  worker.unref();
  return {
    draw: (specification) => {
      if (broken !== undefined) return Promise.reject(broken);
      return new Promise((resolve, reject) => {
        waiting.push({resolve, reject});
        worker.ref();
        worker.postMessage(specification);
      }).finally(() => {
        if (waiting.length === 0) worker.unref();
      }) as Promise<string>;
    },
    close: async () => {
      // Node ends the whole process when a thread is ended while it loads modules.
      worker.ref();
      await loaded;
      await worker.terminate();
    },
  };
}
