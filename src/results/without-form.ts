import type {AnalysisResult} from "./model.ts";

/**
 * How many of those that an analysis is about have no form and are left out: where it tells the same of everybody in each column. When
 * waves differ there is no such number, and 0 is answered.
 */
export function withoutForm({bases, population}: Pick<AnalysisResult, "bases" | "population">): number {
  const ofEverybody = bases.filter((base) => base.population === population.size);
  const numbers = new Set(ofEverybody.map(({noForm}) => noForm));
  const [number = 0] = numbers;
  return numbers.size === 1 ? number : 0;
}
