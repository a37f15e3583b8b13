/**
 * How the answers to one or more questions are spread, one block of rows for each, stacked or side by side.
 *
 * - Columns are `percent` and `count`, the count first where both are shown.
 * - A block is named by its item; the only block of a table has a heading only when the author gives a label.
 * - A `reference` stands in a column of its own, `reference`, and the answers of substance are tested against it.
 * - The base of a block is the persons with a valid answer to its own item, and stands in the total row.
 */
import type {AnalysisResult, BaseRecord, Block, Column} from "../../results/model.ts";
import {countAnswers} from "../count/count-answers.ts";
import {missingNotes} from "../print/missing-note.ts";
import {baseRules, categoriesOf} from "../resolve/categories.ts";
import {resolveItems, writtenWave} from "../resolve/items.ts";
import {scopeOf} from "../resolve/population.ts";
import {referenceOf} from "../resolve/reference.ts";
import {categoryRows} from "../table/category-rows.ts";
import {itemKeys} from "../table/keys.ts";
import {measureLabels, measuresOf} from "../table/measures.ts";
import {besideReference, referenceColumn} from "../table/reference-column.ts";
import {resultOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {testReference, wantedReferenceTest} from "../testing/reference-test.ts";

export async function distribution(task: Task<"distribution">): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const wave = writtenWave(task, spec.wave);
  const scope = scopeOf(task, wave);
  const items = resolveItems(task, spec.items, "items", wave);
  const keys = itemKeys(items);
  const rules = baseRules(spec);
  const measures = measuresOf(spec.show);
  const reference = referenceOf(task, items);
  const wanted = wantedReferenceTest(task, items[0], reference);
  const parts = items.map((item, index) => ({item, block: keys[index] ?? "", categories: categoriesOf(item, rules)}));
  const counted = await Promise.all(
    parts.map(async (part) => ({...part, tally: await countAnswers(task, scope, part.item, rules)})),
  );
  const [first] = counted;
  const tested =
    reference === null || first === undefined
      ? {tests: [], notes: []}
      : testReference(task, {...first, key: first.block}, reference, wanted);
  return resultOf(task, {
    scope,
    size: counted[0]?.tally.base.population ?? 0,
    items,
    table: {
      arrangement: spec.arrangement,
      stub: spec.stub,
      columns: [
        ...measures.map(
          (measure): Column => ({
            key: measure,
            label: measureLabels[measure],
            group: null,
            unit: measure,
            role: "value",
          }),
        ),
        ...(reference === null ? [] : [referenceColumn(reference)]),
      ],
      blocks: counted.map(({item, block, categories, tally}): Block => {
        const columns = measures.map((measure) => ({key: measure, measure, tally}));
        const rows = categoryRows({analysis, block}, categories, columns, context.style);
        return {
          key: block,
          label: items.length > 1 || item.labelGiven ? item.label : null,
          question: item.question,
          rows: reference === null ? rows : besideReference({analysis, block}, rows, reference),
        };
      }),
    },
    bases: counted.flatMap(({block, tally}) =>
      measures.map((measure): BaseRecord => ({block, column: measure, ...tally.base})),
    ),
    tests: tested.tests,
    notes: [...missingNotes(counted.map(({item, tally}) => ({label: item.label, base: tally.base}))), ...tested.notes],
  });
}
