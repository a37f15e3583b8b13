/**
 * Numbers from outside the data, typed in evaluation.yaml or in a CSV file, with their source.
 *
 * - The only block is `all`; rows and columns and their keys are the author's; a total that is added up has the key `total`.
 *   With `percent`, each column of counts has one beside it, whose key ends with `-percent`.
 * - Whole numbers are counts, others numbers; an interval is a text with a range, and what is not known an empty cell.
 * - Totals that are typed must be what their parts add up to; of intervals, the ends are added.
 */
import type {AnalysisResult, Note} from "../../results/model.ts";
import {displayOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {enteredCells} from "./entered/cells.ts";
import {readEntered} from "./entered/read.ts";
import {withTotals} from "./entered/totals.ts";

/** @throws CliError (config, data) for what is no number, rows that are not as wide as the table, and totals that do not fit */
export async function entered(task: Task<"entered">): Promise<AnalysisResult> {
  const {spec} = task;
  const table = withTotals(task, await readEntered(task));
  const entries = table.rows.flatMap((row) => row.entries);
  const hasUnknown = entries.some(({kind}) => kind === "unknown");
  const hasAddedRanges = table.rows.some(({isTotal, entries: own}) =>
    own.some(({kind}, index) => kind === "range" && (isTotal || table.columns[index]?.isTotal === true)),
  );
  const notes: Note[] = [
    ...(hasUnknown ? [{kind: "missing" as const, text: "– angiver, at tallet ikke er oplyst."}] : []),
    ...(hasAddedRanges && spec.sum
      ? [{kind: "method" as const, text: "Intervaller er lagt sammen for hver ende for sig."}]
      : []),
    ...(spec.percent === undefined ? [] : [{kind: "base" as const, text: percentNote(spec.percent)}]),
  ];
  return displayOf(task, {
    table: {arrangement: "stacked", stub: spec.stub === "" ? table.stub : spec.stub, ...enteredCells(task, table)},
    source: spec.source,
    notes,
  });
}

function percentNote(of: "column" | "row"): string {
  return `Procenttallene er beregnet af ${of === "column" ? "kolonnens" : "rækkens"} sum.`;
}
