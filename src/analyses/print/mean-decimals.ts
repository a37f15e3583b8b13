import type {Task} from "../task.ts";

/** How many decimals an analysis prints means with: its own wish, else the report's. */
export function meanDecimalsOf({spec, context}: Task<"change"> | Task<"numbers">): number {
  return (spec.kind === "numbers" ? spec.decimals : undefined) ?? context.style.meanDecimals;
}
