import {type Computed, notComputable} from "../result.ts";
import {type TimeCount, type TimeLine, timeLines} from "./time-counts.ts";

/** Several groups followed over the same time: everybody's lines, and how many of each group stand in each. */
export interface GroupedTimes {
  readonly n: number;
  readonly sizes: readonly number[];
  readonly lines: readonly GroupedLine[];
  /** Events by group, and how many there would be if all groups had the same risk at every time. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
}

export interface GroupedLine extends TimeLine {
  readonly atRiskByGroup: readonly number[];
  readonly eventsByGroup: readonly number[];
  readonly censoredByGroup: readonly number[];
}

/** Puts the groups that anybody is in side by side. */
export function groupTimes(groups: readonly (readonly TimeCount[])[]): Computed<GroupedTimes> {
  const whole = timeLines(groups.flat());
  if (!whole.ok) return whole;
  const parts = groups.map(timeLines).filter((part) => part.ok);
  if (parts.length < 2) return notComputable("single-group");
  const byTime = parts.map(({lines}) => new Map(lines.map((line) => [line.time, line])));
  const left = parts.map(({n}) => n);
  const lines = whole.lines.map((line): GroupedLine => {
    const own = byTime.map((times) => times.get(line.time));
    const atRiskByGroup = [...left];
    own.forEach((each, group) => {
      left[group] = (left[group] ?? 0) - (each?.events ?? 0) - (each?.censored ?? 0);
    });
    return {
      ...line,
      atRiskByGroup,
      eventsByGroup: own.map((each) => each?.events ?? 0),
      censoredByGroup: own.map((each) => each?.censored ?? 0),
    };
  });
  if (lines.every(({events}) => events === 0)) return notComputable("no-events");
  const total = (of: (line: GroupedLine, group: number) => number) =>
    parts.map((_, group) => lines.reduce((sum, line) => sum + of(line, group), 0));
  return {
    ok: true,
    n: whole.n,
    sizes: parts.map(({n}) => n),
    lines,
    observed: total(({eventsByGroup}, group) => eventsByGroup[group] ?? 0),
    expected: total(({events, atRisk, atRiskByGroup}, group) => (events / atRisk) * (atRiskByGroup[group] ?? 0)),
  };
}
