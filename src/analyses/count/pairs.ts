import type {CountRow} from "../../store/model.ts";
import type {FollowedItem} from "../resolve/items.ts";
import type {Scope} from "../resolve/population.ts";
import type {Segment, SegmentedTask, Segments} from "../resolve/segments.ts";
import {countSegments} from "./segment-counts.ts";
import {jointStanding, standingOf} from "./standing.ts";
import {type BaseCounts, baseOf} from "./tally.ts";

/** The persons of one group by their answers to one item at all the waves. */
export interface PairedCounts {
  readonly followed: FollowedItem;
  readonly segment: Segment;
  readonly rows: readonly CountRow[];
  /** Who has an answer every time, and why the others have not. */
  readonly base: BaseCounts;
}

/** Answers that are no measurement are never in a pair. */
const substantiveOnly = {dontKnow: false, notRelevant: false};

/** Counts one item's persons in each group, in the order of the groups. */
export async function countPairs(
  task: SegmentedTask,
  scope: Scope,
  groups: Segments,
  followed: FollowedItem,
): Promise<readonly PairedCounts[]> {
  const counted = await countSegments(task, scope, groups, () => followed.at);
  return groups.list.flatMap((segment, index) => {
    const rows = counted[index] ?? [];
    return [{followed, segment, rows, base: baseOfPairs(rows, followed)}];
  });
}

function baseOfPairs(rows: readonly CountRow[], {item}: FollowedItem): BaseCounts {
  const isNumber = item.variable.kind === "number";
  const counted = rows.map(({answers, n}) => {
    const standings = answers.map((answer) =>
      isNumber
        ? {code: answer.code, missing: answer.missing, valid: answer.code !== null}
        : standingOf(answer, item, substantiveOnly),
    );
    return {standing: standings.reduce(jointStanding), n};
  });
  return baseOf(counted, substantiveOnly);
}
