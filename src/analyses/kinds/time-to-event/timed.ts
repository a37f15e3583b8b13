import {categoryCodes} from "../../../codebook/lookup.ts";
import {referenceTo} from "../../../config/variable-reference.ts";
import {CliError} from "../../../errors/cli-error.ts";
import {kaplanMeier, type SurvivalCurve} from "../../../statistics/survival/kaplan-meier.ts";
import type {TimeCount} from "../../../statistics/survival/time-counts.ts";
import type {CountRow} from "../../../store/model.ts";
import {jointStanding, type Standing, standingOf} from "../../count/standing.ts";
import {type BaseCounts, baseOf} from "../../count/tally.ts";
import {type BaseRules, scaleOf} from "../../resolve/categories.ts";
import {type Item, resolveItem, writtenWave} from "../../resolve/items.ts";
import {resolveSegmentedItems} from "../../resolve/segments.ts";
import {placeIn, type Task} from "../../task.ts";

/** What is timed: how long persons were followed, and which answers say that it happened. */
export interface Timed {
  readonly time: Item;
  readonly event: Item;
  readonly happened: ReadonlySet<string>;
}

/** The persons of one row, by their times. */
export interface TimedGroup {
  readonly key: string;
  readonly label: string;
  readonly counts: readonly TimeCount[];
  /** Null when nobody has a time. */
  readonly curve: SurvivalCurve | null;
  readonly base: BaseCounts;
  /** Persons whose time is negative. */
  readonly negative: number;
}

/** @throws CliError (config) for a time that is no number, an event without answers, or an unknown answer */
export function resolveTimed(task: Task<"time-to-event">): Timed {
  const {spec} = task;
  const [time, event] = itemsOf(task);
  if (time.variable.kind !== "number") {
    const name = referenceTo(time.at.source, time.at.variable);
    throw new CliError("config", `${name} is a ${time.variable.kind} variable, and a time is a number.`, {
      place: placeIn(task, "time"),
      hint: "Name a number variable, such as days between two dates.",
    });
  }
  scaleOf(event);
  const happened = categoryCodes(event.variable, [spec.happened].flat(), placeIn(task, "happened"));
  return {time, event, happened: new Set(happened)};
}

function itemsOf(task: Task<"time-to-event">): readonly [Item, Item] {
  const {spec} = task;
  if (spec.waves === undefined) {
    const wave = writtenWave(task, spec.wave);
    return [resolveItem(task, spec.time, ["time"], wave), resolveItem(task, spec.event, ["event"], wave)];
  }
  const [time, event] = resolveSegmentedItems(task, [spec.time, spec.event]);
  if (time === undefined || event === undefined) throw new RangeError("two items were asked for");
  return [time, event];
}

/** @param rows persons by time and event, in that order */
export function timedGroup(
  named: {readonly key: string; readonly label: string},
  rows: readonly CountRow[],
  {event, happened}: Timed,
  rules: BaseRules,
): TimedGroup {
  const counted = rows.flatMap(({answers: [time, answer], n}) => {
    if (time === undefined || answer === undefined) return [];
    const value = time.code === null ? null : Number(time.code);
    const ofTime: Standing =
      value === null || value < 0
        ? {code: null, missing: time.missing ?? "no_answer", valid: false}
        : {code: time.code, missing: null, valid: true};
    const ofEvent = standingOf(answer, event, rules);
    return [{standing: jointStanding(ofTime, ofEvent), value, event: happened.has(ofEvent.code ?? ""), n}];
  });
  const counts = counted.flatMap((each): TimeCount[] =>
    each.standing.valid && each.value !== null ? [{time: each.value, event: each.event, n: each.n}] : [],
  );
  const curve = kaplanMeier(counts);
  return {
    ...named,
    counts,
    curve: curve.ok ? curve : null,
    base: baseOf(counted, rules),
    negative: counted.reduce((sum, {value, n}) => (value !== null && value < 0 ? sum + n : sum), 0),
  };
}
