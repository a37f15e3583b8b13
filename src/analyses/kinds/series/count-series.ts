import type {CountRow} from "../../../store/model.ts";
import {countSegments} from "../../count/segment-counts.ts";
import {jointStanding, type Standing} from "../../count/standing.ts";
import {type BaseCounts, baseOf} from "../../count/tally.ts";
import {type BaseRules, baseRules} from "../../resolve/categories.ts";
import type {Scope} from "../../resolve/population.ts";
import {itemAt, type Segment} from "../../resolve/segments.ts";
import {segmentKey, segmentName} from "../../table/segment-columns.ts";
import type {Task} from "../../task.ts";
import type {ResolvedSeries} from "./series-items.ts";

/** One group, or everybody, over the years. */
export interface SeriesLine {
  readonly key: string;
  readonly label: string;
  readonly isTotal: boolean;
  /** In the order of the years. */
  readonly points: readonly SeriesPoint[];
}

export interface SeriesPoint {
  /** Null when nobody has a number, or all weights are 0. */
  readonly mean: number | null;
  /** The sum of weights; without a weight, the number of persons. */
  readonly weight: number;
  readonly base: BaseCounts;
}

/** Counts the means of every group and year. */
export async function countSeries(task: Task<"series">, scope: Scope, resolved: ResolvedSeries): Promise<SeriesLine[]> {
  const {segments, items, year, years} = resolved;
  const rules = baseRules(task.spec);
  const counted = await countSegments(task, scope, segments, (segment) => items.map((item) => itemAt(item, segment)));
  const points = segments.list.map((segment, index) => {
    const rows = counted[index] ?? [];
    if (year === null) return {segment, points: [pointOf(rows, resolved, rules)]};
    const ofYear = (code: string) => rows.filter(({answers}) => answers[items.length - 1]?.code === code);
    return {segment, points: years.map(({key}) => pointOf(ofYear(key), resolved, rules))};
  });
  // Segments go group by group and, where the years are waves, wave by wave: those of one group make a line.
  const lines = new Map<string, SeriesLine>();
  for (const {segment, points: own} of points) {
    const whole = {...segment, wave: null};
    const key = segmentKey(whole, null) || "all";
    const before = lines.get(key);
    const name = segmentName(segments, whole);
    lines.set(key, {
      key,
      label: name === "" ? "Alle" : name,
      isTotal: isOfAll(segment),
      points: [...(before?.points ?? []), ...own],
    });
  }
  return [...lines.values()];
}

function isOfAll({group}: Segment): boolean {
  return group === null;
}

/** The persons of one group and year, by number and weight. */
function pointOf(rows: readonly CountRow[], {weight}: ResolvedSeries, rules: BaseRules): SeriesPoint {
  const counted = rows.flatMap(({answers, n}) => {
    const [number, weighing] = answers;
    if (number === undefined) return [];
    const standing: Standing = {code: number.code, missing: number.missing, valid: number.code !== null};
    if (weight === null) return [{standing, value: Number(number.code ?? 0), weight: 1, n}];
    if (weighing === undefined) return [];
    const isWeight = weighing.code !== null && Number(weighing.code) >= 0;
    const ofWeight: Standing = {
      code: weighing.code,
      missing: isWeight ? null : (weighing.missing ?? "no_answer"),
      valid: isWeight,
    };
    return [
      {
        standing: jointStanding(standing, ofWeight),
        value: Number(number.code ?? 0),
        weight: Number(weighing.code ?? 0),
        n,
      },
    ];
  });
  const valid = counted.filter(({standing}) => standing.valid);
  const sum = (of: (each: (typeof valid)[number]) => number) => valid.reduce((total, each) => total + of(each), 0);
  const weights = sum((each) => each.n * each.weight);
  const total = sum((each) => each.n * each.weight * each.value);
  return {mean: weights > 0 ? total / weights : null, weight: weights, base: baseOf(counted, rules)};
}
