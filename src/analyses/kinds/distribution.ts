/**
 * How the answers to one or more questions are spread, one block of rows for each, stacked or side by side; for everybody, or
 * for groups and waves side by side.
 *
 * - Columns are `percent` and `count`, the count first where both are shown; for groups and waves see `segmentColumns`.
 * - A block is named by its item; the only block of a table has a heading only when the author gives a label.
 * - `nets` are rows under the answers, `net:` and the label; with `only_nets` they stand in their place.
 * - A `reference` stands in a column of its own, `reference`, and the answers of substance are tested against it: those of
 *   everybody where a column holds them, else those of each group.
 * - The base of a block is the persons with a valid answer to its own item, and stands in the total row.
 */
import type {TestMethodName} from "../../config/test-wishes.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {AnalysisResult, BaseRecord, Block, Note, TestRecord} from "../../results/model.ts";
import {countItemSegments, type SegmentedItem, tallyAt} from "../count/item-segments.ts";
import {countOutsideGroups, segmentedSize} from "../count/segment-counts.ts";
import {missingNotes} from "../print/missing-note.ts";
import {eachSegmentBase, namedSegmentBases} from "../print/segment-bases.ts";
import {segmentNotes} from "../print/segment-notes.ts";
import {baseRules, categoriesOf} from "../resolve/categories.ts";
import {writtenWave} from "../resolve/items.ts";
import {linesOf} from "../resolve/lines.ts";
import {countAll, scopeOf} from "../resolve/population.ts";
import {type Reference, referenceOf} from "../resolve/reference.ts";
import {resolveSegmentedItems, resolveSegments, type Segments} from "../resolve/segments.ts";
import {answerRows, totalRow} from "../table/category-rows.ts";
import {itemKeys} from "../table/keys.ts";
import {columnMeasure, measuresOf} from "../table/measures.ts";
import {besideReference, referenceColumn} from "../table/reference-column.ts";
import {resultOf} from "../table/result.ts";
import {segmentColumns, segmentKey, segmentName} from "../table/segment-columns.ts";
import {placeIn, type Task} from "../task.ts";
import {testReference, wantedReferenceTest} from "../testing/reference-test.ts";

export async function distribution(task: Task<"distribution">): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const scope = scopeOf(task, writtenWave(task, spec.wave));
  const items = resolveSegmentedItems(task, spec.items);
  const segments = resolveSegments(task, items);
  const keys = itemKeys(items);
  const rules = baseRules(spec);
  const reference = referenceOf(task, items);
  checkReference(task, reference);
  const wanted = wantedReferenceTest(task, items[0], reference);
  const lines = items.map((item) => linesOf(task, item, categoriesOf(item, rules)));
  const measures = measuresOf(spec.show);
  const columns = segmentColumns(
    segments,
    measures.map((measure) => ({...columnMeasure(measure), measure})),
  );
  const [_size, outside, ...counted] = await Promise.all([
    countAll(task, scope, segments.panel),
    countOutsideGroups(task, scope, segments),
    ...items.map((item, index) => countItemSegments(task, scope, segments, keys[index] ?? "", item, rules)),
  ]);
  const tested = againstReference(task, counted[0], segments, reference, wanted);
  return resultOf(task, {
    scope,
    size: segmentedSize(
      outside,
      counted.flatMap(({tallies}) => tallies.map(({base}) => base)),
    ),
    items,
    sources: segments.divisions.flatMap(({groups}) => groups.map(({at}) => at.source)),
    ...(spec.waves === undefined ? {} : {waves: spec.waves}),
    panel: spec.panel,
    table: {
      arrangement: spec.arrangement,
      stub: spec.stub,
      columns: [...columns.map(({column}) => column), ...(reference === null ? [] : [referenceColumn(reference)])],
      blocks: counted.map((each, index): Block => {
        const {item, key: block} = each;
        const at = {analysis, block};
        const tallied = columns.map(({column, segment, measure}) => ({
          key: column.key,
          measure: measure.measure,
          tally: tallyAt(each, segment),
        }));
        const rows = [
          ...answerRows(at, lines[index] ?? [], tallied, context.style),
          ...(spec.total_row ? [totalRow(at, tallied, context.style)] : []),
        ];
        return {
          key: block,
          label: items.length > 1 || item.labelGiven ? item.label : null,
          question: item.question,
          rows: reference === null ? rows : besideReference(at, rows, reference),
        };
      }),
    },
    bases: counted.flatMap((each) =>
      columns.map(
        ({column, segment}): BaseRecord => ({block: each.key, column: column.key, ...tallyAt(each, segment).base}),
      ),
    ),
    tests: tested.tests,
    notes: [
      ...segmentNotes(segments, outside),
      ...missingNotes(
        namedSegmentBases(
          counted.map(({item, tallies}) => ({label: item.label, bases: tallies.map(({base}) => base)})),
          segments,
        ),
        {each: eachSegmentBase(items.length, segments)},
      ),
      ...tested.notes,
    ],
  });
}

function checkReference(task: Task<"distribution">, reference: Reference | null): void {
  if (reference === null || (task.spec.waves?.length ?? 0) < 2) return;
  throw new CliError("config", "A reference stands beside one wave, and this analysis has several.", {
    place: placeIn(task, "reference"),
    hint: "Give the analysis a wave instead of waves.",
  });
}

function againstReference(
  task: Task<"distribution">,
  counted: SegmentedItem | undefined,
  segments: Segments,
  reference: Reference | null,
  wanted: TestMethodName | undefined,
): {readonly tests: readonly TestRecord[]; readonly notes: readonly Note[]} {
  if (reference === null || counted === undefined) return {tests: [], notes: []};
  const {item, key: block} = counted;
  const everybody = segments.list.findIndex(({group}) => group === null);
  const tested = segments.list.flatMap((segment, index) => {
    if (everybody >= 0 && index !== everybody) return [];
    const name = everybody >= 0 ? "" : segmentName(segments, segment);
    const key = name === "" ? block : `${block}:${segmentKey(segment, null)}`;
    const label = name === "" ? item.label : `${item.label}, ${name}`;
    return [testReference(task, {key, item: {...item, label}, tally: tallyAt(counted, index)}, reference, wanted)];
  });
  return {tests: tested.flatMap(({tests}) => tests), notes: tested.flatMap(({notes}) => notes)};
}
