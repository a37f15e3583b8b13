import type {Label} from "./sample-design.ts";

/** The distinct labels without null: numbers in ascending order, then texts in order of their code units. */
export function sortedLabels(values: readonly (Label | null)[]): Label[] {
  const distinct = new Set(values);
  const labels = [...distinct].filter((value) => value !== null);
  const numbers = labels.filter((label) => typeof label === "number").sort((a, b) => a - b);
  const texts = labels.filter((label) => typeof label === "string").sort();
  return [...numbers, ...texts];
}
