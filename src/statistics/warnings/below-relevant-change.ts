import {notComputable} from "../result.ts";
import {nothingFound, type Warned} from "./warning.ts";

export interface BelowRelevantChange {
  readonly kind: "below-relevant-change";
  readonly difference: number;
  readonly relevantChange: number;
  /**
   * Whether the interval reaches a relevant change in either direction: when not, the data rule one out; when so, they
   * leave it open. Null when no interval was given.
   */
  readonly mayBeRelevant: boolean | null;
}

/**
 * Whether a difference is smaller than the smallest change on the instrument that people notice, however small its p.
 *
 * Source: Jaeschke, Singer and Guyatt (1989), Controlled Clinical Trials 10, 407-415 (minimal important difference);
 * for the reading of the interval Altman and Bland (1995), BMJ 311, 485.
 * Limits: smallest relevant changes are of one person; a smaller mean change may still be one that some persons notice.
 * @param relevantChange the instrument's smallest relevant change, above zero, in the unit of the difference
 */
export function belowRelevantChange(
  difference: number,
  relevantChange: number,
  interval?: {readonly low: number; readonly high: number},
): Warned<BelowRelevantChange> {
  if (!Number.isFinite(difference) || !Number.isFinite(relevantChange)) return notComputable("not-a-number");
  if (interval !== undefined && (Number.isNaN(interval.low) || Number.isNaN(interval.high))) {
    return notComputable("not-a-number");
  }
  if (relevantChange <= 0) return notComputable("value-out-of-range");
  if (Math.abs(difference) >= relevantChange) return nothingFound();
  const mayBeRelevant =
    interval === undefined ? null : interval.low <= -relevantChange || interval.high >= relevantChange;
  return {ok: true, finding: {kind: "below-relevant-change", difference, relevantChange, mayBeRelevant}};
}
