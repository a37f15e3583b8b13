/**
 * Units such as municipalities beside each other, by one or two shares of their persons: a league table that says which units
 * differ from the rest by more than chance gives.
 *
 * - The only block is `all`; a row is a unit, named by its code; the last row is `total`, and `gap` is the … of a slice.
 * - Columns: `n`, the keys of `measures`, `sum` where there are two, and, of the measure that is compared (`sum` when sorted by
 *   it, else the first): `interval` (95 %, Clopper and Pearson), `limits` (what chance allows a unit of its size, 95 %) and
 *   `verdict`.
 * - The base are persons with a unit and a valid answer; with `of` only those with one of its answers.
 * - Units are judged by exact binomial limits around the share of all, at 95 and 99.8 %. Whether units differ at all is tested
 *   on all of them.
 * - `curves` hold the smoothed limits by n, for the figure `funnel-plot`.
 */
import type {AnalysisResult} from "../../results/model.ts";
import {missingNotes} from "../print/missing-note.ts";
import {writtenWave} from "../resolve/items.ts";
import {scopeOf} from "../resolve/population.ts";
import {resultOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {countUnits} from "./units/count-units.ts";
import {limitCurves} from "./units/limits.ts";
import {resolveMeasures} from "./units/measures.ts";
import {limitsNotes, ofNotes, smallNotes} from "./units/notes.ts";
import {inOrder, sliced} from "./units/order.ts";
import {unitColumns, unitRows} from "./units/rows.ts";
import {testUnits} from "./units/unit-test.ts";

const block = "all";

export async function units(task: Task<"units">): Promise<AnalysisResult> {
  const {spec, context} = task;
  const wave = writtenWave(task, spec.wave);
  const scope = scopeOf(task, wave);
  const measured = resolveMeasures(task, wave);
  const {units: counted, total, base} = await countUnits(task, scope, measured);
  const shown = inOrder(
    counted.filter(({n}) => n >= spec.minimum_n),
    spec.sort,
  );
  const tested = testUnits(task, measured, counted);
  return resultOf(task, {
    scope,
    size: base.population,
    items: [measured.unit, measured.variable],
    table: {
      arrangement: "stacked",
      stub: spec.stub === "" ? measured.unit.label : spec.stub,
      columns: unitColumns(measured),
      blocks: [
        {
          key: block,
          label: null,
          question: null,
          rows: unitRows(task, block, measured, sliced(shown, spec.show), total),
        },
      ],
    },
    bases: [{block, column: "n", ...base}],
    tests: tested.tests,
    curves: limitCurves(shown, total),
    notes: [
      ...ofNotes(measured),
      ...limitsNotes(shown, total, measured.compared.label, context.style),
      ...smallNotes(counted.length - shown.length, spec.minimum_n),
      ...missingNotes([{label: measured.variable.label, base}]),
      ...tested.notes,
    ],
  });
}
