import type {Results} from "../results/model.ts";

/** results.json: the results with keys in the order of the model, two spaces, and a line end. */
export function renderJson(results: Results): string {
  return `${JSON.stringify(results, null, 2)}\n`;
}
