/**
 * Several items on one answer scale: categories as rows, items as columns.
 *
 * - The only block is `all`; its label is the stem that the items finish.
 * - A column is named by its item's variable. Where both counts and percentages are shown, the item's label spans two
 *   columns and the counts are in `variable:count`.
 * - Every column has a base of its own: the persons with a valid answer to its item.
 * - All items must have the same categories; the order of the first one's is printed.
 */
import type {AnalysisResult, BaseRecord, Column} from "../../results/model.ts";
import {countAnswers} from "../count/count-answers.ts";
import {missingNotes} from "../print/missing-note.ts";
import {baseRules, sharedCategories} from "../resolve/categories.ts";
import {resolveItems, writtenWave} from "../resolve/items.ts";
import {scopeOf} from "../resolve/population.ts";
import {categoryRows} from "../table/category-rows.ts";
import {itemKeys} from "../table/keys.ts";
import {columnMeasure, measureLabels, measuresOf} from "../table/measures.ts";
import {resultOf} from "../table/result.ts";
import type {Task} from "../task.ts";

const block = "all";

export async function battery(task: Task<"battery">): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const wave = writtenWave(task, spec.wave);
  const scope = scopeOf(task, wave);
  const items = resolveItems(task, spec.items, "items", wave);
  const keys = itemKeys(items);
  const rules = baseRules(spec);
  const categories = sharedCategories(items, rules);
  const measures = measuresOf(spec.show);
  const tallies = await Promise.all(items.map((item) => countAnswers(task, scope, item, rules)));
  const columns = items.flatMap((item, index) => {
    const tally = tallies[index];
    const key = keys[index] ?? "";
    if (tally === undefined) return [];
    return measures.map((measure) => ({
      key: measures.length > 1 && measure === "count" ? `${key}:count` : key,
      measure,
      tally,
      item,
    }));
  });
  return resultOf(task, {
    scope,
    size: tallies[0]?.base.population ?? 0,
    items,
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: columns.map(({key, measure, item}): Column => {
        const isPair = measures.length > 1;
        const label = isPair ? measureLabels[measure] : item.label;
        return {key, label, group: isPair ? item.label : null, unit: columnMeasure(measure).unit, role: "value"};
      }),
      blocks: [
        {
          key: block,
          label: spec.stem ?? null,
          question: null,
          rows: categoryRows({analysis, block}, categories, columns, context.style),
        },
      ],
    },
    bases: columns.map(({key, tally}): BaseRecord => ({block, column: key, ...tally.base})),
    notes: missingNotes(tallies.map(({base}, index) => ({label: items[index]?.label ?? "", base}))),
  });
}
