import type {NumberSource} from "../config/analyses/number-source.ts";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {printNumber} from "../numbers/print.ts";
import {findByAddress} from "../results/find-by-address.ts";
import type {Cell, Fact, Results} from "../results/model.ts";

/** A number from elsewhere that a figure draws a line at. */
export interface Reference {
  /** In percent where it is a share. */
  readonly value: number;
  readonly printed: string;
  readonly label: string;
  /** Its fact or cell; left out for a number that the author has written. */
  readonly address?: string;
}

/** A reference as an author writes it: a fact's key, or a number with a label. */
export type ReferenceSpec = string | {readonly label: string; readonly number: NumberSource};

/** @throws CliError for a fact or cell that is not there, or a cell without a number */
export function referenceOf(spec: ReferenceSpec | undefined, results: Results): Reference | null {
  if (spec === undefined) return null;
  if (typeof spec === "string") {
    const fact = factOf(spec, results);
    return {...ofFact(fact), label: fact.label};
  }
  const {label, number} = spec;
  if (typeof number === "number") return {value: number, printed: printNumber(number, decimalsOf(number)), label};
  if ("fact" in number) return {...ofFact(factOf(number.fact, results)), label};
  const found = findByAddress(results, number.cell);
  if (found === undefined) {
    throw new CliError("config", `there is no cell "${number.cell}"`, {
      hint: didYouMean(number.cell, addressesIn(number.cell, results), "cells"),
    });
  }
  return {...ofCell(found.cell, number.of), label, address: number.cell};
}

function factOf(key: string, {facts}: Results): Fact {
  const fact = Object.hasOwn(facts, key) ? facts[key] : undefined;
  if (fact !== undefined) return fact;
  throw new CliError("config", `there is no fact "${key}"`, {hint: didYouMean(key, Object.keys(facts), "facts")});
}

function ofFact({key, value}: Fact): Omit<Reference, "label"> {
  return {value, printed: printNumber(value, decimalsOf(value)), address: `fact:${key}`};
}

function ofCell(cell: Cell, of: "value" | "count" | "base"): Omit<Reference, "label"> {
  if (of === "value" && cell.kind === "share") return {value: 100 * cell.exact, printed: cell.printed};
  if (of === "value" && (cell.kind === "number" || cell.kind === "count")) {
    return {value: cell.exact, printed: cell.printed};
  }
  const number = of === "value" || cell.kind === "text" || cell.kind === "empty" ? null : numberOf(cell, of);
  if (number !== null) return {value: number, printed: printNumber(number, 0)};
  throw new CliError("config", `the cell "${cell.address}" has no ${of}`, {
    hint: "Name a cell with a number, or another of: value, count or base.",
  });
}

function numberOf(cell: Exclude<Cell, {kind: "text" | "empty"}>, of: "count" | "base"): number | null {
  if (of === "base") return cell.base;
  return cell.kind === "number" ? null : cell.count;
}

function addressesIn(address: string, {analyses}: Results): string[] {
  const key = address.split("/", 1)[0] ?? "";
  const analysis = Object.hasOwn(analyses, key) ? analyses[key] : undefined;
  const blocks = analysis?.table.blocks ?? [];
  return blocks.flatMap(({rows}) => rows.flatMap(({cells}) => cells.map((cell) => cell.address)));
}

function decimalsOf(value: number): number {
  return String(value).split(".")[1]?.length ?? 0;
}
