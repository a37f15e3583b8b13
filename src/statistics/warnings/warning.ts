import type {Computed} from "../result.ts";

/** What was looked for and found, or null when there is nothing to warn of. */
export type Warned<Finding> = Computed<{finding: Finding | null}>;

export function nothingFound(): {readonly ok: true; readonly finding: null} {
  return {ok: true, finding: null};
}
