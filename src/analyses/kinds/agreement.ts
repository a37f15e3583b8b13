/**
 * How far two coders of the same cases agree: a row for each answer (or code), with Cohen's kappa.
 *
 * - The only block is `all`. Rows are answers by code, each taken by itself (this answer or another), and last `total`: all
 *   answers at once. Where the coders may choose several codes, `total` says how many cases they coded exactly alike.
 * - Columns: `first` and `second` (cases that each coder gave the code), `both`, `agreement` (cases where both or neither did,
 *   in percent of cases) and `kappa` with a 95 % interval.
 * - The base are cases that both have coded. «Ved ikke» is an answer when it is in the base.
 * - `weights` hold for the row `total` only.
 */
import type {AnalysisResult, BaseRecord} from "../../results/model.ts";
import {missingNotes} from "../print/missing-note.ts";
import {writtenWave} from "../resolve/items.ts";
import {scopeOf} from "../resolve/population.ts";
import {resultOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {resolveCoders} from "./agreement/coders.ts";
import {countCodings} from "./agreement/codings.ts";
import {agreementNotes} from "./agreement/notes.ts";
import {agreementColumns, agreementRows} from "./agreement/rows.ts";

const block = "all";

export async function agreement(task: Task<"agreement">): Promise<AnalysisResult> {
  const {spec} = task;
  const wave = writtenWave(task, spec.wave);
  const scope = scopeOf(task, wave);
  const coders = resolveCoders(task, wave);
  const codings = await countCodings(task, scope, coders);
  const columns = agreementColumns(spec);
  const rows = agreementRows(task, block, codings);
  const result = resultOf(task, {
    scope,
    size: codings.base.population,
    items: coders.items,
    sources: coders.sources,
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns,
      blocks: [{key: block, label: null, question: null, rows}],
    },
    bases: columns.map(({key}): BaseRecord => ({block, column: key, ...codings.base})),
    notes: [
      ...agreementNotes(task, codings, rows),
      ...missingNotes([{label: "kodningen", base: codings.base}], {whole: "opgørelsen"}),
    ],
  });
  return coders.questions.length === 0 ? result : {...result, questions: coders.questions};
}
