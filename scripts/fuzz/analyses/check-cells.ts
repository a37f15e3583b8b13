import {printNumber} from "../../../src/numbers/print.ts";
import type {NumberStyle} from "../../../src/numbers/style.ts";
import {findByAddress} from "../../../src/results/find-by-address.ts";
import type {AnalysisResult, Block, Cell, Column, Findings} from "../../../src/results/model.ts";

/** What is wrong with the cells of a table, in words; nothing when all is well. */
export function checkCells(result: AnalysisResult, findings: Findings): string[] {
  const {blocks, columns} = result.table;
  const cells = blocks.flatMap(({rows}) => rows.flatMap((row) => row.cells));
  return [
    ...repeated("block", blocks),
    ...repeated("column", columns),
    ...blocks.flatMap((block) => repeated(`row of ${block.key}`, block.rows)),
    ...blocks.flatMap(({rows}) =>
      rows.flatMap((row) =>
        row.cells.length === columns.length ? [] : [`row ${row.key} has ${row.cells.length} cells`],
      ),
    ),
    ...cells.flatMap((cell) => [...checkCell(cell, findings.style), ...checkAddress(cell, findings)]),
    ...blocks.flatMap((block) => checkWholes(block, columns, result)),
    ...checkBases(result),
  ];
}

function repeated(noun: string, parts: readonly {readonly key: string}[]): string[] {
  const keys = parts.map(({key}) => key);
  return keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `two ${noun}s have the key ${key}`);
}

function checkAddress(cell: Cell, findings: Findings): string[] {
  return findByAddress(findings, cell.address)?.cell === cell ? [] : [`${cell.address} is not found by its address`];
}

function checkCell(cell: Cell, style: NumberStyle): string[] {
  const problem = cellProblem(cell, style);
  return problem === undefined ? [] : [`${cell.address} (${cell.kind}): ${problem}`];
}

function cellProblem(cell: Cell, style: NumberStyle): string | undefined {
  switch (cell.kind) {
    case "share":
      return shareProblem(cell, style);
    case "count":
      if (!isCount(cell.count) || cell.exact !== cell.count) return `${cell.count} and ${cell.exact} is no count`;
      if (cell.base !== null && cell.count > cell.base) return `${cell.count} of ${cell.base}`;
      return cell.printed === printNumber(cell.count, 0) ? undefined : `${cell.count} is printed ${cell.printed}`;
    case "base":
      return isCount(cell.count) && cell.count === cell.base ? undefined : `${cell.count} of ${cell.base}`;
    case "number":
      return numberProblem(cell);
    case "empty":
      return cell.reason === "" ? "gives no reason" : undefined;
    default:
      return undefined;
  }
}

function shareProblem(cell: Extract<Cell, {kind: "share"}>, style: NumberStyle): string | undefined {
  const {count, base, exact, printed, interval} = cell;
  if (!isCount(count) || !isCount(base) || base === 0 || count > base) return `${count} of ${base}`;
  if (exact !== count / base) return `${count} of ${base} is not ${exact}`;
  if (printed !== percent(count, base, style)) return `${count} of ${base} is printed ${printed}`;
  if (interval === null) return undefined;
  const isRight = 0 <= interval.low && interval.low <= exact && exact <= interval.high && interval.high <= 1;
  return isRight ? undefined : `${exact} has the interval ${interval.low} to ${interval.high}`;
}

const closeness = 1e-9;

function numberProblem({exact, base, interval}: Extract<Cell, {kind: "number"}>): string | undefined {
  if (!Number.isFinite(exact)) return `${exact} is no number`;
  // Persons of a budget model may be a number such as 42.5 full-time ones.
  if (!Number.isFinite(base) || base < 0) return `${base} is no base`;
  const slack = closeness * Math.max(1, Math.abs(exact));
  if (interval === undefined || (interval.low <= exact + slack && exact <= interval.high + slack)) return undefined;
  return `${exact} has the interval ${interval.low} to ${interval.high}`;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

/** A percentage half up, in whole numbers, by another way than the one under test. */
function percent(count: number, base: number, {decimals, rounding}: NumberStyle): string {
  const half = (numerator: bigint, denominator: bigint) => {
    const rest = numerator % denominator;
    return numerator / denominator + (2n * rest >= denominator ? 1n : 0n);
  };
  const scale = 10n ** BigInt(decimals + 2);
  const once = () => half(BigInt(count) * scale, BigInt(base));
  const units = rounding === "half-up" ? once() : half(half(BigInt(count) * scale * 10n, BigInt(base)), 10n);
  const digits = units.toString().padStart(decimals + 1, "0");
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)},${digits.slice(-decimals)}`;
}

const divided = new Set(["distribution", "battery", "change", "status"]);

/** The shares of answers that exclude each other add to the base under them. */
function checkWholes(block: Block, columns: readonly Column[], result: AnalysisResult): string[] {
  const total = block.rows.find(({role}) => role === "total");
  const answers = block.rows.filter(({role}) => role === "category" || role === "missing");
  if (!divided.has(result.kind) || total === undefined || answers.length === 0) return [];
  if (
    block.rows.some(({overlaps}) => overlaps) ||
    block.rows.some(({role, answers: several}) => role === "sub" || several !== undefined)
  )
    return [];
  return columns.flatMap(({key}, index) => {
    const base = total.cells[index];
    const parts = answers.map((row) => row.cells[index]);
    if (base?.kind !== "base" || !parts.every((part) => part?.kind === "share" || part?.kind === "count")) return [];
    const sum = parts.reduce((all, part) => all + (part !== undefined && "count" in part ? part.count : 0), 0);
    return sum === base.count ? [] : [`the answers of ${block.key}/${key} add to ${sum}, not ${base.count}`];
  });
}

/** Who is in and out of each base are the whole population. */
function checkBases({kind, bases}: AnalysisResult): string[] {
  return bases.flatMap((record) => {
    const {population, valid, noForm, notAsked, noAnswer, dontKnow, notRelevant, includes} = record;
    const left = (includes.dontKnow ? 0 : dontKnow) + (includes.notRelevant ? 0 : notRelevant);
    const sum = valid + noForm + notAsked + noAnswer + left;
    const where = `the base of ${record.block}/${record.column}`;
    const counts = [population, valid, noForm, notAsked, noAnswer, dontKnow, notRelevant];
    if (!counts.every(isCount)) return [`${where} holds ${counts.join(", ")}`];
    // The units' shares may be of those with some answers only.
    const isAll = kind === "units" || kind === "composed" ? sum <= population : sum === population;
    return isAll ? [] : [`${where} is of ${sum} persons, and the population of ${population}`];
  });
}
