/**
 * One or more row variables by one column variable, among persons with a valid answer to both.
 *
 * - A block for each row variable; columns are the codes of the column variable's categories and, last, `total`.
 * - `percent: column`: the total column spreads the row variable over everybody, the total row holds the bases.
 *   `row`: the same turned round. `total`: all cells and both margins are shares of everybody, whose number is
 *   in the corner. `none`: numbers of persons.
 * - A base record for a column counts the persons with that answer to the column variable; the one for `total` counts
 *   everybody, and puts who lacks both answers under the gravest reason.
 * - Every block is tested for independence, with Pearson's chi-square and the exact test side by side, on the counts
 *   that are in the base. `test: auto` prints the exact p when the expected counts are small.
 */
import type {AnalysisResult, Note, TestRecord} from "../../results/model.ts";
import {countCross} from "../count/cross.ts";
import {lowerFirst} from "../print/danish.ts";
import {missingNotes} from "../print/missing-note.ts";
import {baseRules, categoriesOf} from "../resolve/categories.ts";
import {resolveItem, resolveItems, writtenWave} from "../resolve/items.ts";
import {scopeOf} from "../resolve/population.ts";
import {totalKey} from "../table/category-rows.ts";
import {type CrossBlock, crossColumns, crossRows} from "../table/cross-rows.ts";
import {itemKeys} from "../table/keys.ts";
import {resultOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {testIndependence} from "../testing/independence.ts";
import {independenceNote, untestedNote} from "../testing/independence-note.ts";

export async function crosstab(task: Task<"crosstab">): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const wave = writtenWave(task, spec.wave);
  const scope = scopeOf(task, wave);
  const rowItems = Array.isArray(spec.rows)
    ? resolveItems(task, spec.rows, "rows", wave)
    : [resolveItem(task, spec.rows, ["rows"], wave)];
  const columnItem = resolveItem(task, spec.columns, ["columns"], wave);
  const rules = baseRules(spec);
  const keys = itemKeys(rowItems);
  const columns = categoriesOf(columnItem, rules);
  const axes = rowItems.map((item) => ({item, categories: categoriesOf(item, rules)}));
  const blocks = await Promise.all(
    axes.map(async ({item, categories}, index): Promise<CrossBlock> => {
      const cross = await countCross(task, scope, {item, categories}, {item: columnItem, categories: columns}, rules);
      return {key: keys[index] ?? "", item, categories, cross};
    }),
  );
  const columnLabels = columns.map(({label}) => label);
  const {tests, notes} = testsOf(task, blocks, columnItem.label, columnLabels);
  return resultOf(task, {
    scope,
    size: blocks[0]?.cross.base.population ?? 0,
    items: [...rowItems, columnItem],
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: crossColumns(columnItem, columns, spec.percent),
      blocks: blocks.map((block) => ({
        key: block.key,
        label: blocks.length > 1 || block.item.labelGiven ? block.item.label : null,
        question: block.item.question,
        rows: crossRows(analysis, block, columns, spec.percent, context.style),
      })),
    },
    bases: blocks.flatMap(({key, cross}) => [
      ...columns.flatMap(({code}, index) => {
        const base = cross.columnBases[index];
        return base === undefined ? [] : [{block: key, column: code, ...base}];
      }),
      {block: key, column: totalKey, ...cross.base},
    ]),
    tests,
    notes: [
      ...missingNotes(
        blocks.map(({item, cross}) => ({label: item.label, base: cross.base})),
        {whole: spec.percent === "none" ? "opgørelsen" : "procentgrundlaget"},
      ),
      ...notes,
    ],
  });
}

function testsOf(
  task: Task<"crosstab">,
  blocks: readonly CrossBlock[],
  columnLabel: string,
  columnLabels: readonly string[],
): {tests: TestRecord[]; notes: Note[]} {
  const {spec, context} = task;
  const tests: TestRecord[] = [];
  const notes: Note[] = [];
  if (spec.test === "none") return {tests, notes};
  for (const {key, item, categories, cross} of blocks) {
    const heading = blocks.length > 1 ? item.label : null;
    const label = `${item.label} og ${lowerFirst(columnLabel)}`;
    const labels = {rows: categories.map((category) => category.label), columns: columnLabels};
    const test = testIndependence({key, block: key, label, counts: cross.counts, labels}, spec.test, context.style);
    if (test.ok) tests.push(test.record);
    notes.push(test.ok ? independenceNote(heading, test.record, context.style) : untestedNote(heading, test.reason));
  }
  return {tests, notes};
}
