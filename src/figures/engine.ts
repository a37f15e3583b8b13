import type {FigureSpecification} from "./marks.ts";

/** Turns a specification into the text of an SVG. */
export type Engine = (specification: FigureSpecification) => Promise<string>;

/** Vega and Vega-Lite, loaded when the first figure is drawn: they take a tenth of a second. */
export async function loadEngine(): Promise<Engine> {
  const [vega, vegaLite] = await Promise.all([import("vega"), import("vega-lite")]);
  return async (specification) => {
    const {spec} = vegaLite.compile(specification);
    const view = new vega.View(vega.parse(spec), {renderer: "none"});
    try {
      return await view.toSVG();
    } finally {
      view.finalize();
    }
  };
}
