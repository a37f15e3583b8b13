import {groupNames} from "./group-names.ts";
import {type Candidate, LookupError, type LookupSubject} from "./lookup-error.ts";
import {matchName, matchNames, nameOf} from "./match-names.ts";
import type {AnalysisResult, Block, Cell, Column, Findings, Row} from "./model.ts";

/** What is looked up, as an author writes it: names are labels or keys, several rows or columns stand with `|` or `,` between. */
export interface Selector {
  readonly analysis: string;
  /** May be left out when the table has one block. */
  readonly block?: string | undefined;
  /** May be left out when the block has one row. */
  readonly rows?: string | undefined;
  /** May be left out when one column is meant by itself; see `selectColumns`. */
  readonly columns?: string | undefined;
  /** Only columns of this wave: those with the wave as key, or with a key that ends with `@` and the wave. */
  readonly wave?: string | undefined;
}

/** Which column is meant when none is named and several hold values. */
export type PreferredUnit = "percent" | "count" | "number";

/** The rectangle of cells that a selector names. */
export interface Selection {
  readonly analysis: AnalysisResult;
  readonly block: Block;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  /** Row by row. */
  readonly cells: readonly Cell[];
}

/** @throws LookupError when the selector does not name cells. */
export function selectCells(results: Findings, selector: Selector, prefer: PreferredUnit): Selection {
  const analysis = findAnalysis(results, selector.analysis);
  const block = selectBlock(analysis, selector.block);
  const rows = selectRows(analysis, block, selector.rows);
  const columns = selectColumns(analysis, selector, prefer);
  const indexes = columns.map((column) => analysis.table.columns.indexOf(column));
  const cells = rows.flatMap((row) => indexes.map((index) => cellAt(row, index)));
  return {analysis, block, rows, columns, cells};
}

/** @throws LookupError when there is no such analysis. */
export function findAnalysis(results: Findings, key: string): AnalysisResult {
  const wanted = key.trim();
  const analysis = Object.hasOwn(results.analyses, wanted) ? results.analyses[wanted] : undefined;
  if (analysis !== undefined) return analysis;
  throw new LookupError("analysis", "unknown", `There is no analysis "${wanted}".`, {
    wanted,
    candidates: Object.keys(results.analyses).map((name) => ({key: name, label: null})),
  });
}

/** @throws LookupError when the name fits no block, or is left out and there are several. */
export function selectBlock(analysis: AnalysisResult, name: string | undefined): Block {
  const {blocks} = analysis.table;
  if (name !== undefined) {
    return matchName(name, {subject: "block", items: blocks, where: placeOf(analysis), otherNames: groupNames});
  }
  return onlyOne(blocks, "block", placeOf(analysis));
}

/** @throws LookupError when the name fits no row, or is left out and there are several. */
export function selectRows(analysis: AnalysisResult, block: Block, names: string | undefined): readonly Row[] {
  const where = placeOf(analysis, block);
  if (names !== undefined) return matchNames(names, {subject: "row", items: block.rows, where, otherNames: groupNames});
  return [onlyOne(block.rows, "row", where)];
}

/**
 * The named columns; without a name the only value column, else the only value column of the preferred unit.
 * A column with key `mean@3` may be named `mean` or by its group, where that leaves one, and `count:klynge:1` by its group's label.
 * @throws LookupError
 */
export function selectColumns(analysis: AnalysisResult, selector: Selector, prefer: PreferredUnit): readonly Column[] {
  const where = placeOf(analysis);
  const columns = selector.wave === undefined ? analysis.table.columns : columnsOfWave(analysis, selector.wave);
  if (selector.columns !== undefined) {
    return matchNames(selector.columns, {subject: "column", items: columns, where, otherNames: weakColumnNames});
  }
  const values = columns.filter((column) => column.role === "value");
  const preferred = values.filter((column) => column.unit === prefer);
  return [onlyOne(preferred.length === 1 ? preferred : values, "column", where)];
}

/** @throws LookupError when no column is of the wave. */
function columnsOfWave(analysis: AnalysisResult, wave: string): readonly Column[] {
  const wanted = wave.trim();
  const columns = analysis.table.columns.filter((column) => waveOf(column, analysis) === wanted);
  if (columns.length > 0) return columns;
  const waves = new Set(analysis.table.columns.flatMap((column) => waveOf(column, analysis) ?? []));
  throw new LookupError("wave", "unknown", `There is no wave "${wanted}" in ${placeOf(analysis)}.`, {
    wanted,
    candidates: [...waves].map((key) => ({key, label: null})),
  });
}

/** The columns of a cross-tab, and of a battery with its items in rows, are answers: their codes may look like waves and are none. */
export function waveOf(column: Pick<Column, "key">, analysis: Pick<AnalysisResult, "kind">): string | undefined {
  if (analysis.kind === "crosstab" || analysis.kind === "transition") return undefined;
  const pattern = analysis.kind === "battery" ? /@([1-9]\d*)$/ : /(?:^|@)([1-9]\d*)$/;
  return pattern.exec(column.key)?.[1];
}

function weakColumnNames(column: Column): readonly string[] {
  const at = column.key.lastIndexOf("@");
  const names = at > 0 ? [column.key.slice(0, at)] : [];
  return [...names, ...(column.group === null ? [] : [column.group]), ...groupNames(column)];
}

function onlyOne<Item extends Candidate>(items: readonly Item[], subject: LookupSubject, where: string): Item {
  const [only] = items;
  if (only !== undefined && items.length === 1) return only;
  const message =
    items.length === 0 ? `There is no ${subject} in ${where}.` : `Name the ${subject}: ${where} has several.`;
  throw new LookupError(subject, "unnamed", message, {candidates: items});
}

function cellAt(row: Row, index: number): Cell {
  const cell = row.cells[index];
  if (cell === undefined) throw new RangeError(`row "${row.key}" has no cell in column ${index}`);
  return cell;
}

function placeOf(analysis: AnalysisResult, block?: Block): string {
  const whole = `analysis "${analysis.key}"`;
  return block === undefined || analysis.table.blocks.length === 1 ? whole : `block "${nameOf(block)}" of ${whole}`;
}
