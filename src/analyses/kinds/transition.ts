/**
 * From what answer to what answer the same persons have moved: the first wave in the rows, the last in the columns.
 *
 * - A block for the item, named by its variable; with `by` one for each group (`bolig:klynge:1`) and for everybody (`bolig:total`).
 * - Rows and columns are the codes of the answers, and `total`. Answers in an order have `up`, `same` and `down` too, of those who
 *   began alike and, in the row `total`, of everybody: towards the scale's good end, or up where it has none.
 * - `percent: row`: what became of those who began alike. `total`: all cells are shares of everybody. `none`: persons.
 * - Whether answers have moved is tested as `chooseTest` says: the sign test of an order, McNemar's of two answers,
 *   Stuart and Maxwell's of neither. With an order Stuart and Maxwell's test, which asks whether the distribution is the same, stands
 *   beside the other. «Ved ikke» is in the matrix unless `dont_know: out`, and in no test.
 */
import type {TestMethodName} from "../../config/test-wishes.ts";
import {referenceTo} from "../../config/variable-reference.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {AnalysisResult, Note, TestRecord} from "../../results/model.ts";
import type {CountRow} from "../../store/model.ts";
import {type Cross, crossOf} from "../count/cross.ts";
import {countOutsideGroups, countSegments} from "../count/segment-counts.ts";
import {eachGroupAlone} from "../print/groups-alone.ts";
import {missingNotes} from "../print/missing-note.ts";
import {pairNotes} from "../print/pair-notes.ts";
import {baseRules, categoriesOf, scaleOf} from "../resolve/categories.ts";
import {type Item, resolveFollowedItems} from "../resolve/items.ts";
import {groupName, groupSources, inGroup, nameInGroup, pairGroups} from "../resolve/pair-groups.ts";
import {countAll, scopeOf} from "../resolve/population.ts";
import type {Segment, Segments} from "../resolve/segments.ts";
import {type WaveHeading, waveHeadings} from "../resolve/wave-headings.ts";
import {totalKey} from "../table/category-rows.ts";
import {crossColumns, crossRows} from "../table/cross-rows.ts";
import {resultOf} from "../table/result.ts";
import {placeIn, type Task} from "../task.ts";
import {ascending, levelOf} from "../testing/measurement.ts";
import {testOutcome} from "../testing/outcome.ts";
import {endsOf, noTest, wantedPairTest} from "../testing/pair-tests.ts";
import {type Repeated, repeatedOf} from "../testing/repeated.ts";
import {type RepeatedItem, repeatedNotes, testsOf} from "../testing/repeated-note.ts";
import {testRepeated} from "../testing/repeated-record.ts";
import {runRepeated} from "../testing/repeated-tests.ts";
import {groupWarnings} from "../warnings/panel-warnings.ts";
import {moveColumns, withMoves} from "./transition/move-columns.ts";

/** The matrix of one group. */
interface Part extends RepeatedItem {
  readonly block: string;
  readonly label: string | null;
  readonly cross: Cross;
}

export async function transition(task: Task<"transition">): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const scope = scopeOf(task, null);
  const headings = waveHeadings(task, spec.waves, spec.wave_labels);
  const [followed] = resolveFollowedItems(task, [spec.item], spec.waves, "item");
  if (followed === undefined) throw new TypeError("a transition has one item");
  const {item, at} = followed;
  const rules = baseRules(spec);
  const categories = categoriesOf(item, rules);
  const hasMoves = showsMoves(task, item);
  const groups = pairGroups(task, [item]);
  const wanted = wantedPairTest(task, [item], levelOf);
  const ends = [at[0] ?? item.at, at.at(-1) ?? item.at];
  const [size, counted, outside, warned] = await Promise.all([
    countAll(task, scope, groups.panel),
    countSegments(task, scope, groups, () => ends),
    countOutsideGroups(task, scope, groups),
    groupWarnings(task, scope, [followed], groups),
  ]);
  const axis = {item, categories};
  const parts = await Promise.all(
    groups.list.map(async (segment, index): Promise<Part> => {
      const rows = counted[index] ?? [];
      const label = groupName(groups, segment);
      const cross = await crossOf(rows, axis, axis, rules);
      return {...testPart(task, item, groups, segment, rows, headings, wanted), label, name: label ?? "", cross};
    }),
  );
  const [first, last] = endsOf(headings);
  const isPercent = spec.percent !== "none";
  const tested = spec.test === "none" ? [] : parts;
  return resultOf(task, {
    scope,
    size,
    items: [item],
    sources: groupSources(groups),
    waves: spec.waves,
    panel: true,
    table: {
      arrangement: "stacked",
      stub: first?.label ?? "",
      columns: [
        ...crossColumns({...item, label: last?.label ?? ""}, categories, spec.percent),
        ...(hasMoves ? moveColumns(hasGoodEnd(item), isPercent) : []),
      ],
      blocks: parts.map(({block, label, cross, repeated}) => {
        const withCounts = spec.show === "percent-with-count";
        const rows = crossRows(analysis, {key: block, categories, cross}, categories, spec.percent, context.style, {
          withCounts,
        });
        const placed = {pairs: repeated, codes: ascending(item).map(({code}) => code)};
        const layout = {analysis, block, isPercent, withCounts, style: context.style};
        return {
          key: block,
          label: label ?? (item.labelGiven ? item.label : null),
          question: item.question,
          rows: hasMoves ? withMoves(rows, placed, layout) : rows,
        };
      }),
    },
    bases: parts.map(({block, cross}) => ({block, column: totalKey, ...cross.base})),
    tests: testsOf(tested),
    warnings: warned.warnings,
    notes: [
      ...pairNotes(headings, groups, outside),
      ...missingNotes(
        parts.map(({name, cross}) => ({label: name === "" ? item.label : name, base: cross.base})),
        {whole: isPercent ? "procentgrundlaget" : "opgørelsen", each: "hver gruppe"},
      ),
      ...repeatedNotes(tested),
      ...tested.flatMap(marginNotes),
      ...(groups.list.length > 1 && tested.length > 0 ? [eachGroupAlone] : []),
      ...warned.notes,
    ],
  });
}

/** @throws CliError (config) when an author wants moves of answers without an order */
function showsMoves(task: Task<"transition">, item: Item): boolean {
  const {moves} = task.spec;
  const hasOrder = levelOf(item) === "ordinal" || hasGoodEnd(item);
  if (moves !== true || hasOrder) return moves !== false && hasOrder;
  throw new CliError(
    "config",
    `The answers to ${referenceTo(item.at.source, item.at.variable)} have no order to move in.`,
    {
      place: placeIn(task, "moves"),
      hint: "Say in codebook.yaml which end of its scale is best, or take moves out.",
    },
  );
}

function hasGoodEnd(item: Item): boolean {
  return scaleOf(item).best !== null;
}

function testPart(
  {spec, context}: Task<"transition">,
  item: Item,
  groups: Segments,
  segment: Segment,
  rows: readonly CountRow[],
  headings: readonly WaveHeading[],
  wanted: TestMethodName | undefined,
): Pick<Part, "block" | "repeated" | "hasGoodEnd" | "test"> {
  const repeated = repeatedOf(item, rows);
  const block = inGroup(item.at.variable, segment);
  const tested = {key: block, block, label: nameInGroup(item.label, groups, segment)};
  const test = spec.test === "none" ? noTest : testRepeated(tested, repeated, endsOf(headings), wanted, context.style);
  const tests = test.tests.map(({pair, record}) => ({pair, record: withMargins(record, repeated, context.style)}));
  return {block, repeated, hasGoodEnd: hasGoodEnd(item), test: {...test, tests}};
}

/** A test of moves in an order, with the test of the margins beside it. */
function withMargins(
  record: TestRecord,
  repeated: Repeated,
  style: Task<"transition">["context"]["style"],
): TestRecord {
  if (repeated.level !== "ordinal" || record.chosen.method === "stuart-maxwell") return record;
  const result = runRepeated("stuart-maxwell", repeated);
  if (!result.ok) return record;
  return {...record, alternatives: [...record.alternatives, testOutcome("stuart-maxwell", result, style)]};
}

function marginNotes({name, test}: Part): Note[] {
  return test.tests.flatMap(({record}) =>
    record.alternatives.map((outcome): Note => {
      const whom = name === "" ? "" : ` (${name})`;
      return {
        kind: "test",
        text: `Om fordelingen er den samme ved begge målinger${whom}: ${outcome.name}, ${outcome.printed} (n = ${outcome.n}).`,
      };
    }),
  );
}
