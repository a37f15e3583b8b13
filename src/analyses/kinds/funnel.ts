/**
 * How many persons reach each phase: a row for each, with its share of those who began and of those in the phase before.
 *
 * - The only block is `all`; rows are `1`, `2` … in the order of the phases; columns `count`, `of_start`, `of_previous` and `lost`. For groups see
 *   `segmentColumns`.
 * - With `nested` a person in a phase has been in all before it, so that no phase is larger than the one before; a note tells how many
 *   reached a phase without one of those before, and so are not counted. Without it each phase is counted by itself; phases with a `number` are as given. A phase larger than the one before is an error where it is nested, else told in a note.
 */
import {CliError} from "../../errors/cli-error.ts";
import {printNumber} from "../../numbers/print.ts";
import type {AnalysisResult, Cell, Findings, Note, Row} from "../../results/model.ts";
import type {Condition} from "../../store/model.ts";
import {countOutsideGroups} from "../count/segment-counts.ts";
import {lowerFirst} from "../print/danish.ts";
import {segmentNotes} from "../print/segment-notes.ts";
import {writtenWave} from "../resolve/items.ts";
import {personsFrom} from "../resolve/number-source.ts";
import {countAll, countWith, type Scope, scopeOf} from "../resolve/population.ts";
import {inSegment, resolveSegments} from "../resolve/segments.ts";
import {filterOf} from "../resolve/where.ts";
import {addressOf, countCell, emptyCell, shareCell} from "../table/cells.ts";
import {resultOf} from "../table/result.ts";
import {type SegmentColumn, type SegmentMeasure, segmentColumns} from "../table/segment-columns.ts";
import {placeIn, type Task} from "../task.ts";

const block = "all";

type FunnelMeasure = Task<"funnel">["spec"]["show"][number];

const measures: Readonly<Record<FunnelMeasure, SegmentMeasure>> = {
  count: {key: "count", label: "Antal", unit: "count"},
  of_start: {key: "of_start", label: "Procent af de første", unit: "percent"},
  of_previous: {key: "of_previous", label: "Procent af trinnet før", unit: "percent"},
  lost: {key: "lost", label: "Frafald fra trinnet før", unit: "count"},
};

export async function funnel(task: Task<"funnel">, findings: Findings): Promise<AnalysisResult> {
  const {spec} = task;
  const wave = writtenWave(task, spec.wave);
  const scope = scopeOf(task, wave);
  const segments = resolveSegments(task, []);
  checkPhases(task, segments.divisions.length > 0);
  const filters = spec.phases.map((phase, index) =>
    filterOf(task, phase.where ?? {}, wave, ["phases", index, "where"]),
  );
  const given = spec.phases.map(({number}, index) =>
    number === undefined ? null : personsFrom(task, findings, number, ["phases", index, "number"]),
  );
  const conditionsOf = (index: number): readonly Condition[] =>
    filters.slice(spec.nested ? 0 : index, index + 1).flatMap(({conditions}) => conditions);
  const [size, outside, skipping, ...reached] = await Promise.all([
    countAll(task, scope),
    countOutsideGroups(task, scope, segments),
    spec.nested ? skippingNotes(task, scope, filters) : [],
    ...segments.list.map((segment) =>
      Promise.all(
        spec.phases.map((_, index) => given[index] ?? countWith(task, inSegment(scope, segment), conditionsOf(index))),
      ),
    ),
  ]);
  checkNested(task, reached);
  const columns = segmentColumns(
    segments,
    spec.show.map((name) => ({...measures[name], name})),
  );
  const rows = spec.phases.map(
    ({label}, index): Row => ({
      key: String(index + 1),
      label,
      role: "category",
      cells: columns.map((column) => phaseCell(task, column, reached[column.segment] ?? [], index)),
    }),
  );
  return resultOf(task, {
    scope,
    size,
    items: [],
    sources: filters.flatMap(({conditions}) => conditions.map(({variable}) => variable.source)),
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: columns.map(({column}) => column),
      blocks: [{key: block, label: null, question: null, rows}],
    },
    bases: [],
    notes: [...growthNotes(task, reached), ...skipping, ...segmentNotes(segments, outside)],
  });
}

function checkPhases(task: Task<"funnel">, isDivided: boolean): void {
  task.spec.phases.forEach(({where, number}, index) => {
    if (where !== undefined && number !== undefined) {
      throw new CliError("config", "A phase has both where and number.", {
        place: placeIn(task, "phases", index, "number"),
        hint: "Take one of them out.",
      });
    }
    if (number !== undefined && isDivided) {
      throw new CliError("config", "A number from elsewhere cannot be divided by groups.", {
        place: placeIn(task, "phases", index, "number"),
        hint: "Take by out, or say with where who reached the phase.",
      });
    }
  });
}

/** How many are in a phase without having been in all before it, for each phase where there are any. */
async function skippingNotes(
  task: Task<"funnel">,
  scope: Scope,
  filters: readonly {readonly conditions: readonly Condition[]}[],
): Promise<Note[]> {
  const notes = await Promise.all(
    task.spec.phases.map(async ({label}, index): Promise<Note[]> => {
      const own = filters[index]?.conditions ?? [];
      const before = filters.slice(0, index).flatMap(({conditions}) => conditions);
      if (own.length === 0 || before.length === 0) return [];
      const [all, counted] = await Promise.all([
        countWith(task, scope, own),
        countWith(task, scope, [...before, ...own]),
      ]);
      const skipping = printNumber(all - counted, 0);
      const text = `${skipping} har nået »${label}« uden et af trinnene før og er ikke talt med.`;
      return all === counted ? [] : [{kind: "base", text}];
    }),
  );
  return notes.flat();
}

function checkNested(task: Task<"funnel">, reached: readonly (readonly number[])[]): void {
  if (!task.spec.nested) return;
  for (const numbers of reached) {
    const index = numbers.findIndex((number, phase) => phase > 0 && number > (numbers[phase - 1] ?? 0));
    if (index < 0) continue;
    throw new CliError(
      "data",
      `The phase "${task.spec.phases[index]?.label}" has ${numbers[index]} persons, more than the ${numbers[index - 1]} of the phase before.`,
      {
        place: placeIn(task, "phases", index),
        hint: "Put the phases in their order, or write nested: false.",
      },
    );
  }
}

function phaseCell(
  task: Task<"funnel">,
  {column, measure}: SegmentColumn<SegmentMeasure & {readonly name: FunnelMeasure}>,
  numbers: readonly number[],
  index: number,
): Cell {
  const address = addressOf(task.key, block, String(index + 1), column.key);
  const {style} = task.context;
  const [start = 0] = numbers;
  const number = numbers[index] ?? 0;
  const previous = numbers[index - 1];
  switch (measure.name) {
    case "count":
      return countCell(address, number, number > start ? null : start);
    case "of_start":
      return number > start
        ? emptyCell(address, "flere end ved det første trin")
        : shareCell(address, number, start, style, "ingen er begyndt");
    case "of_previous":
      if (previous === undefined) return emptyCell(address, "det første trin");
      return number > previous
        ? emptyCell(address, "flere end ved trinnet før")
        : shareCell(address, number, previous, style, "ingen nåede trinnet før");
    case "lost":
      return previous === undefined
        ? emptyCell(address, "det første trin")
        : countCell(address, Math.max(0, previous - number), previous);
  }
}

function growthNotes(task: Task<"funnel">, reached: readonly (readonly number[])[]): Note[] {
  const {phases} = task.spec;
  const larger = phases.flatMap(({label}, index) => {
    const before = phases[index - 1]?.label;
    const isLarger = reached.some((numbers) => index > 0 && (numbers[index] ?? 0) > (numbers[index - 1] ?? 0));
    return isLarger && before !== undefined ? [{label, before}] : [];
  });
  return larger.map(({label, before}) => {
    const counts = reached.length === 1 ? reached[0] : undefined;
    const number = counts?.[phases.findIndex((phase) => phase.label === label)];
    const words = number === undefined ? "flere personer" : `${printNumber(number, 0)} personer`;
    return {
      kind: "base",
      text: `»${label}« omfatter ${words}, flere end ${lowerFirst(before)}, så trinnene er opgjort hver for sig.`,
    };
  });
}
