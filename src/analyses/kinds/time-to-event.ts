/**
 * How long it takes until something happens, with those counted who are still waiting: a row for everybody, or for each
 * group (and wave).
 *
 * - The only block is `all`; rows are `all`, or the keys of `segmentKey`: `koen:1`, `total`, `koen:1@3`.
 * - Columns: `n`, `events` (it has happened), `waiting` (not yet), `median` and, for each of `times`, `by-90`: the share it had
 *   happened to by then, in percent. Median and shares carry 95 % intervals, and are Kaplan-Meier's; when nobody is waiting
 *   they are the plain median and shares.
 * - The base are persons with both a time and an answer to the event. A negative time is no time, and a note says so.
 * - The groups of each variable under `by` are compared by a log-rank test, one for each wave.
 * - `curves` hold the share it has happened to as time goes, for the figure `survival`.
 */
import type {AnalysisResult, BaseRecord, Curve, Note} from "../../results/model.ts";
import {countOutsideGroups, countSegments} from "../count/segment-counts.ts";
import {listOf} from "../print/danish.ts";
import {missingNotes} from "../print/missing-note.ts";
import {segmentNotes} from "../print/segment-notes.ts";
import {baseRules} from "../resolve/categories.ts";
import {writtenWave} from "../resolve/items.ts";
import {scopeOf} from "../resolve/population.ts";
import {itemAt, resolveSegments} from "../resolve/segments.ts";
import {resultOf} from "../table/result.ts";
import {segmentKey, segmentName} from "../table/segment-columns.ts";
import type {Task} from "../task.ts";
import {testGroups} from "./time-to-event/group-tests.ts";
import {openIntervalNotes, timeColumns, timeRow} from "./time-to-event/rows.ts";
import {resolveTimed, type TimedGroup, timedGroup} from "./time-to-event/timed.ts";

const block = "all";

export async function timeToEvent(task: Task<"time-to-event">): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const scope = scopeOf(task, writtenWave(task, spec.wave));
  const timed = resolveTimed(task);
  const items = [timed.time, timed.event];
  const segments = resolveSegments(task, items);
  const rules = baseRules(spec);
  const [outside, counted] = await Promise.all([
    countOutsideGroups(task, scope, segments),
    countSegments(task, scope, segments, (segment) => items.map((item) => itemAt(item, segment))),
  ]);
  const groups = counted.map((rows, index): TimedGroup => {
    const segment = segments.list[index];
    const name = segment === undefined ? "" : segmentName(segments, segment);
    const key = (segment === undefined ? "" : segmentKey(segment, null)) || "all";
    return timedGroup({key, label: name === "" ? "Alle" : name}, rows, timed, rules);
  });
  const tested = testGroups(task, segments, groups);
  return resultOf(task, {
    scope,
    size: Math.max(0, ...groups.map(({base}) => base.population)),
    items,
    sources: segments.divisions.flatMap((division) => division.groups.map(({at}) => at.source)),
    ...(spec.waves === undefined ? {} : {waves: spec.waves}),
    panel: spec.panel,
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: timeColumns(task, timed),
      blocks: [
        {
          key: block,
          label: null,
          question: null,
          rows: groups.map((group, index) =>
            timeRow({analysis, block}, group, segments.list[index]?.isTotal ?? false, spec.times, context.style),
          ),
        },
      ],
    },
    bases: groups.map(({key, base}): BaseRecord => ({block, column: key, ...base})),
    tests: tested.tests,
    curves: groups.map(curveOf),
    notes: [
      methodNote(groups),
      ...segmentNotes(segments, outside),
      ...missingNotes(
        groups.map(({label, base}) => ({label, base})),
        {whole: "opgørelsen", each: "hver gruppe"},
      ),
      ...negativeNotes(groups),
      ...openIntervalNotes(groups),
      ...tested.notes,
    ],
  });
}

function methodNote(groups: readonly TimedGroup[]): Note {
  const isWaiting = groups.some(({curve}) => curve?.steps.some(({censored}) => censored > 0));
  const text = isWaiting
    ? "Median og andele tager højde for, at nogle stadig venter (Kaplan-Meier). 95 pct.-sikkerhedsintervaller i parentes."
    : "Det er sket for alle, så median og andele er de almindelige. 95 pct.-sikkerhedsintervaller i parentes.";
  return {kind: "method", text};
}

function negativeNotes(groups: readonly TimedGroup[]): Note[] {
  const told = groups.filter(({negative}) => negative > 0).map(({label, negative}) => `${label} ${negative}`);
  if (told.length === 0) return [];
  return [{kind: "missing", text: `Personer med en negativ tid indgår ikke: ${listOf(told)}.`}];
}

/** From nobody at time 0 to the last step. */
function curveOf({key, label, curve}: TimedGroup): Curve {
  const steps = curve?.steps ?? [];
  const atStart = steps[0]?.time === 0 ? [] : [{x: 0, y: 0}];
  return {key, label, points: [...atStart, ...steps.map(({time, waiting}) => ({x: time, y: 1 - waiting}))]};
}
