/**
 * How the answers to one or more questions are spread, one block of rows for each, stacked or side by side.
 *
 * - Columns are `percent` and `count`, the count first where both are shown.
 * - A block is named by its item; the only block of a table has a heading only when the author gives a label.
 * - The base of a block is the persons with a valid answer to its own item, and stands in the total row.
 */
import type {AnalysisResult, BaseRecord, Block, Column} from "../../results/model.ts";
import {countAnswers} from "../count/count-answers.ts";
import {missingNotes} from "../print/missing-note.ts";
import {baseRules, categoriesOf} from "../resolve/categories.ts";
import {resolveItems, writtenWave} from "../resolve/items.ts";
import {scopeOf} from "../resolve/population.ts";
import {categoryRows} from "../table/category-rows.ts";
import {itemKeys} from "../table/keys.ts";
import {measureLabels, measuresOf} from "../table/measures.ts";
import {resultOf} from "../table/result.ts";
import type {Task} from "../task.ts";

export async function distribution(task: Task<"distribution">): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const wave = writtenWave(task, spec.wave);
  const scope = scopeOf(task, wave);
  const items = resolveItems(task, spec.items, "items", wave);
  const keys = itemKeys(items);
  const rules = baseRules(spec);
  const measures = measuresOf(spec.show);
  const parts = items.map((item, index) => ({item, block: keys[index] ?? "", categories: categoriesOf(item, rules)}));
  const counted = await Promise.all(
    parts.map(async (part) => ({...part, tally: await countAnswers(task, scope, part.item, rules)})),
  );
  return resultOf(task, {
    scope,
    size: counted[0]?.tally.base.population ?? 0,
    items,
    table: {
      arrangement: spec.arrangement,
      stub: spec.stub,
      columns: measures.map(
        (measure): Column => ({key: measure, label: measureLabels[measure], group: null, unit: measure, role: "value"}),
      ),
      blocks: counted.map(({item, block, categories, tally}): Block => {
        const columns = measures.map((measure) => ({key: measure, measure, tally}));
        return {
          key: block,
          label: items.length > 1 || item.labelGiven ? item.label : null,
          question: item.question,
          rows: categoryRows({analysis, block}, categories, columns, context.style),
        };
      }),
    },
    bases: counted.flatMap(({block, tally}) =>
      measures.map((measure): BaseRecord => ({block, column: measure, ...tally.base})),
    ),
    notes: missingNotes(counted.map(({item, tally}) => ({label: item.label, base: tally.base}))),
  });
}
