import type {SourceCodebook, Variable} from "../../codebook/model.ts";
import {answerValues, type Points} from "../../codebook/points.ts";

/** The lowest and highest score there can be. */
export interface ScoreRange {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * The range of a sum or mean of answers with numbered codes; null for other numbers, whose ends nobody knows, and for
 * sums and uneven means of which some items may be missing, since their ends depend on how many are.
 * @param points what the answers count, where it is not their codes
 */
export function scoreRange(
  variable: Variable,
  codebook: SourceCodebook | undefined,
  points?: Points,
): ScoreRange | null {
  const {derivation, limits} = variable;
  const answers = answerValues(variable, points);
  if (answers !== null) {
    if (answers.length === 0 || !answers.every(Number.isFinite)) return null;
    return {lowest: Math.min(...answers), highest: Math.max(...answers)};
  }
  if (limits !== undefined) return limits;
  if (derivation === null || (derivation.kind !== "sum" && derivation.kind !== "mean")) return null;
  const ranges = derivation.of.map((name) => {
    const part = codebook?.variables.get(name);
    return part === undefined ? null : scoreRange(part, codebook, derivation.points);
  });
  const known = ranges.filter((range) => range !== null);
  if (known.length < ranges.length) return null;
  const areAlike = known.every(({lowest, highest}) => lowest === known[0]?.lowest && highest === known[0]?.highest);
  const allAnswered = derivation.require === derivation.of.length;
  if (!allAnswered && (derivation.kind === "sum" || !areAlike)) return null;
  const share = derivation.times / (derivation.kind === "mean" ? known.length : 1);
  const ends = [
    known.reduce((sum, {lowest}) => sum + lowest, 0) * share,
    known.reduce((sum, {highest}) => sum + highest, 0) * share,
  ];
  return {lowest: Math.min(...ends), highest: Math.max(...ends)};
}
