import type {NumberSource} from "../../config/analyses/number-source.ts";
import type {AnalysisKind} from "../../config/analysis-specs.ts";
import type {Path} from "../../config/read-yaml.ts";
import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import {findByAddress} from "../../results/find-by-address.ts";
import type {Cell, Fact, Findings} from "../../results/model.ts";
import {placeIn, type Task} from "../task.ts";
import {own} from "./own.ts";

/** A number with where it comes from. */
export interface SourcedNumber {
  readonly value: number;
  readonly from:
    | {readonly kind: "written"}
    | {readonly kind: "fact"; readonly fact: Fact}
    | {readonly kind: "cell"; readonly cell: Cell; readonly title: string};
}

/**
 * The number that a spec names.
 * @param findings the results of the analyses that this one reads, as handed to its runner
 * @param path where in the analysis's spec the number stands
 * @throws CliError (config) for an unknown fact or cell, or a cell without such a number
 */
export function numberFrom(
  task: Task<AnalysisKind>,
  findings: Findings,
  source: NumberSource,
  path: Path,
): SourcedNumber {
  if (typeof source === "number") return {value: source, from: {kind: "written"}};
  if ("fact" in source) {
    const {facts} = task.context;
    const fact = own(facts, source.fact);
    if (fact !== undefined) return {value: fact.value, from: {kind: "fact", fact}};
    throw new CliError("config", `There is no fact "${source.fact}".`, {
      place: placeIn(task, ...path, "fact"),
      hint: didYouMean(source.fact, Object.keys(facts), "facts"),
    });
  }
  const {cell, title} = cellFrom(task, findings, source.cell, [...path, "cell"]);
  return {value: numberOf(task, cell, source.of, path), from: {kind: "cell", cell, title}};
}

/**
 * The number of persons that a spec names.
 * @throws CliError (config) also for what is no whole number
 */
export function personsFrom(task: Task<AnalysisKind>, findings: Findings, source: NumberSource, path: Path): number {
  const {value} = numberFrom(task, findings, source, path);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new CliError("config", `This is to be a number of persons, and it is ${value}.`, {
    place: placeIn(task, ...path),
    hint: "Write of: count for the persons of a share.",
  });
}

/**
 * The cell of another analysis that a spec names, with that analysis's title.
 * @throws CliError (config) when there is none at the address
 */
export function cellFrom(
  task: Task<AnalysisKind>,
  findings: Findings,
  address: string,
  path: Path,
): {readonly cell: Cell; readonly title: string} {
  const found = findByAddress(findings, address);
  if (found !== undefined) return {cell: found.cell, title: found.analysis.title};
  const analysis = own(findings.analyses, address.split("/", 1)[0] ?? "");
  const addresses = (analysis?.table.blocks ?? []).flatMap(({rows}) =>
    rows.flatMap(({cells}) => cells.map((cell) => cell.address)),
  );
  throw new CliError("config", `There is no cell "${address}".`, {
    place: placeIn(task, ...path),
    hint: didYouMean(address, addresses, "cells"),
  });
}

function numberOf(task: Task<AnalysisKind>, cell: Cell, of: "value" | "count" | "base", path: Path): number {
  const number = of === "value" ? exactOf(cell) : of === "count" ? countOf(cell) : baseOf(cell);
  if (number !== null) return number;
  const why = cell.kind === "empty" ? `it is empty: ${cell.reason}` : `it is a ${cell.kind} cell`;
  throw new CliError("config", `The cell "${cell.address}" has no ${of}; ${why}.`, {
    place: placeIn(task, ...path, "cell"),
    hint: "Name another cell, or another of: value, count or base.",
  });
}

function exactOf(cell: Cell): number | null {
  return cell.kind === "text" || cell.kind === "empty" ? null : cell.exact;
}

function countOf(cell: Cell): number | null {
  return cell.kind === "share" || cell.kind === "count" || cell.kind === "base" ? cell.count : null;
}

function baseOf(cell: Cell): number | null {
  return cell.kind === "text" || cell.kind === "empty" ? null : cell.base;
}
