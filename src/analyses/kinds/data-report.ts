/**
 * What was read of the exports, what was left out and why. Counts rows, not persons of a population.
 *
 * - `sources`: block `all`, a row for each source, columns `read`, `dropped` and `kept`.
 * - `dropped`: a block for each source that something was left out of, a row for each reason (`duplicate`), columns `count`
 *   and `rows`; block `all` with the row `none` when nothing was left out. At most twelve row numbers are shown: 1 is the
 *   first row below the header.
 * - `waves`: block `all`, a row for each source with waves, a column for each wave.
 * - The other parts have files of their own beside this.
 */
import type {DataReportPart} from "../../config/analysis-specs.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {DroppedRows, SourceReport} from "../../results/data-report.ts";
import type {AnalysisResult, Block, Column, Row, Table} from "../../results/model.ts";
import {upperFirst} from "../print/danish.ts";
import {sourceLine} from "../print/source-line.ts";
import {own} from "../resolve/own.ts";
import {addressOf, countCell, textCell} from "../table/cells.ts";
import {displayOf} from "../table/result.ts";
import {placeIn, type Task} from "../task.ts";
import {contradictionsTable} from "./data-report/contradictions.ts";
import {dropOutTable} from "./data-report/drop-out.ts";
import {dueTable} from "./data-report/due.ts";
import {intervalsTable} from "./data-report/intervals.ts";
import {limitsTable} from "./data-report/limits.ts";
import {notesTable} from "./data-report/notes.ts";
import type {DataTask} from "./data-report/parts.ts";
import {returnsTable} from "./data-report/returns.ts";
import {straightLinesTable} from "./data-report/straight-lines.ts";
import {unitsTable} from "./data-report/units.ts";
import {variablesTable} from "./data-report/variables.ts";

const block = "all";
const shownRows = 12;

const tables: Readonly<Record<DataReportPart, (task: DataTask) => Table | Promise<Table>>> = {
  sources: sourcesTable,
  dropped: droppedTable,
  waves: wavesTable,
  notes: notesTable,
  limits: limitsTable,
  variables: variablesTable,
  returns: returnsTable,
  due: dueTable,
  intervals: intervalsTable,
  units: unitsTable,
  "drop-out": dropOutTable,
  "straight-lines": straightLinesTable,
  contradictions: contradictionsTable,
};

export async function dataReport(task: Task<"data-report">): Promise<AnalysisResult> {
  return displayOf(task, {
    table: await tables[task.spec.part](task),
    source: sourceLine(task.evaluation, Object.keys(task.evaluation.sources)),
  });
}

function sourcesTable(task: Task<"data-report">): Table {
  const rows = task.context.store.sources.map((source): Row => {
    const address = (column: string) => addressOf(task.key, block, source.key, column);
    return {
      key: source.key,
      label: nameOf(task, source),
      role: "category",
      cells: [
        countCell(address("read"), source.rowsRead, null),
        countCell(address("dropped"), sum(source.dropped.map(({count}) => count)), source.rowsRead),
        countCell(address("kept"), source.kept, source.rowsRead),
      ],
    };
  });
  return {
    arrangement: "stacked",
    stub: "Kilde",
    columns: [
      column("read", "Rækker læst", "count"),
      column("dropped", "Udeladt", "count"),
      column("kept", "Bevaret", "count"),
    ],
    blocks: [{key: block, label: null, question: null, rows}],
  };
}

function droppedTable(task: Task<"data-report">): Table {
  const blocks = task.context.store.sources
    .filter(({dropped}) => dropped.length > 0)
    .map(
      (source): Block => ({
        key: source.key,
        label: nameOf(task, source),
        question: null,
        rows: source.dropped.map((dropped) =>
          droppedRow(task, source.key, dropped.reason, upperFirst(dropped.text), dropped),
        ),
      }),
    );
  const nothing = droppedRow(task, block, "none", "Ingen rækker er udeladt", {count: 0, rows: []});
  return {
    arrangement: "stacked",
    stub: "Årsag",
    columns: [
      column("count", "Antal", "count"),
      column("rows", "Rækkenumre i datafilen (overskriften tæller ikke med)", "text"),
    ],
    blocks: blocks.length > 0 ? blocks : [{key: block, label: null, question: null, rows: [nothing]}],
  };
}

function droppedRow(
  task: Task<"data-report">,
  blockKey: string,
  key: string,
  label: string,
  {count, rows}: Pick<DroppedRows, "count" | "rows">,
): Row {
  const address = (name: string) => addressOf(task.key, blockKey, key, name);
  const shown = rows.slice(0, shownRows);
  const text = rows.length > shownRows ? `${shown.join(", ")} …` : shown.join(", ");
  return {
    key,
    label,
    role: "category",
    cells: [countCell(address("count"), count, null), textCell(address("rows"), text)],
  };
}

function wavesTable(task: Task<"data-report">): Table {
  const sources = task.context.store.sources.filter(({waves}) => waves.length > 0);
  const labels = new Map(sources.flatMap(({waves}) => waves.map(({wave, label}) => [wave, label] as const)));
  if (labels.size === 0) {
    throw new CliError("config", "No source has waves, so there are no answers by wave to show.", {
      place: placeIn(task, "part"),
      hint: "Use part: sources.",
    });
  }
  const waves = [...labels].sort(([a], [b]) => a - b);
  const rows = sources.map(
    (source): Row => ({
      key: source.key,
      label: nameOf(task, source),
      role: "category",
      cells: waves.map(([wave]) => {
        const count = source.waves.find((each) => each.wave === wave)?.count ?? 0;
        return countCell(addressOf(task.key, block, source.key, String(wave)), count, null);
      }),
    }),
  );
  return {
    arrangement: "stacked",
    stub: "Kilde",
    columns: waves.map(([wave, label]) => column(String(wave), label, "count")),
    blocks: [{key: block, label: null, question: null, rows}],
  };
}

function column(key: string, label: string, unit: Column["unit"]): Column {
  return {key, label, group: null, unit, role: "value"};
}

function nameOf(task: Task<"data-report">, source: SourceReport): string {
  return upperFirst(own(task.evaluation.sources, source.key)?.name ?? source.name);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
