import type {MeasuredSource} from "../../config/analyses/display.ts";
import type {AnalysisKind} from "../../config/analysis-specs.ts";
import type {Path} from "../../config/read-yaml.ts";
import {CliError} from "../../errors/cli-error.ts";
import {findByAddress} from "../../results/find-by-address.ts";
import {lookUp, type Sum, sumOfCell} from "../../results/lookup.ts";
import type {AnalysisResult, Cell, EmptyCell, Findings, Row} from "../../results/model.ts";
import {type Selection, type Selector, selectCells} from "../../results/select-cells.ts";
import {placeIn, type Task} from "../task.ts";
import {lookedUp} from "./looked-up.ts";
import {cellFrom} from "./number-source.ts";

/** A number of another analysis, or why there is none. */
export type Measured = {
  readonly analysis: AnalysisResult;
  /** Where the number stands; the first of several rows that are added. */
  readonly row: Row | undefined;
  readonly cells: readonly Cell[];
} & (
  | {readonly found: Exclude<Sum, {readonly unit: "text"}>; readonly empty: null}
  | {readonly found: null; readonly empty: EmptyCell}
);

/**
 * The number that a spec names by its address, or as helpers in chapters do; several rows are added from their counts.
 * @param path where in the analysis's spec it is named
 * @throws CliError (config) for a name that leads nowhere, a text, or cells that cannot be added
 */
export function measuredFrom(
  task: Task<AnalysisKind>,
  findings: Findings,
  source: MeasuredSource,
  path: Path,
): Measured {
  if (!("cell" in source)) return selected(task, findings, selectorOf(source), path);
  const {cell} = cellFrom(task, findings, source.cell, [...path, "cell"]);
  const at = findByAddress(findings, source.cell);
  if (at === undefined) throw new TypeError(`the cell ${source.cell} was there a moment ago`);
  return measuredOf(task, {analysis: at.analysis, row: at.row, cells: [cell]}, () => sumOfCell(cell), path);
}

function selectorOf(source: Exclude<MeasuredSource, {readonly cell: string}>): Selector {
  const {analysis, block, row, column, wave} = source;
  return {analysis, block, rows: row, columns: column, wave: wave === undefined ? undefined : String(wave)};
}

function selected(task: Task<AnalysisKind>, findings: Findings, selector: Selector, path: Path): Measured {
  const selection = lookedUp(placeIn(task, ...path), (): Selection => selectCells(findings, selector, "percent"));
  const {analysis, rows, cells} = selection;
  const look = () => lookedUp(placeIn(task, ...path), () => lookUp(findings, selector, "percent").sum);
  return measuredOf(task, {analysis, row: rows[0], cells}, look, path);
}

function measuredOf(
  task: Task<AnalysisKind>,
  at: Pick<Measured, "analysis" | "row" | "cells">,
  look: () => Sum,
  path: Path,
): Measured {
  const empty = at.cells.find((cell) => cell.kind === "empty");
  if (empty !== undefined) return {...at, found: null, empty};
  const found = look();
  if (found.unit !== "text") return {...at, found, empty: null};
  throw new CliError(
    "config",
    `The cell "${found.addresses[0]}" holds the text "${found.printed}", and a number is wanted.`,
    {
      place: placeIn(task, ...path),
      hint: "Name a cell with a share, a count or a number.",
    },
  );
}
