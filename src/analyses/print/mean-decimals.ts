import type {FollowingTask} from "../testing/following-task.ts";

/** How many decimals an analysis prints means with: its own wish, else the report's. */
export function meanDecimalsOf({spec, context}: FollowingTask): number {
  return ("decimals" in spec ? spec.decimals : undefined) ?? context.style.meanDecimals;
}
