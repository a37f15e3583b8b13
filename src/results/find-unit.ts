import {LookupError} from "./lookup-error.ts";
import type {Findings} from "./model.ts";

/** Whom the report is about. @throws LookupError when there is but one report */
export function findUnit({unit}: Findings): string {
  if (unit !== undefined) return unit;
  throw new LookupError("unit", "unknown", "There are no units: evaluation.yaml has no units.");
}
