import type {Category} from "../../codebook/model.ts";
import type {CrosstabTestWish} from "../../config/test-wishes.ts";
import {referenceTo} from "../../config/variable-reference.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {Note, TestRecord} from "../../results/model.ts";
import type {Side, TestQuestion} from "../../statistics/choice/test-question.ts";
import type {TableSide} from "../kinds/crosstab/sides.ts";
import {lowerFirst} from "../print/danish.ts";
import type {Item} from "../resolve/items.ts";
import {waveLabel} from "../resolve/waves.ts";
import {placeIn, type Task} from "../task.ts";
import type {CrossBlock} from "./cross-block.ts";
import {type ComparedCounts, isUnordered, type TestedTable, testIndependence} from "./independence.ts";
import {independenceNote, untestedNote} from "./independence-note.ts";
import {isIndependent} from "./independent-tests.ts";
import {ascending, levelOf} from "./measurement.ts";
import {testOptions} from "./option-tests.ts";
import {repeatedOf} from "./repeated.ts";
import {repeatedNotes, testsOf} from "./repeated-note.ts";
import {testRepeated} from "./repeated-record.ts";
import {isRepeated} from "./repeated-tests.ts";
import {refuseUnfit} from "./wish.ts";

interface Tested {
  readonly tests: readonly TestRecord[];
  readonly notes: readonly Note[];
}

/** One variable with the categories that are in the base. */
interface ItemSide {
  readonly item: Item;
  readonly categories: readonly Category[];
}

/**
 * Tests every block of a cross-table. A variable against itself at another wave is the same persons again, and gets a
 * test for that. The options of a multiple-response question are tested one by one.
 * @throws CliError (config) for a test that does not fit
 */
export function testBlocks(task: Task<"crosstab">, blocks: readonly CrossBlock[], columns: TableSide): Tested {
  const wish = namedWish(task.spec.test);
  if (wish === "none") return {tests: [], notes: []};
  const parts = blocks.map((block): Tested => {
    const [rowItem, columnItem] = [block.side.item, columns.item];
    const heading = blocks.length > 1 ? block.heading : null;
    if (rowItem === null || columnItem === null) {
      refuseForOptions(task, wish);
      // The comparison of columns asks the same of each option, and two corrections would give two answers.
      if (task.spec.compare !== "none") return {tests: [], notes: []};
      return testOptions(task, block, columns, isIndependent(wish) ? wish : "auto", heading);
    }
    const rows = {item: rowItem, categories: block.side.categories};
    const other = {item: columnItem, categories: columns.categories};
    refuseWish(task, wish, rows, other);
    return isSameVariable(rowItem, columnItem)
      ? testPaired(task, block, rows, other, wish, heading)
      : testCompared(task, block, rows, other, wish, heading);
  });
  return {tests: parts.flatMap(({tests}) => tests), notes: parts.flatMap(({notes}) => notes)};
}

/** Whether two sides are one variable at two waves: the same persons again. */
export function isSameVariable(one: Pick<Item, "at">, other: Pick<Item, "at">): boolean {
  return one.at.source === other.at.source && one.at.variable === other.at.variable && one.at.wave !== other.at.wave;
}

/** What a block's test is about, in Danish. */
function namedWith({layer}: CrossBlock, rows: Item, columns: Item): string {
  const label = `${rows.label} og ${lowerFirst(columns.label)}`;
  return layer === null ? label : `${label}, ${layer}`;
}

function refuseForOptions(task: Task<"crosstab">, wish: Wish): void {
  if (wish === "auto" || isUnordered(wish)) return;
  throw new CliError(
    "config",
    `The options of a multiple-response question have no order, so "${wish}" does not fit.`,
    {
      place: placeIn(task, "test"),
      hint: "The tests that fit are auto, pearson-chi-square, likelihood-ratio, fisher-freeman-halton.",
    },
  );
}

type Wish = Exclude<CrosstabTestWish, "chi-square" | "exact">;

function namedWish(wish: CrosstabTestWish): Wish {
  if (wish === "chi-square") return "pearson-chi-square";
  return wish === "exact" ? "fisher-freeman-halton" : wish;
}

/** Looks at the scales and not at the answers, so that no answer can stop a build. */
function refuseWish(task: Task<"crosstab">, wish: Wish, rows: ItemSide, columns: ItemSide): void {
  if (wish === "auto" || wish === "none") return;
  const names = [rows.item, columns.item].map(({at}) => referenceTo(at.source, at.variable));
  const levels = [levelOf(rows.item), levelOf(columns.item)] as const;
  if (wish === "ordered") {
    if (levels.includes("ordinal")) return;
    throw new CliError("config", `Neither ${names.join(" nor ")} has an order.`, {
      place: placeIn(task, "test"),
      hint: "Say in codebook.yaml which end of a scale is best, or take test: ordered out.",
    });
  }
  const isPaired = isSameVariable(rows.item, columns.item);
  const questionOf = (test: string): TestQuestion =>
    isPaired
      ? {pairing: "same-units", levels, n: 1, changed: 1}
      : {
          pairing: "independent",
          sides: [sideOf(rows, isUnordered(test)), sideOf(columns, isUnordered(test))],
          n: 1,
          expected: null,
        };
  refuseUnfit(task, wish, questionOf, names.join(" and "));
}

/** A test of categories takes «ved ikke» for one when it is in the base; a test of their order has no place for it. */
function sideOf({item, categories}: ItemSide, isOfCategories: boolean): Side {
  return isOfCategories
    ? {level: "nominal", totals: categories.map(() => 1)}
    : {level: levelOf(item), totals: ascending(item).map(() => 1)};
}

function testCompared(
  {context}: Task<"crosstab">,
  block: CrossBlock,
  {item, categories}: ItemSide,
  columns: ItemSide,
  wish: Wish,
  heading: string | null,
): Tested {
  const {key, cross} = block;
  const all: ComparedCounts = {
    counts: cross.counts,
    labels: {rows: categories.map(({label}) => label), columns: columns.categories.map(({label}) => label)},
  };
  const tested: TestedTable = {
    key,
    block: key,
    label: namedWith(block, item, columns.item),
    levels: [levelOf(item), levelOf(columns.item)],
    all,
    ordered: orderedCounts(all.counts, {item, categories}, columns),
  };
  const test = testIndependence(tested, wish === "ordered" || isIndependent(wish) ? wish : "auto", context.style);
  if (!test.ok) return {tests: [], notes: [untestedNote(heading, test.reason)]};
  return {tests: [test.record], notes: [independenceNote(heading, test.record, context.style)]};
}

function orderedCounts(counts: ComparedCounts["counts"], rows: ItemSide, columns: ItemSide): ComparedCounts {
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
  {key, cross, layer}: CrossBlock,
  {item, categories}: ItemSide,
  columns: ItemSide,
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
    {key, block: key, label: layer === null ? item.variable.label : `${item.variable.label}, ${layer}`},
    repeated,
    headings,
    wanted,
    task.context.style,
  );
  const hasGoodEnd = item.variable.scale !== null && item.variable.scale.best !== null;
  const items = [{name: heading ?? "", repeated, hasGoodEnd, test}];
  return {tests: testsOf(items), notes: repeatedNotes(items)};
}
