import type {Place} from "../errors/cli-error.ts";
import {expectedErrors} from "../errors/cli-errors.ts";
import {headingOf} from "../results/heading.ts";
import {lookUpBase} from "../results/look-up-base.ts";
import {lookUp} from "../results/lookup.ts";
import {LookupError} from "../results/lookup-error.ts";
import type {AnalysisResult, Block, Cell, Column, Findings, Row} from "../results/model.ts";
import {type PreferredUnit, waveOf} from "../results/select-cells.ts";
import {writeLiveText} from "./live-text.ts";

/** A number that a chapter may say, with what to write for it. */
export interface LiveNumber {
  /** `analysis/block/row/column`, two of them for a change, `fact:key`, or `test:analysis/block`. */
  readonly address: string;
  /** The helper's call: `{{share "psykisk" row="Dårligt"}}`. */
  readonly call: string;
  /** What the call writes now. */
  readonly says: string;
  /** What tells it apart in its table, ready for print: block, row and column. */
  readonly of: readonly string[];
  /** Its value in the language of claims: `share(psykisk, 'Dårligt')`; null for what claims cannot ask. */
  readonly asked: string | null;
}

const nowhere: Place = {file: "numbers"};

/**
 * Every number of an analysis that a chapter can say: its cells in the order of the table, how its shares change from the
 * first wave to the last, and its tests.
 */
export function numbersOf(analysis: AnalysisResult, results: Findings): LiveNumber[] {
  const {columns, blocks} = analysis.table;
  const cells = blocks.flatMap((block) =>
    block.rows.flatMap((row) =>
      columns.flatMap((column, index) => {
        const cell = row.cells[index];
        return cell === undefined ? [] : (numberOf({analysis, block, row, column, cell}, results) ?? []);
      }),
    ),
  );
  return [...cells, ...changesOf(analysis, results), ...testsOf(analysis, results)];
}

/** The numbers from outside the data. */
export function factNumbers(results: Findings): LiveNumber[] {
  return Object.values(results.facts).flatMap(({key, label}) => {
    const call = callOf("fact", key, []);
    const written = write(call, results);
    if (written === null) return [];
    return [{address: `fact:${key}`, call, says: written.text, of: [label], asked: `fact(${quotedKey(key)})`}];
  });
}

interface TablePlace {
  readonly analysis: AnalysisResult;
  readonly block: Block;
  readonly row: Row;
  readonly column: Column;
}

interface InTable extends TablePlace {
  readonly cell: Cell;
}

/** How each kind of cell is said, and asked in a claim. */
const sayings: Readonly<Record<Cell["kind"], {readonly helper: string; readonly asked: string} | null>> = {
  share: {helper: "share", asked: "share"},
  count: {helper: "count", asked: "count"},
  base: {helper: "base", asked: "base"},
  number: {helper: "number", asked: "number"},
  text: {helper: "text", asked: "text"},
  empty: null,
};

type Option = readonly [name: "block" | "row" | "column", value: string];

/** The shortest call that says just this cell; undefined when none does. */
function numberOf(place: InTable, results: Findings): LiveNumber | undefined {
  const {analysis, cell} = place;
  const saying = sayings[cell.kind];
  if (saying === null) return undefined;
  for (const options of namings(place)) {
    if (!leadsTo(cell, analysis.key, options, results)) continue;
    const call = callOf(saying.helper, analysis.key, options);
    const written = write(call, results);
    if (written?.addresses.join(" ") !== cell.address) continue;
    const asked = questionOf(saying.asked, analysis.key, options);
    return {address: cell.address, call, says: written.text, of: partsOf(place), asked};
  }
  return undefined;
}

/** Whether the names mean just this cell: much quicker to find out than by writing. */
function leadsTo(cell: Cell, key: string, options: readonly Option[], results: Findings): boolean {
  const given = new Map(options);
  const selector = {
    analysis: key,
    block: given.get("block"),
    rows: given.get("row"),
    columns: given.get("column"),
  };
  try {
    const {addresses} =
      cell.kind === "base" ? lookUpBase(results, selector) : lookUp(results, selector, preferred[cell.kind]).sum;
    return addresses.length === 1 && addresses[0] === cell.address;
  } catch (error) {
    if (error instanceof LookupError) return false;
    throw error;
  }
}

/** Which column each helper takes of itself. */
const preferred: Readonly<Record<Exclude<Cell["kind"], "base">, PreferredUnit>> = {
  share: "percent",
  count: "count",
  number: "number",
  text: "percent",
  empty: "percent",
};

/** Ways to name a cell, with as few names as possible first. */
function* namings({analysis, block, row, column}: TablePlace): Generator<readonly Option[]> {
  const {blocks, columns} = analysis.table;
  const needed = {block: blocks.length > 1, row: block.rows.length > 1, column: columns.length > 1};
  const subsets: readonly (readonly Option[0][])[] = [
    [],
    ["row"],
    ["column"],
    ["block"],
    ["row", "column"],
    ["block", "row"],
    ["block", "column"],
    ["block", "row", "column"],
  ];
  const names = {
    // Keys of blocks are names of variables, which are short and stay when a label is polished.
    block: [block.key, block.label],
    row: [row.label, row.key],
    column: [column.label, headingOf(column), column.group, column.key],
  };
  for (const subset of subsets.filter((each) => each.every((name) => needed[name]))) {
    yield* combinations(subset, names);
  }
}

function* combinations(
  [first, ...rest]: readonly Option[0][],
  names: Readonly<Record<Option[0], readonly (string | null)[]>>,
): Generator<readonly Option[]> {
  if (first === undefined) {
    yield [];
    return;
  }
  for (const name of new Set(names[first])) {
    if (name === null || /["\\{}\n]/.test(name)) continue;
    for (const others of combinations(rest, names)) yield [[first, name], ...others];
  }
}

function callOf(helper: string, key: string, options: readonly Option[]): string {
  return `{{${helper} "${key}"${options.map(([name, value]) => ` ${name}="${value}"`).join("")}}}`;
}

/** Null where a name has a quote that the language of claims cannot hold. */
function questionOf(name: string, key: string, options: readonly Option[]): string | null {
  if (options.some(([, value]) => value.includes("'"))) return null;
  const given = [...options].sort((a, b) => Number(b[0] === "row") - Number(a[0] === "row"));
  const parts = given.map(([option, value]) => (option === "row" ? `'${value}'` : `${option}='${value}'`));
  return `${name}(${[quotedKey(key), ...parts].join(", ")})`;
}

/** A key as tests of claims have it: bare unless it would be read as something else. */
export function quotedKey(key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(key) ? key : `'${key}'`;
}

function partsOf({analysis, block, row, column}: TablePlace): string[] {
  const {blocks, columns} = analysis.table;
  const parts = [
    blocks.length > 1 ? (block.label ?? block.key) : "",
    block.rows.length > 1 ? row.label : "",
    columns.length > 1
      ? [column.group, headingOf(column)].filter((part) => part !== null && part !== "").join(", ")
      : "",
  ];
  return parts.filter((part) => part !== "");
}

/** Columns of one measure at its first and last wave. */
interface WavePair {
  readonly from: Column;
  readonly to: Column;
}

function changesOf(analysis: AnalysisResult, results: Findings): LiveNumber[] {
  const {blocks, columns} = analysis.table;
  return wavePairs(analysis).flatMap(({from, to}) =>
    blocks.flatMap((block) =>
      block.rows.flatMap((row) => {
        const cells = [from, to].map((column) => row.cells[columns.indexOf(column)]);
        if (!cells.every((cell) => cell?.kind === "share")) return [];
        const address = cells.map((cell) => cell?.address ?? "").join(" ");
        const waves = ` from=${waveOf(from, analysis)} to=${waveOf(to, analysis)}`;
        for (const options of namings({analysis, block, row, column: from})) {
          const named = options.map(([name, value]) => [name, name === "column" ? measureOf(value) : value] as const);
          const call = callOf("change", analysis.key, named).replace("}}", `${waves}}}`);
          const written = write(call, results);
          if (written?.addresses.join(" ") !== address) continue;
          const of = [
            ...partsOf({analysis, block, row, column: from}).slice(0, -1),
            `ændring fra ${from.label} til ${to.label}`,
          ];
          return [{address, call, says: written.text, of, asked: null}];
        }
        return [];
      }),
    ),
  );
}

function wavePairs(analysis: AnalysisResult): WavePair[] {
  const ofWaves = analysis.table.columns.filter((column) => waveOf(column, analysis) !== undefined);
  const measures = new Set(ofWaves.map(({key}) => measureOf(key)));
  return [...measures].flatMap((measure) => {
    const columns = ofWaves.filter(({key}) => measureOf(key) === measure);
    const [from, to] = [columns[0], columns.at(-1)];
    return from === undefined || to === undefined || from === to ? [] : [{from, to}];
  });
}

/** `psykhelb` of `psykhelb@1`; nothing of a bare wave. */
function measureOf(key: string): string {
  return key.replace(/@?[1-9]\d*$/, "");
}

function testsOf(analysis: AnalysisResult, results: Findings): LiveNumber[] {
  return analysis.tests.flatMap(({key, block, label, chosen}) => {
    const [call, written] =
      [[], [["block", block] as const], [["block", key] as const]]
        .map((options: readonly Option[]) => callOf("p", analysis.key, options))
        .map((candidate) => [candidate, write(candidate, results)] as const)
        .find(([, text]) => text?.text === chosen.printed) ?? [];
    if (call === undefined || written === null || written === undefined) return [];
    const asked = call.includes("block=")
      ? `p(${quotedKey(analysis.key)}, block='${block}')`
      : `p(${quotedKey(analysis.key)})`;
    return [{address: `test:${analysis.key}/${key}`, call, says: written.text, of: [label, chosen.name], asked}];
  });
}

function write(call: string, results: Findings): ReturnType<typeof writeLiveText> | null {
  try {
    return writeLiveText(call, results, nowhere);
  } catch (error) {
    expectedErrors(error);
    return null;
  }
}
