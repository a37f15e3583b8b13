import type {FigureSpec} from "../config/figure-specs.ts";
import type {AnalysisResult, Block, Cell, Column} from "../results/model.ts";
import {misfit} from "./fitting-kinds.ts";
import {emptyReason, withBase} from "./labels.ts";
import {categoryRows, pickBlocks, pickColumns} from "./pick.ts";

/** One item with a mean for each series. */
export interface SeriesItem {
  readonly label: string;
  readonly values: readonly ({readonly value: number; readonly printed: string; readonly address: string} | null)[];
  /** The stars that the table shows after its change; empty where there are none. */
  readonly stars: string;
  /** Why it has no mean at all. */
  readonly reason: string;
}

export interface SeriesPanel {
  readonly heading: string | null;
  readonly items: readonly SeriesItem[];
}

export interface MeanSeries {
  readonly panels: readonly SeriesPanel[];
  /** What the series are called: waves or groups. */
  readonly names: readonly string[];
  readonly areWaves: boolean;
}

/** A figure of means: which part of a table it takes. */
export type SeriesSpec = FigureSpec & {readonly blocks?: string[] | undefined; readonly columns?: string[] | undefined};

/**
 * The means of a table's items, one series for each of its columns of means.
 * @throws CliError for a block or column that is not there, and for a table without means
 */
export function meanSeries(spec: SeriesSpec, analysis: AnalysisResult): MeanSeries {
  const columns = spec.columns === undefined ? ownMeans(analysis) : pickColumns(analysis, spec.columns);
  if (columns.length === 0 || columns.some(({unit}) => unit !== "number")) {
    throw misfit(spec, analysis, `needs columns of means, and "${analysis.key}" has none there`);
  }
  const blocks = pickBlocks(analysis, spec.blocks);
  const [column] = columns;
  if (columns.length === 1 && column !== undefined && areAlike(blocks)) return groupSeries(analysis, blocks, column);
  return {
    panels: blocks.map((block) => panelOf(analysis, block, columns, blocks.length)),
    names: namesOf(columns),
    areWaves: columns.every(({key}) => /@\d+$/.test(key)),
  };
}

/** Whether several blocks have the same rows, so that one of both is the items and the other the groups. */
export function areAlike(blocks: readonly Block[]): boolean {
  const keys = new Set(blocks.map((block) => JSON.stringify(categoryRows(block).map(({key}) => key))));
  return blocks.length > 1 && keys.size === 1;
}

/** One column of several groups: a series for each group. Numbers have their groups in rows, paired means in blocks. */
function groupSeries(analysis: AnalysisResult, blocks: readonly Block[], column: Column): MeanSeries {
  const index = analysis.table.columns.indexOf(column);
  const cells = blocks.map((block) => categoryRows(block).flatMap((row) => row.cells[index] ?? []));
  const blockNames = blocks.map(({label, key}) => label ?? key);
  const rowNames = blocks.slice(0, 1).flatMap((block) => categoryRows(block).map(({label}) => label));
  const groupsInRows = analysis.kind === "numbers";
  const [itemNames, names] = groupsInRows ? [blockNames, rowNames] : [rowNames, blockNames];
  const items = itemNames.map((label, item): SeriesItem => {
    const own = names.flatMap((_, series) => (groupsInRows ? cells[item]?.[series] : cells[series]?.[item]) ?? []);
    return {label: labelOf(label, own), values: own.map(meanIn), stars: "", reason: emptyReason(own)};
  });
  return {panels: [{heading: null, items}], names, areWaves: false};
}

/** The columns of means: `mean`, `mean@3`, `mean:klynge:1`. */
function ownMeans({table}: AnalysisResult): Column[] {
  return table.columns.filter(({key, role}) => role === "value" && /^mean(?:[@:]|$)/.test(key));
}

function panelOf(analysis: AnalysisResult, block: Block, columns: readonly Column[], blocks: number): SeriesPanel {
  const indices = columns.map((column) => analysis.table.columns.indexOf(column));
  const difference = analysis.table.columns.findIndex(({key}) => key === "difference");
  return {
    heading: blocks > 1 ? block.label : null,
    items: categoryRows(block).map((row): SeriesItem => {
      const cells = indices.flatMap((index) => row.cells[index] ?? []);
      return {
        label: labelOf(row.label, cells),
        values: cells.map(meanIn),
        stars: starsIn(row.cells[difference]),
        reason: emptyReason(cells),
      };
    }),
  };
}

/** The item with its n, where all its means are of as many. */
function labelOf(label: string, cells: readonly Cell[]): string {
  const bases = new Set(cells.flatMap((cell) => (cell.kind === "number" ? [cell.base] : [])));
  const [base = null] = bases;
  return withBase(label, bases.size === 1 ? base : null);
}

function meanIn(cell: Cell): SeriesItem["values"][number] {
  return cell.kind === "number" ? {value: cell.exact, printed: cell.printed, address: cell.address} : null;
}

function starsIn(cell: Cell | undefined): string {
  return cell?.kind === "number" ? (/\*+$/.exec(cell.shown ?? "")?.[0] ?? "") : "";
}

/** Columns are told apart by their labels, by what stands above them, or by both. */
export function namesOf(columns: readonly Column[]): string[] {
  const ways: ((column: Column) => string)[] = [
    ({label}) => label,
    ({group}) => group ?? "",
    ({group, label}) => [group, label].filter((part) => part !== null).join(", "),
  ];
  const named = ways.map((way) => columns.map(way));
  return named.find((names) => new Set(names).size === names.length) ?? named.at(-1) ?? [];
}
