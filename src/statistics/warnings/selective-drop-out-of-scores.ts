import {notComputable} from "../result.ts";
import {mean} from "./mean.ts";
import {nothingFound, type Warned} from "./warning.ts";

export interface SelectiveDropOutOfScores {
  readonly kind: "selective-drop-out-of-scores";
  readonly meanOfStayed: number;
  readonly meanOfAll: number;
  /** The difference of those means in standard deviations of all. */
  readonly standardized: number;
  readonly stayed: number;
  readonly all: number;
}

/** From this many standard deviations on, those who stayed differ from all. */
const leastStandardized = 0.1;

/**
 * Whether the mean score at baseline of those who were measured again differs from that of all who were measured at
 * baseline: the same as `selectiveDropOut` for numbers.
 *
 * Source: Austin (2009), Statistics in Medicine 28, 3083-3107: standardised differences from 0.1 on show imbalance.
 * Limits: compares means only, at baseline only.
 * @param hasStayed for each score whether its unit was measured again
 */
export function selectiveDropOutOfScores(
  scores: readonly number[],
  hasStayed: readonly boolean[],
): Warned<SelectiveDropOutOfScores> {
  if (scores.length !== hasStayed.length) return notComputable("unequal-lengths");
  if (!scores.every(Number.isFinite)) return notComputable("not-a-number");
  const ofStayed = scores.filter((_, i) => hasStayed[i]);
  if (ofStayed.length === 0) return notComputable("no-observations");
  if (scores.length < 2) return notComputable("too-few-observations");
  const meanOfAll = mean(scores);
  const meanOfStayed = mean(ofStayed);
  const squares = scores.reduce((sum, score) => sum + (score - meanOfAll) ** 2, 0);
  if (squares === 0) return notComputable("no-variation");
  const standardized = (meanOfStayed - meanOfAll) / Math.sqrt(squares / (scores.length - 1));
  if (![meanOfAll, meanOfStayed, squares].every(Number.isFinite)) return notComputable("not-a-number");
  if (Math.abs(standardized) < leastStandardized) return nothingFound();
  return {
    ok: true,
    finding: {
      kind: "selective-drop-out-of-scores",
      meanOfStayed,
      meanOfAll,
      standardized,
      stayed: ofStayed.length,
      all: scores.length,
    },
  };
}
