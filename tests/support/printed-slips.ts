import type {AnalysisResult} from "../../src/results/model.ts";

const slip = /\bundefined\b|\bNaN\b|\bnull\b|\[object/i;

/** Texts of a result that hold what a program prints when it has slipped, with where they stand. */
export function printedSlips(result: AnalysisResult): string[] {
  return textsIn(result, [result.key]).filter((text) => slip.test(text));
}

/** Every text, behind its path: titles, labels, cells and notes are all among them. */
function textsIn(value: unknown, path: readonly string[]): string[] {
  if (typeof value === "string") return [`${path.join(".")}: ${value}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, [...path, key]));
}
