/**
 * Units such as municipalities beside each other by the mean of a number: days of waiting, hours of support.
 *
 * - The only block is `all`; a row is a unit, named by its code; the last row is `total`, and `gap` is the … of a slice.
 * - Columns: `n`, `mean`, and of it `interval` (95 %, Student's), `limits` (what chance allows a unit of its size, 95 %) and
 *   `verdict`.
 * - The base are persons with a unit and a number.
 * - Limits are normal ones around the mean of all, at 95 and 99.8 %. Whether units differ at all is tested on all of them.
 * - `curves` hold the limits by n, for the figure `funnel-plot`.
 */
import type {AnalysisResult} from "../../results/model.ts";
import {missingNotes} from "../print/missing-note.ts";
import {writtenWave} from "../resolve/items.ts";
import {scopeOf} from "../resolve/population.ts";
import {resultOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {testGroups} from "../testing/group-numbers.ts";
import {countUnitMeans, resolveUnitNumber} from "./unit-means/count-means.ts";
import {meanCurves, meanNotes} from "./unit-means/limits.ts";
import {meanColumns, meanRows, meansInOrder} from "./unit-means/rows.ts";
import {smallNotes} from "./units/notes.ts";
import {sliced} from "./units/order.ts";

const block = "all";

export async function unitMeans(task: Task<"unit-means">): Promise<AnalysisResult> {
  const {spec, context} = task;
  const wave = writtenWave(task, spec.wave);
  const scope = scopeOf(task, wave);
  const measured = resolveUnitNumber(task, wave);
  const {units, total, base} = await countUnitMeans(task, scope, measured);
  const shown = meansInOrder(
    units.filter(({n}) => n >= spec.minimum_n),
    spec.sort,
  );
  const decimals = spec.decimals ?? context.style.meanDecimals;
  const label = `${measured.number.label} – forskelle mellem enheder (${measured.unit.label})`;
  const wanted = spec.test === "auto" || spec.test === "none" ? undefined : spec.test;
  const tested =
    spec.test === "none"
      ? {tests: [], notes: []}
      : testGroups({key: "mean", block, label}, units, wanted, "Forskelle mellem enhederne", context.style);
  return resultOf(task, {
    scope,
    size: base.population,
    items: [measured.unit, measured.number],
    table: {
      arrangement: "stacked",
      stub: spec.stub === "" ? measured.unit.label : spec.stub,
      columns: meanColumns(measured),
      blocks: [
        {
          key: block,
          label: null,
          question: null,
          rows: meanRows(task.key, block, meanColumns(measured), sliced(shown, spec.show), total, decimals),
        },
      ],
    },
    bases: [{block, column: "n", ...base}],
    tests: tested.tests,
    curves: meanCurves(shown, total),
    notes: [
      ...meanNotes(shown.length, total, measured.number, decimals),
      ...smallNotes(units.length - shown.length, spec.minimum_n),
      ...missingNotes([{label: measured.number.label, base}], {whole: "opgørelsen"}),
      ...tested.notes,
    ],
  });
}
