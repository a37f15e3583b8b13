import {printNumber} from "../../numbers/print.ts";
import type {AddressedCell} from "../../results/find-by-address.ts";
import type {BaseRecord, Cell} from "../../results/model.ts";
import {enumerated} from "./sentences.ts";

/** Who is in the base of a cell's number and who is left out, and why; null where the results do not tell. */
export function baseText(found: AddressedCell): string | null {
  const size = baseOf(found.cell);
  if (size === null || size === 0) return null;
  const base = findBase(found, size);
  return base === undefined ? `n = ${printNumber(size, 0)}.` : describeBase(base);
}

/** What a cell's number is computed on; null of texts, and of counts that are out of nothing. */
function baseOf(cell: Cell): number | null {
  switch (cell.kind) {
    case "share":
    case "base":
    case "number":
    case "count":
      return cell.base;
    default:
      return null;
  }
}

/**
 * The record of a cell's base. Analyses name it by column, by row where items stand in rows, or by both. One whose n is not the
 * cell's own is of something else; then the record is taken that all of the block's records with this n agree with.
 */
function findBase({analysis, block, row, column}: AddressedCell, size: number): BaseRecord | undefined {
  const fitting = analysis.bases.filter((base) => base.block === block.key && base.valid === size);
  const [part = ""] = column.key.split(".");
  const [item = ""] = column.key.split("@");
  for (const name of [column.key, `${column.key}.${row.key}`, `${part}.${row.key}`, row.key, item]) {
    const named = fitting.find((base) => base.column === name);
    if (named !== undefined) return named;
  }
  const [first] = fitting;
  return first !== undefined && fitting.every((base) => describeBase(base) === describeBase(first)) ? first : undefined;
}

/** Descriptions of records that were written before: a table's cells ask for the same few again and again. */
const written = new WeakMap<BaseRecord, string>();

function describeBase(base: BaseRecord): string {
  const known = written.get(base) ?? writeBase(base);
  written.set(base, known);
  return known;
}

function writeBase(base: BaseRecord): string {
  const {population, valid, includes} = base;
  const known: readonly [count: number, isIn: boolean, words: string][] = [
    [base.noForm, false, "er uden oplysninger"],
    [base.notAsked, false, "er ikke spurgt"],
    [base.noAnswer, false, "har ikke svaret"],
    [base.dontKnow, includes.dontKnow, "har svaret »ved ikke«"],
    [base.notRelevant, includes.notRelevant, "har svaret »ikke relevant«"],
  ];
  const told = (isIn: boolean) =>
    known
      .filter(([count, counted]) => count > 0 && counted === isIn)
      .map(([count, , words]) => `${printNumber(count, 0)} ${words}`);
  const outside = told(false);
  const inside = told(true);
  return [
    `n = ${printNumber(valid, 0)}${valid === population ? ", og alle er med." : ` af ${printNumber(population, 0)}.`}`,
    outside.length === 0 ? "" : `Ikke med: ${enumerated(outside)}.`,
    inside.length === 0 ? "" : `Talt med: ${enumerated(inside)}.`,
  ]
    .filter(Boolean)
    .join(" ");
}
