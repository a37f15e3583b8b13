import type {NumberStyle} from "../../../numbers/style.ts";
import type {TestRecord} from "../../../results/model.ts";
import {testShare} from "../../testing/target-tests.ts";
import type {Attained} from "./attained.ts";

/** The test of one goal, or why there is none. */
export interface GoalTest {
  readonly record: TestRecord | null;
  readonly reason: string;
}

const noShare = "kun andele er testet mod målet";

/** Tests a share against its target, both ways: it may be above it as well as below. */
export function testGoal(
  goal: {readonly key: string; readonly label: string; readonly attained: Attained; readonly target: number},
  block: string,
  style: NumberStyle,
): GoalTest {
  const {attained, target} = goal;
  if (attained.reached === null) return {record: null, reason: noShare};
  const {record, reason} = testShare(goal, {...attained.reached, target: target / 100}, undefined, block, style);
  return {record, reason: reason ?? noShare};
}
