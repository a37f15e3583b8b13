import type {AnalysisResult} from "./model.ts";

/** Whether an analysis counts persons of its population; others are about the data themselves, about amounts, or typed from elsewhere. */
export function countsPeople({bases, waves, questions}: AnalysisResult): boolean {
  return bases.length + waves.length + questions.length > 0;
}
