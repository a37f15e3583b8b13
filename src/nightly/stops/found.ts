import type {Finding} from "./model.ts";
import type {Action} from "./spec.ts";

/** A finding in a report, before it is known which pages would tell of it. */
export interface Found extends Omit<Finding, "report"> {
  /** Whether it is about all reports, wherever it was found. */
  readonly isOfAll: boolean;
}

/** What a policy makes of a finding: nothing where it is ignored. */
export function acted(action: Action, found: Omit<Found, "action">): Found[] {
  return action === "ignore" ? [] : [{...found, action}];
}
