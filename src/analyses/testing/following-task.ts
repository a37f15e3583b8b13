import type {Task} from "../task.ts";

/** An analysis that may follow the same persons over waves. */
export type FollowingTask = Task<
  "change" | "numbers" | "paired-means" | "individual-change" | "transition" | "crossing"
>;
