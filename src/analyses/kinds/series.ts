/**
 * The mean of a number over years, for everybody or for groups, beside a benchmark: administrative data such as school absence.
 *
 * - Block `mean`: a row for each group (`udgangspunkt:1`), `total` or `all`, and, with a benchmark, `benchmark` and
 *   `difference` (everybody less the benchmark; with groups and no total a `difference:udgangspunkt:1` for each). Block `n`: the
 *   same groups, with how many each mean is of.
 * - Columns are the years (waves, or answers to `year`), then `change` (last less first) and `change-percent` (of the first).
 * - With `weight` a mean is the sum of number × weight over the sum of weights, so that groups weighted by their weights give
 *   the mean of everybody. Who has no number, or no weight, is in no mean.
 * - With `panel` only those with a form at every one of the waves. There is no test: see `paired-means` for one.
 */
import type {AnalysisResult, BaseRecord, Block, Column, Note} from "../../results/model.ts";
import {countOutsideGroups} from "../count/segment-counts.ts";
import {missingNotes} from "../print/missing-note.ts";
import {segmentNotes} from "../print/segment-notes.ts";
import {writtenWave} from "../resolve/items.ts";
import {scopeOf} from "../resolve/population.ts";
import {resultOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {benchmarkNotes, benchmarkOf, benchmarkRows} from "./series/benchmark.ts";
import {countSeries} from "./series/count-series.ts";
import {countRow, hasChange, meanRow, seriesColumns} from "./series/rows.ts";
import {resolveSeries} from "./series/series-items.ts";

export async function series(task: Task<"series">): Promise<AnalysisResult> {
  const {spec} = task;
  const scope = scopeOf(task, writtenWave(task, spec.wave));
  const resolved = resolveSeries(task);
  const benchmark = benchmarkOf(task, resolved.years);
  const [outside, lines] = await Promise.all([
    countOutsideGroups(task, scope, resolved.segments),
    countSeries(task, scope, resolved),
  ]);
  const means: Block = {
    key: "mean",
    label: meanHeading(resolved.weight?.label ?? null),
    question: null,
    rows: [
      ...lines.map((line) => meanRow(task, line, resolved)),
      ...(benchmark === null ? [] : benchmarkRows(task, lines, benchmark, resolved)),
    ],
  };
  const counts: Block = {
    key: "n",
    label: "Antal personer",
    question: null,
    rows: lines.map((line) => countRow(task, line, resolved)),
  };
  return resultOf(task, {
    scope,
    size: Math.max(0, ...lines.flatMap(({points}) => points.map(({base}) => base.population))),
    items: resolved.items,
    sources: resolved.segments.divisions.flatMap(({groups}) => groups.map(({at}) => at.source)),
    ...(spec.waves === undefined ? {} : {waves: spec.waves}),
    panel: spec.panel,
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: seriesColumns(task, resolved) satisfies readonly Column[],
      blocks: [means, counts],
    },
    bases: lines.flatMap(({key, points}) =>
      points.map(
        ({base}, index): BaseRecord => ({
          block: "mean",
          column: `${key}@${resolved.years[index]?.key ?? ""}`,
          ...base,
        }),
      ),
    ),
    notes: [
      ...segmentNotes(resolved.segments, outside),
      ...missingNotes(
        lines.flatMap(({label, points}) =>
          points.map(({base}, index) => ({label: `${label}, ${resolved.years[index]?.label ?? ""}`, base})),
        ),
        {whole: "opgørelsen", each: "hvert år og hver gruppe"},
      ),
      ...(benchmark !== null || hasChange(spec.change, resolved.years.length) ? [unrounded] : []),
      ...benchmarkNotes(benchmark),
    ],
  });
}

const unrounded: Note = {kind: "method", text: "Ændringer og forskelle er beregnet af uafrundede tal."};

function meanHeading(weight: string | null): string {
  return weight === null ? "Gennemsnit" : `Gennemsnit, vægtet med ${weight.toLowerCase()}`;
}
