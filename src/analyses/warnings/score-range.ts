import type {SourceCodebook, Variable} from "../../codebook/model.ts";

/** The lowest and highest score there can be. */
export interface ScoreRange {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * The range of a sum or mean of answers with numbered codes; null for other numbers, whose ends nobody knows, and for
 * sums and uneven means of which some items may be missing, since their ends depend on how many are.
 */
export function scoreRange(variable: Variable, codebook: SourceCodebook | undefined): ScoreRange | null {
  const {derivation, scale} = variable;
  if (scale !== null) {
    const codes = scale.categories.filter(({missing}) => missing === null).map(({code}) => Number(code));
    if (codes.length === 0 || !codes.every(Number.isFinite)) return null;
    return {lowest: Math.min(...codes), highest: Math.max(...codes)};
  }
  if (derivation === null || (derivation.kind !== "sum" && derivation.kind !== "mean")) return null;
  const ranges = derivation.of.map((name) => {
    const part = codebook?.variables.get(name);
    return part === undefined ? null : scoreRange(part, codebook);
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
