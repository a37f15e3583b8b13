/**
 * Numbers of other analyses, each with the light that a rule gives it: «Grøn (78 pct.)».
 *
 * - The only block is `all`; rows and columns and their keys are the author's.
 * - A cell is the number itself (share, count or number) with the address it comes from and its light; several rows of a
 *   table are added from their counts. A number that is not there leaves the cell empty, with the reason.
 * - The light goes by the unrounded number. The rule is printed in the note, and so are the bases.
 */
import type {PartialSelector} from "../../config/analyses/display.ts";
import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {AnalysisResult, Cell, Column, Findings, Row} from "../../results/model.ts";
import {sourcesOf} from "../print/sources-of.ts";
import {type Measured, measuredFrom} from "../resolve/measured.ts";
import {typedKeys} from "../resolve/typed-names.ts";
import {addressOf, emptyCell} from "../table/cells.ts";
import {displayOf} from "../table/result.ts";
import {placeIn, type Task} from "../task.ts";
import {lightFor, lightsOf, refuseLimits, ruleNote} from "./traffic-light/lights.ts";
import {baseNotes, litCell} from "./traffic-light/lit-cell.ts";

type TrafficLight = Task<"traffic-light">;

const block = "all";

/** @throws CliError (config) for rules that are not in order, or a number that is named wrong */
export async function trafficLight(task: TrafficLight, findings: Findings): Promise<AnalysisResult> {
  const {spec, context} = task;
  const lights = lightsOf(task);
  const columnKeys = typedKeys(task, spec.columns, ["columns"]);
  const rowKeys = typedKeys(task, spec.rows, ["rows"]);
  const measures = spec.rows.map((_, row) => spec.columns.map((_, column) => measureAt(task, findings, row, column)));
  const unit = unitOf(task, measures.flat());
  refuseLimits(task, lights, unit);
  const rows = spec.rows.map(({label}, row): Row => {
    const key = rowKeys[row] ?? "";
    const cells = (measures[row] ?? []).map((measured, column): Cell => {
      const address = addressOf(task.key, block, key, columnKeys[column] ?? "");
      if (measured.empty !== null) {
        return {...emptyCell(address, measured.empty.reason), of: [measured.empty.address]};
      }
      return litCell(address, measured.found, lightFor(lights, measured.found.exact), context.style);
    });
    return {key, label, role: "category", cells};
  });
  const columns = spec.columns.map(
    ({label}, index): Column => ({key: columnKeys[index] ?? "", label, group: null, unit, role: "value"}),
  );
  const addresses = measures.flat().flatMap(({cells}) => cells.map(({address}) => address));
  return displayOf(task, {
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns,
      blocks: [{key: block, label: null, question: null, rows}],
    },
    source: sourcesOf(findings, addresses),
    notes: [ruleNote(lights, unit, context.style), ...baseNotes(rows, columns)],
  });
}

/** What the row says of a cell goes before what the column says, and that before what the spec says of all. */
function measureAt(task: TrafficLight, findings: Findings, row: number, column: number): Measured {
  const {spec} = task;
  const [inRow, inColumn] = [spec.rows[row], spec.columns[column]];
  if (inRow === undefined || inColumn === undefined) throw new RangeError(`no cell ${row}, ${column}`);
  refuseUnknownColumns(task, row);
  const names = [inColumn.key, inColumn.label].filter((name) => name !== undefined);
  const named = names.find((name) => Object.hasOwn(inRow.numbers, name));
  const elsewhere = named === undefined ? undefined : inRow.numbers[named];
  if (named !== undefined && elsewhere !== undefined) {
    return measuredFrom(task, findings, elsewhere, ["rows", row, "numbers", named]);
  }
  const {analysis, ...rest} = {...spec.numbers, ...partsOf(inColumn), ...partsOf(inRow)};
  if (analysis !== undefined) return measuredFrom(task, findings, {analysis, ...rest}, ["rows", row]);
  throw new CliError(
    "config",
    `It is not said which analysis the number of "${inRow.label}" and "${inColumn.label}" is in.`,
    {
      place: placeIn(task, "rows", row),
      hint: "Give analysis under numbers, in the column or in the row, or name the number under the row's numbers.",
    },
  );
}

function partsOf({analysis, block: inBlock, row, column, wave}: PartialSelector): PartialSelector {
  return {
    ...(analysis === undefined ? {} : {analysis}),
    ...(inBlock === undefined ? {} : {block: inBlock}),
    ...(row === undefined ? {} : {row}),
    ...(column === undefined ? {} : {column}),
    ...(wave === undefined ? {} : {wave}),
  };
}

function refuseUnknownColumns(task: TrafficLight, row: number): void {
  const names = task.spec.columns.flatMap(({key, label}) => (key === undefined ? [label] : [key, label]));
  const unknown = Object.keys(task.spec.rows[row]?.numbers ?? {}).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new CliError("config", `There is no column "${unknown}".`, {
    place: placeIn(task, "rows", row, "numbers", unknown),
    hint: didYouMean(unknown, names, "columns"),
  });
}

/** One rule can only judge one sort of number. */
function unitOf(task: TrafficLight, measures: readonly Measured[]): "percent" | "count" | "number" {
  const units = new Set(
    measures.flatMap(({found}) => (found === null ? [] : [found.unit === "base" ? ("count" as const) : found.unit])),
  );
  const [unit = "percent"] = units;
  if (units.size < 2) return unit;
  throw new CliError("config", `The cells hold numbers of different sorts: ${[...units].join(", ")}.`, {
    place: placeIn(task, "rows"),
    hint: "Let one table judge shares and another means or counts, each by a rule of its own.",
  });
}
