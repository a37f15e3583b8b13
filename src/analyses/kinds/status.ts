/**
 * Everybody, and how they are divided: the first row is all, the categories under it are its parts.
 *
 * - The only block is `all`; columns are `count` and `percent`; the first row is `total`.
 * - Percentages are of the persons with a valid answer, who are also what the first row counts.
 */
import type {AnalysisResult, BaseRecord, Column, Row} from "../../results/model.ts";
import {countAnswers} from "../count/count-answers.ts";
import {missingNotes} from "../print/missing-note.ts";
import {baseRules, categoriesOf} from "../resolve/categories.ts";
import {resolveItem, writtenWave} from "../resolve/items.ts";
import {answerLines} from "../resolve/lines.ts";
import {scopeOf} from "../resolve/population.ts";
import {answerRows, totalKey} from "../table/category-rows.ts";
import {addressOf, countCell, emptyReason, shareCell} from "../table/cells.ts";
import {columnMeasure, measuresOf} from "../table/measures.ts";
import {resultOf} from "../table/result.ts";
import type {Task} from "../task.ts";

const block = "all";

export async function status(task: Task<"status">): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const wave = writtenWave(task, spec.wave);
  const scope = scopeOf(task, wave);
  const item = resolveItem(task, spec.variable, ["variable"], wave);
  const rules = baseRules(spec);
  const categories = categoriesOf(item, rules);
  const tally = await countAnswers(task, scope, item, rules);
  const measures = measuresOf("count-and-percent");
  const {valid} = tally.base;
  const address = (column: string) => addressOf(analysis, block, totalKey, column);
  const total: Row = {
    key: totalKey,
    label: spec.total_label,
    role: "total",
    cells: [
      countCell(address("count"), valid, null),
      shareCell(address("percent"), valid, valid, context.style, emptyReason(tally.base)),
    ],
  };
  const columns = measures.map((measure) => ({key: measure, measure, tally}));
  const parts = answerRows({analysis, block}, answerLines(categories), columns, context.style);
  return resultOf(task, {
    scope,
    size: tally.base.population,
    items: [item],
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: measures.map((measure): Column => ({...columnMeasure(measure), group: null, role: "value"})),
      blocks: [
        {
          key: block,
          label: null,
          question: item.question,
          rows: [total, ...parts.map((row): Row => (row.role === "category" ? {...row, role: "sub"} : row))],
        },
      ],
    },
    bases: measures.map((measure): BaseRecord => ({block, column: measure, ...tally.base})),
    notes: missingNotes([{label: item.label, base: tally.base}]),
  });
}
