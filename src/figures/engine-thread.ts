import module from "node:module";
import {parentPort} from "node:worker_threads";
import type {EngineAnswer} from "./engine.ts";
import type {FigureSpecification} from "./marks.ts";

// A thread does not take over the cache of compiled modules from the one that starts it.
module.enableCompileCache?.();
const libraries = Promise.all([import("vega"), import("vega-lite")]);

// The first drawing compiles much of Vega; better now, while the data are being read, than when somebody waits.
const warmUp: FigureSpecification = {
  layer: [
    {
      data: {values: [{x: 1, y: 0, label: "x"}]},
      mark: {type: "rect"},
      encoding: {x: {field: "x", type: "quantitative"}},
    },
    {
      data: {values: [{x: 1, y: 0, label: "x"}]},
      mark: {type: "text"},
      encoding: {text: {field: "label", type: "nominal"}},
    },
  ],
};

/** Answers come in the order of the questions: each drawing waits for the one before. */
let last: Promise<void> = libraries.then(async () => {
  parentPort?.postMessage({loaded: true} satisfies EngineAnswer);
  await draw(warmUp);
});

parentPort?.on("message", (specification: FigureSpecification) => {
  last = last.then(async () => {
    const answer = await draw(specification).then(
      (svg): EngineAnswer => ({svg}),
      (error: unknown): EngineAnswer => ({failure: error instanceof Error ? error.message : String(error)}),
    );
    parentPort?.postMessage(answer);
  });
});

async function draw(specification: FigureSpecification): Promise<string> {
  const [vega, vegaLite] = await libraries;
  const {spec} = vegaLite.compile(specification);
  const view = new vega.View(vega.parse(spec), {renderer: "none"});
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
