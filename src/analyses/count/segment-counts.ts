import type {CountRow, VariableAt} from "../../store/model.ts";
import {countPersons, type Scope} from "../resolve/population.ts";
import type {Segment, SegmentedTask, Segments} from "../resolve/segments.ts";

/**
 * Persons by their answers to some variables, apart for each segment. Groups of one variable at one wave are counted together.
 * @param variables those to count by, at a segment's wave
 * @returns for each segment, in their order, its persons' answers to the variables
 */
export async function countSegments(
  task: SegmentedTask,
  scope: Scope,
  {list, panel}: Segments,
  variables: (segment: Segment) => readonly VariableAt[],
): Promise<readonly (readonly CountRow[])[]> {
  const asked = new Map<string, Promise<readonly CountRow[]>>();
  return Promise.all(
    list.map(async (segment) => {
      const by = [...variables(segment), ...(segment.group === null ? [] : [segment.group.at])];
      const key = JSON.stringify(by);
      const counting = asked.get(key) ?? countPersons(task, scope, by, panel);
      asked.set(key, counting);
      return inSegment(await counting, segment);
    }),
  );
}

function inSegment(rows: readonly CountRow[], {group}: Segment): readonly CountRow[] {
  if (group === null) return rows;
  return rows.flatMap(({answers, n}) =>
    answers.at(-1)?.code === group.code ? [{answers: answers.slice(0, -1), n}] : [],
  );
}

/** The persons of a scope who are in none of a division's groups. */
export interface OutsideGroups {
  /** What the groups divide by. */
  readonly label: string;
  readonly persons: number;
  /** How many the scope has, in groups or not. */
  readonly everybody: number;
}

/** How many of a scope's persons are in no group of each division, for the note on them. */
export async function countOutsideGroups(
  task: SegmentedTask,
  scope: Scope,
  {divisions, panel}: Segments,
): Promise<readonly OutsideGroups[]> {
  return Promise.all(
    divisions.map(async ({label, groups}) => {
      const variables = [...new Map(groups.map(({at}) => [JSON.stringify(at), at])).values()];
      const rows = await countPersons(task, scope, variables, panel);
      const isInside = ({answers}: CountRow) =>
        variables.some((variable, index) =>
          groups.some(({at, code}) => at.variable === variable.variable && code === answers[index]?.code),
        );
      const persons = (counted: readonly CountRow[]) => counted.reduce((sum, {n}) => sum + n, 0);
      return {label, persons: persons(rows.filter((row) => !isInside(row))), everybody: persons(rows)};
    }),
  );
}

/** How many persons an analysis is about: the whole scope, also where no segment holds everybody. */
export function segmentedSize(
  [division]: readonly OutsideGroups[],
  bases: readonly {readonly population: number}[],
): number {
  return division?.everybody ?? Math.max(0, ...bases.map(({population}) => population));
}
