import type {SourceSpec} from "../config/evaluation.ts";

/** The column that says 1 for a form that was finished and 0 for another, where the system says it in a way of its own. */
export const madeCompletedColumn = "$completed";

/**
 * The column that says whether a form counts, once a source is read. LimeSurvey has a time for a finished form
 * (`submitdate`), REDCap 2 for a complete one (`…_complete`).
 */
export function completedColumnOf(spec: Pick<SourceSpec, "type" | "completed">): string | null {
  const {type, completed} = spec;
  if (completed === undefined) return null;
  const isMade =
    (type === "limesurvey" && completed === "submitdate") || (type === "redcap" && completed.endsWith("_complete"));
  return isMade ? madeCompletedColumn : completed;
}
