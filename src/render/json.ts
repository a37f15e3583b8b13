import type {Results} from "../results/model.ts";

/**
 * results.json: the results in the order of the model, indented by two spaces, with a line end.
 * @throws RangeError for a number that is not finite, which JSON would silently turn into null
 */
export function renderJson(results: Results): string {
  assertFinite(results, "");
  return `${JSON.stringify(results, null, 2)}\n`;
}

function assertFinite(value: unknown, path: string): void {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${path} is ${value}`);
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) assertFinite(child, path === "" ? key : `${path}.${key}`);
}
