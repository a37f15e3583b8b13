import type {Category} from "../../codebook/model.ts";
import type {CrosstabTestWish} from "../../config/test-wishes.ts";
import {referenceTo} from "../../config/variable-reference.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {Note, TestRecord} from "../../results/model.ts";
import type {Side, TestQuestion} from "../../statistics/choice/test-question.ts";
import {lowerFirst} from "../print/danish.ts";
import type {Item} from "../resolve/items.ts";
import {waveLabel} from "../resolve/waves.ts";
import type {CrossBlock} from "../table/cross-rows.ts";
import {placeIn, type Task} from "../task.ts";
import {type ComparedCounts, isUnordered, type TestedTable, testIndependence} from "./independence.ts";
import {independenceNote, untestedNote} from "./independence-note.ts";
import {isIndependent} from "./independent-tests.ts";
import {ascending, levelOf} from "./measurement.ts";
import {repeatedOf} from "./repeated.ts";
import {repeatedNotes, testsOf} from "./repeated-note.ts";
import {testRepeated} from "./repeated-record.ts";
import {isRepeated} from "./repeated-tests.ts";
import {refuseUnfit} from "./wish.ts";

interface Tested {
  readonly tests: readonly TestRecord[];
  readonly notes: readonly Note[];
}

/** The variable in the columns of a cross-table. */
export interface ColumnSide {
  readonly item: Item;
  readonly categories: readonly Category[];
}

/**
 * Tests every block of a cross-table. A variable against itself at another wave is the same persons again, and gets a
 * test for that.
 * @throws CliError (config) for a test that does not fit
 */
export function testBlocks(task: Task<"crosstab">, blocks: readonly CrossBlock[], columns: ColumnSide): Tested {
  const wish = namedWish(task.spec.test);
  if (wish === "none") return {tests: [], notes: []};
  for (const block of blocks) refuseWish(task, wish, block, columns);
  const parts = blocks.map((block) => {
    const heading = blocks.length > 1 ? block.item.label : null;
    return isSameVariable(block.item, columns.item)
      ? testPaired(task, block, columns, wish, heading)
      : testCompared(task, block, columns, wish, heading);
  });
  return {tests: parts.flatMap(({tests}) => tests), notes: parts.flatMap(({notes}) => notes)};
}

type Wish = Exclude<CrosstabTestWish, "chi-square" | "exact">;

function namedWish(wish: CrosstabTestWish): Wish {
  if (wish === "chi-square") return "pearson-chi-square";
  return wish === "exact" ? "fisher-freeman-halton" : wish;
}

function isSameVariable(one: Item, other: Item): boolean {
  return one.at.source === other.at.source && one.at.variable === other.at.variable && one.at.wave !== other.at.wave;
}

/** Looks at the scales and not at the answers, so that no answer can stop a build. */
function refuseWish(task: Task<"crosstab">, wish: Wish, block: CrossBlock, columns: ColumnSide): void {
  if (wish === "auto" || wish === "none") return;
  const names = [block.item, columns.item].map(({at}) => referenceTo(at.source, at.variable));
  const levels = [levelOf(block.item), levelOf(columns.item)] as const;
  if (wish === "ordered") {
    if (levels.includes("ordinal")) return;
    throw new CliError("config", `Neither ${names.join(" nor ")} has an order.`, {
      place: placeIn(task, "test"),
      hint: "Say in codebook.yaml which end of a scale is best, or take test: ordered out.",
    });
  }
  const isPaired = isSameVariable(block.item, columns.item);
  const questionOf = (test: string): TestQuestion =>
    isPaired
      ? {pairing: "same-units", levels, n: 1, changed: 1}
      : {
          pairing: "independent",
          sides: [sideOf(block, isUnordered(test)), sideOf(columns, isUnordered(test))],
          n: 1,
          expected: null,
        };
  refuseUnfit(task, wish, questionOf, names.join(" and "));
}

/** A test of categories takes «ved ikke» for one when it is in the base; a test of their order has no place for it. */
function sideOf({item, categories}: ColumnSide, isOfCategories: boolean): Side {
  return isOfCategories
    ? {level: "nominal", totals: categories.map(() => 1)}
    : {level: levelOf(item), totals: ascending(item).map(() => 1)};
}

function testCompared(
  {context}: Task<"crosstab">,
  {key, item, categories, cross}: CrossBlock,
  columns: ColumnSide,
  wish: Wish,
  heading: string | null,
): Tested {
  const all: ComparedCounts = {
    counts: cross.counts,
    labels: {rows: categories.map(({label}) => label), columns: columns.categories.map(({label}) => label)},
  };
  const tested: TestedTable = {
    key,
    block: key,
    label: `${item.label} og ${lowerFirst(columns.item.label)}`,
    levels: [levelOf(item), levelOf(columns.item)],
    all,
    ordered: orderedCounts(all.counts, {item, categories}, columns),
  };
  const test = testIndependence(tested, wish === "ordered" || isIndependent(wish) ? wish : "auto", context.style);
  if (!test.ok) return {tests: [], notes: [untestedNote(heading, test.reason)]};
  return {tests: [test.record], notes: [independenceNote(heading, test.record, context.style)]};
}

function orderedCounts(counts: ComparedCounts["counts"], rows: ColumnSide, columns: ColumnSide): ComparedCounts {
  const [rowsInOrder, columnsInOrder] = [ascending(rows.item), ascending(columns.item)];
  const placeOf = (categories: readonly Category[], code: string) => categories.findIndex((each) => each.code === code);
  return {
    counts: rowsInOrder.map((row) =>
      columnsInOrder.map(
        (column) => counts[placeOf(rows.categories, row.code)]?.[placeOf(columns.categories, column.code)] ?? 0,
      ),
    ),
    labels: {rows: rowsInOrder.map(({label}) => label), columns: columnsInOrder.map(({label}) => label)},
  };
}

function testPaired(
  task: Task<"crosstab">,
  {key, item, categories, cross}: CrossBlock,
  columns: ColumnSide,
  wish: Wish,
  heading: string | null,
): Tested {
  const isForward = (item.at.wave ?? 0) < (columns.item.at.wave ?? 0);
  const rows = cross.counts.flatMap((counts, row) =>
    counts.map((n, column) => {
      const codes = [categories[row]?.code ?? "", columns.categories[column]?.code ?? ""];
      return {answers: (isForward ? codes : codes.reverse()).map((code) => ({code, missing: null})), n};
    }),
  );
  const waves = [item.at.wave ?? 0, columns.item.at.wave ?? 0].sort((a, b) => a - b);
  const headings = waves.map((wave) => ({key: String(wave), label: waveLabel(task.evaluation, wave)}));
  const repeated = repeatedOf(item, rows);
  const wanted = isRepeated(wish) ? wish : undefined;
  const test = testRepeated(
    {key, block: key, label: item.variable.label},
    repeated,
    headings,
    wanted,
    task.context.style,
  );
  const hasGoodEnd = item.variable.scale !== null && item.variable.scale.best !== null;
  const items = [{name: heading ?? "", repeated, hasGoodEnd, test}];
  return {tests: testsOf(items), notes: repeatedNotes(items)};
}
