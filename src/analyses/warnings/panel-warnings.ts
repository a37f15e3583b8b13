import type {CountQuery} from "../../store/model.ts";
import type {FollowedItem} from "../resolve/items.ts";
import type {Scope} from "../resolve/population.ts";
import type {Task} from "../task.ts";
import {dropOutWarnings} from "./drop-out.ts";
import {regressionWarnings} from "./regression.ts";
import {nothingToWarnOf, together, type Warned} from "./warned.ts";

/** What those who are followed should be compared with before their change is read as everybody's, or as an effect. */
export async function panelWarnings(
  task: Task<"change"> | Task<"numbers">,
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
