/**
 * One or more row variables by one column variable, among persons with a valid answer to both.
 *
 * - A block for each row variable; columns are the codes of the column variable's categories and, last, `total`.
 * - `percent: column`: the total column spreads the row variable over everybody, the total row holds the bases.
 *   `row`: the same turned round. `total`: all cells and both margins are shares of everybody, whose number is
 *   in the corner. `none`: numbers of persons.
 * - A base record for a column counts the persons with that answer to the column variable; the one for `total` counts
 *   everybody, and puts who lacks both answers under the gravest reason.
 * - Every block is tested for independence on the counts that are in the base, by default with Pearson's chi-square
 *   and the exact test side by side; `auto` prints the exact p when the expected counts are small. `ordered` uses the
 *   order of the answers too, and leaves out those that stand outside it.
 * - The same variable at two waves is the same persons again, and gets a test of their change instead.
 */
import type {AnalysisResult} from "../../results/model.ts";
import {countCross} from "../count/cross.ts";
import {missingNotes} from "../print/missing-note.ts";
import {baseRules, categoriesOf} from "../resolve/categories.ts";
import {resolveItem, resolveItems, writtenWave} from "../resolve/items.ts";
import {scopeOf} from "../resolve/population.ts";
import {totalKey} from "../table/category-rows.ts";
import {type CrossBlock, crossColumns, crossRows} from "../table/cross-rows.ts";
import {itemKeys} from "../table/keys.ts";
import {resultOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {testBlocks} from "../testing/cross-tests.ts";

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
  const {tests, notes} = testBlocks(task, blocks, {item: columnItem, categories: columns});
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
