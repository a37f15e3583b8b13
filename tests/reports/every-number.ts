import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {load} from "js-yaml";
import {readEvaluation} from "../../src/config/read-files.ts";
import {printNumber, printPercent} from "../../src/numbers/print.ts";
import {defaultNumberStyle} from "../../src/numbers/style.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {findByAddress} from "../../src/results/find-by-address.ts";
import type {Cell, Results} from "../../src/results/model.ts";

/** A number of the published report: table, row, column, value. */
type PrintedNumber = readonly [table: string, row: string, column: string, value: number];

/** An entry of published.json (or .yaml). One with a reason is a number that we print otherwise. */
interface PublishedCell {
  readonly address: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly printed: number | string;
  readonly reason?: string;
}

/** An entry of deviations.yaml. */
interface Deviation {
  readonly id: string;
  readonly row: string;
  readonly column: string;
  readonly printed: number;
  readonly why: string;
  readonly reason: string;
}

interface Coverage {
  /** How many published numbers our report prints alike. */
  readonly reproduced: number;
  /** How many are listed as deviations, by why. */
  readonly listed: Readonly<Record<string, number>>;
  /** What is wrong, in words; nothing when every number is covered by exactly one of the two. */
  readonly faults: readonly string[];
}

const reportFolder = (name: string) => fileURLToPath(new URL(`../../reports/${name}`, import.meta.url));
const sharedTables = (name: string) => new URL(`../../../shared/published/${name}.tables.json`, import.meta.url);

/** Whether the numbers that were taken out of the published report lie beside the project. */
export const hasSharedTables = (name: string): boolean => existsSync(sharedTables(name));

/** The project's own copy of the published numbers. */
export function printedNumbers(name: string): readonly PrintedNumber[] {
  return JSON.parse(readFileSync(new URL(`${name}.numbers.json`, import.meta.url), "utf8"));
}

/** Every number that is not null in the tables taken out of the published report. */
export function sharedNumbers(name: string): readonly PrintedNumber[] {
  const tables: readonly {
    id: string;
    columns: readonly string[];
    rows: readonly {label: string; values: readonly unknown[]}[];
  }[] = JSON.parse(readFileSync(sharedTables(name), "utf8"));
  return tables.flatMap(({id, columns, rows}) =>
    rows.flatMap(({label, values}) =>
      values.flatMap((value, column) =>
        namedNumbers(value, columns[column] ?? "").map(([name, number]): PrintedNumber => [id, label, name, number]),
      ),
    ),
  );
}

/** A cell of the tables holds a number, or several that each have a name. */
function namedNumbers(value: unknown, column: string): (readonly [name: string, number: number])[] {
  if (typeof value === "number") return [[column, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => namedNumbers(part, name));
}

/** Holds every published number against our results and the list of deviations. */
export async function coverageOf(name: string): Promise<Coverage> {
  const folder = reportFolder(name);
  const results = await analyse(await readEvaluation(folder), () => {});
  const cells = publishedCells(folder);
  const deviations = load(readFileSync(`${folder}/deviations.yaml`, "utf8")) as readonly Deviation[];
  const numbers = printedNumbers(name);
  const faults: string[] = [];
  const listed: Record<string, number> = {};
  let reproduced = 0;
  for (const number of numbers) {
    const alike = cells.filter((cell) => cell.reason === undefined && isOf(cell, number));
    const deviating = deviations.filter((deviation) => sameNumber(deviation, number));
    if (alike.length + deviating.length !== 1) {
      faults.push(`${number.join(" | ")}: ${alike.length} times reproduced, ${deviating.length} times listed`);
    }
    for (const {address} of alike) {
      reproduced += 1;
      if (!printsAlike(results, address, number[3])) faults.push(`${number.join(" | ")}: not printed by ${address}`);
    }
    for (const {why} of deviating) listed[why] = (listed[why] ?? 0) + 1;
  }
  const isPublished = (entry: PublishedCell) => numbers.some((number) => isOf(entry, number));
  faults.push(...cells.filter((cell) => !isPublished(cell)).map(({address}) => `${address}: not a published number`));
  faults.push(
    ...deviations
      .filter((deviation) => !numbers.some((number) => sameNumber(deviation, number)))
      .map(({id, row, column}) => `${id} | ${row} | ${column}: a deviation from no published number`),
  );
  return {reproduced, listed, faults};
}

function publishedCells(folder: string): readonly PublishedCell[] {
  const path = ["published.json", "published.yaml"].map((file) => `${folder}/${file}`).find((file) => existsSync(file));
  if (path === undefined) throw new Error(`there is no published.json in ${folder}`);
  return (load(readFileSync(path, "utf8")) as {readonly cells: readonly PublishedCell[]}).cells;
}

function isOf({table, row, column, printed}: PublishedCell, [id, label, heading, value]: PrintedNumber): boolean {
  if (table !== id || row !== label || column !== heading) return false;
  return typeof printed === "number" ? printed === value : holds(printed, value) || marks.get(printed) === value;
}

function sameNumber({id, row, column, printed}: Deviation, number: PrintedNumber): boolean {
  return [id, row, column, printed].every((part, index) => part === number[index]);
}

/** Whether our cell prints the number, at the decimals that it was published with. */
function printsAlike(results: Results, address: string, value: number): boolean {
  const cell = findByAddress(results, address)?.cell;
  return cell !== undefined && shown(cell, value).includes(asPrinted(value));
}

/** What the cell prints, and its exact number at the published decimals. */
function shown(cell: Cell, value: number): string[] {
  switch (cell.kind) {
    case "share":
      return [printPercent(cell.count, cell.base, {...defaultNumberStyle, decimals: decimalsOf(value)})];
    case "number":
      return [cell.printed, printNumber(cell.exact, decimalsOf(value))];
    case "count": {
      const mark = marks.get(cell.shown ?? "");
      return [cell.printed, ...(mark === undefined ? [] : [asPrinted(mark)])];
    }
    case "base":
      return cell.printed.split(" ").slice(0, 1);
    default:
      return cell.kind === "text" && holds(cell.printed, value) ? [asPrinted(value)] : [];
  }
}

/** What a table of crosses prints for 1 and 0. */
const marks: ReadonlyMap<string, number> = new Map([
  ["X", 1],
  ["–", 0],
]);

/** Whether words, such as «Ca. 60-65», hold the number. */
function holds(words: string, value: number): boolean {
  return words.split(/[^\d.,]+/).includes(asPrinted(value));
}

const decimalsOf = (value: number): number => String(value).split(".")[1]?.length ?? 0;
const asPrinted = (value: number): string => printNumber(value, decimalsOf(value));
