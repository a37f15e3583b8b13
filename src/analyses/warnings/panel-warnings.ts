import type {CountQuery} from "../../store/model.ts";
import type {FollowedItem} from "../resolve/items.ts";
import type {Scope} from "../resolve/population.ts";
import type {Segments} from "../resolve/segments.ts";
import type {FollowingTask} from "../testing/following-task.ts";
import {dropOutWarnings} from "./drop-out.ts";
import {groupRegressionWarnings} from "./group-regression.ts";
import {regressionWarnings} from "./regression.ts";
import {nothingToWarnOf, together, type Warned} from "./warned.ts";

/** What those who are followed should be compared with before their change is read as everybody's, or as an effect. */
export async function panelWarnings(
  task: FollowingTask,
  scope: Scope,
  followed: readonly FollowedItem[],
  panel: CountQuery["panel"],
): Promise<Warned> {
  if (panel === null) return nothingToWarnOf;
  const parts = await Promise.all([
    regressionWarnings(task, scope, followed, panel),
    dropOutWarnings(task, scope, followed, panel),
  ]);
  return together(...parts);
}

/** The same for a table of groups, and whether they were made by their first answer. */
export async function groupWarnings(
  task: FollowingTask,
  scope: Scope,
  followed: readonly FollowedItem[],
  groups: Segments,
): Promise<Warned> {
  const parts = await Promise.all([
    panelWarnings(task, scope, followed, groups.panel),
    groupRegressionWarnings(task, scope, groups, followed),
  ]);
  return together(...parts);
}
