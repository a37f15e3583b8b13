import type {AnalysisResult, Block, Cell, Column, ShareCell} from "../results/model.ts";
import {misfit} from "./fitting-kinds.ts";
import {baseOf, emptyReason} from "./labels.ts";
import type {SeriesSpec} from "./mean-series.ts";
import {categoryRows, pickBlocks, pickColumns} from "./pick.ts";
import type {Category} from "./scale-colours.ts";

export interface StackedBar {
  readonly label: string;
  readonly base: number | null;
  /** A share for each category; null where nobody answered. */
  readonly shares: readonly ShareCell[] | null;
  /** Why there are no shares. */
  readonly reason: string;
}

/** Bars over one answer scale. */
export interface StackedGroup {
  /** What was asked. */
  readonly heading: string | null;
  /** What the bars are: the other variable of a cross-tab. */
  readonly barHeading: string | null;
  readonly categories: readonly Category[];
  readonly bars: readonly StackedBar[];
}

/**
 * The bars of 100 % that a table holds: its columns, or its rows where the percentages are of the rows.
 * @throws CliError when neither adds up to the whole, as in a cross-tab of the grand total or a multiple response.
 */
export function stackedGroups(spec: SeriesSpec, analysis: AnalysisResult): StackedGroup[] {
  const blocks = pickBlocks(analysis, spec.blocks);
  const columns = (spec.columns === undefined ? analysis.table.columns : pickColumns(analysis, spec.columns)).filter(
    ({unit}) => unit === "percent",
  );
  if (columns.length === 0) throw misfit(spec, analysis, `needs percentages, and "${analysis.key}" shows none`);
  const groups = blocks.map((block) => columnGroups(analysis, block, columns) ?? rowGroup(analysis, block, columns));
  if (groups.some((group) => group === undefined)) {
    throw misfit(
      spec,
      analysis,
      `needs columns or rows that add up to all who answered; those of "${analysis.key}" do not`,
    );
  }
  return named(
    groups.map((group) => group ?? []),
    blocks.map((block) => blockName(analysis, block, blocks.length)),
  );
}

/** One bar for each column, grouped by the headings above the columns; undefined when the columns are no wholes. */
function columnGroups(analysis: AnalysisResult, block: Block, columns: readonly Column[]): StackedGroup[] | undefined {
  const rows = categoryRows(block);
  const categories = rows.map(({key, label, role}) => ({key, label, missing: role === "missing"}));
  const groups: (StackedGroup & {readonly columnGroup: string | null; readonly bars: StackedBar[]})[] = [];
  const isCrosstab = analysis.kind === "crosstab";
  for (const column of columns) {
    const index = analysis.table.columns.indexOf(column);
    const cells = rows.flatMap((row) => row.cells[index] ?? []);
    const bar = whole(column.label, cells, baseOf(cells, analysis, block, column));
    if (bar === undefined) {
      if (column.role === "total") continue;
      return undefined;
    }
    const open = groups.at(-1);
    if (open !== undefined && (column.role === "total" || open.columnGroup === column.group)) open.bars.push(bar);
    else {
      const {group} = column;
      const headings = {heading: isCrosstab ? null : group, barHeading: isCrosstab ? group : null};
      groups.push({...headings, columnGroup: group, categories, bars: [bar]});
    }
  }
  return groups;
}

/** One bar for each row; undefined when the rows are no wholes. */
function rowGroup(analysis: AnalysisResult, block: Block, columns: readonly Column[]): StackedGroup[] | undefined {
  const values = columns.filter(({role}) => role === "value" || role === "missing");
  const indices = values.map((column) => analysis.table.columns.indexOf(column));
  const headed = new Set(values.map(({label}) => label)).size < values.length;
  const categories = values.map(({key, label, group, role}) => ({
    key,
    label: headed ? (group ?? label) : label,
    missing: role === "missing",
  }));
  const bars: StackedBar[] = [];
  for (const row of block.rows) {
    const cells = indices.flatMap((index) => row.cells[index] ?? []);
    const [first] = cells;
    const bar = whole(row.label, cells, first?.kind === "share" ? first.base : 0);
    if (bar !== undefined) bars.push(bar);
    else if (row.role !== "total") return undefined;
  }
  return [{heading: null, barHeading: null, categories, bars}];
}

/** A bar when the cells are shares that make up all of one base, or when none of them has a number. */
function whole(label: string, cells: readonly Cell[], base: number | null): StackedBar | undefined {
  if (cells.every(({kind}) => kind === "empty")) {
    return {label, base: base ?? 0, shares: null, reason: emptyReason(cells)};
  }
  const shares = cells.filter((cell) => cell.kind === "share");
  const sum = shares.reduce((total, {count}) => total + count, 0);
  const isWhole = shares.length === cells.length && shares.every((share) => share.base === sum);
  return isWhole ? {label, base, shares, reason: ""} : undefined;
}

/** What tells a block from the others; of a distribution also where it is alone, since its column has no name. */
function blockName(analysis: AnalysisResult, block: Block, blockCount: number): string | null {
  if (blockCount > 1) return block.label;
  return analysis.kind === "distribution" ? (block.label ?? analysis.questions[0]?.label ?? "Alle") : null;
}

/** Headings from the blocks' names; where each block is a single bar, the bars are named by the blocks instead. */
function named(perBlock: readonly (readonly StackedGroup[])[], names: readonly (string | null)[]): StackedGroup[] {
  const single = perBlock.every((groups) => groups.length === 1 && groups[0]?.bars.length === 1);
  return perBlock.flatMap((groups, index) =>
    groups.map((group) => {
      const label = names[index] ?? null;
      if (single && label !== null) {
        return {...group, heading: null, bars: group.bars.map((bar) => ({...bar, label}))};
      }
      // What the only block is of, the caption tells.
      const isAlone = perBlock.length === 1 && group.heading !== null && group.heading !== "";
      const parts = [isAlone ? null : label, group.heading].filter((name) => name !== null && name !== "");
      return {...group, heading: parts.length === 0 ? null : parts.join(": ")};
    }),
  );
}
