import type {FigureSpecOf} from "../config/figure-specs.ts";
import {leadingRows} from "../results/leading-rows.ts";
import type {AnalysisResult, Block, Cell, Column, Row} from "../results/model.ts";
import {misfit} from "./fitting-kinds.ts";
import {emptyReason, withBase} from "./labels.ts";
import {namesOf} from "./mean-series.ts";
import {pick, pickBlocks, pickColumns} from "./pick.ts";

export interface DotItem {
  readonly label: string;
  /** Of how many persons. */
  readonly base: number | null;
  /** In percent, or the number's own unit; null where there is none. */
  readonly value: number | null;
  readonly printed: string;
  readonly address: string;
  readonly interval: {readonly low: number; readonly high: number; readonly printed: string} | null;
  readonly reason: string;
}

export interface DotPanel {
  readonly heading: string | null;
  readonly items: readonly DotItem[];
}

export interface Dots {
  readonly panels: readonly DotPanel[];
  readonly isPercent: boolean;
  /** "Andel i procent (n = 98)", "Gennemsnit", "Spearmans rangkorrelation" */
  readonly measure: string;
  /** Of the intervals, from 0 to 1; null where there is none. */
  readonly level: number | null;
}

/** A cell with what it stands in. */
interface Found {
  readonly block: Block;
  readonly row: Row;
  readonly column: Column;
  readonly cell: Cell;
}

/**
 * The dots of a table: of the cells that have an interval where any has one, else of all shares or numbers of its first measure.
 * @throws CliError for a part that is not there, and when shares and numbers would share a scale
 */
export function dotsOf(spec: FigureSpecOf<"dots">, analysis: AnalysisResult): Dots {
  const blocks = pickBlocks(analysis, spec.blocks);
  const columns = spec.columns === undefined ? measuredColumns(analysis) : pickColumns(analysis, spec.columns);
  const found = blocks.flatMap((block) =>
    rowsOf(analysis, block, spec.rows).flatMap((row) =>
      columns.flatMap((column): Found[] => {
        const cell = row.cells[analysis.table.columns.indexOf(column)];
        return cell === undefined || cell.kind === "text" || cell.kind === "base" ? [] : [{block, row, column, cell}];
      }),
    ),
  );
  const chosen = spec.rows === undefined ? bestOf(found) : found;
  const units = new Set(chosen.map(({column}) => measureOf(column)));
  const [unit] = units;
  if (units.size !== 1 || unit === undefined) {
    const reason =
      units.size === 0 ? `has no numbers to draw in "${analysis.key}"` : "cannot show different measures on one scale";
    throw misfit(spec, analysis, reason);
  }
  const rowsPerBlock = new Set(chosen.map(({row}) => row.key)).size;
  const columnsUsed = [...new Set(chosen.map(({column}) => column))];
  const names = new Map(namesOf(columnsUsed).map((name, index) => [columnsUsed[index], name]));
  const isCrossed = rowsPerBlock > 1 && columnsUsed.length > 1;
  const headingOf = ({block, row}: Found) => {
    const isTold = blocks.length > 1 && (rowsPerBlock > 1 || columnsUsed.length > 1);
    return [isTold ? block.label : null, isCrossed ? row.label : null].filter((part) => part !== null).join(": ");
  };
  const panels = [...Map.groupBy(chosen, headingOf)].map(([heading, own]): DotPanel => {
    const items = own.map(({block, row, column, cell}) => {
      const parts = [
        heading === "" && blocks.length > 1 ? block.label : null,
        !isCrossed && (rowsPerBlock > 1 || (blocks.length === 1 && columnsUsed.length === 1)) ? row.label : null,
        columnsUsed.length > 1 ? (names.get(column) ?? column.label) : null,
      ].filter((part) => part !== null && part !== "");
      return dotItem(parts.join(", "), cell);
    });
    return {heading: heading === "" ? null : heading, items};
  });
  const measure = unit === "percent" ? "Andel i procent" : measureName(columnsUsed);
  const told = withBases(panels, measure);
  return {
    ...told,
    isPercent: unit === "percent",
    level: chosen.map(({cell}) => intervalOf(cell)?.level ?? null).find((level) => level !== null) ?? null,
  };
}

/** The n once where it is the same for all, or for all of a panel; else with each item. */
function withBases(panels: readonly DotPanel[], measure: string): Pick<Dots, "panels" | "measure"> {
  const all = panels.flatMap(({items}) => items);
  const common = sameBase(all);
  if (common !== null && all.length > 1) return {panels, measure: withBase(measure, common)};
  const told = panels.map(({heading, items}): DotPanel => {
    const base = sameBase(items);
    if (heading !== null && base !== null && items.length > 1) return {heading: withBase(heading, base), items};
    return {heading, items: items.map((item) => ({...item, label: withBase(item.label, item.base)}))};
  });
  return {panels: told, measure};
}

function sameBase(items: readonly DotItem[]): number | null {
  const [first] = items;
  return first !== undefined && items.every(({base}) => base === first.base) ? first.base : null;
}

function dotItem(label: string, cell: Cell): DotItem {
  const base = cell.kind === "share" || cell.kind === "number" ? cell.base : cell.kind === "empty" ? 0 : null;
  const interval = intervalOf(cell);
  const factor = cell.kind === "share" ? 100 : 1;
  const hasNumber = cell.kind === "share" || cell.kind === "number" || cell.kind === "count";
  return {
    label,
    base,
    value: hasNumber ? factor * cell.exact : null,
    printed: hasNumber ? cell.printed : "",
    address: cell.address,
    interval: interval === null ? null : {...interval, low: factor * interval.low, high: factor * interval.high},
    reason: emptyReason([cell]),
  };
}

function intervalOf(cell: Cell) {
  return cell.kind === "share" || cell.kind === "number" ? (cell.interval ?? null) : null;
}

/** The cells with an interval, and the empty ones that would have had one; all where none has. */
function bestOf(found: readonly Found[]): readonly Found[] {
  const withInterval = found.filter(({cell}) => intervalOf(cell) !== null);
  if (withInterval.length === 0) return found;
  const rows = new Set(withInterval.map(({row}) => row.key));
  const columns = new Set(withInterval.map(({column}) => column));
  // In a column where other numbers have none, as the answers beside the one that succeeds, the row tells.
  const mixed = new Set(
    found.filter(({cell}) => cell.kind !== "empty" && intervalOf(cell) === null).map(({column}) => column),
  );
  const wouldHave = ({row, column}: Found) => columns.has(column) && (rows.has(row.key) || !mixed.has(column));
  return found.filter((each) => intervalOf(each.cell) !== null || (each.cell.kind === "empty" && wouldHave(each)));
}

function rowsOf(analysis: AnalysisResult, block: Block, wanted: readonly string[] | undefined): readonly Row[] {
  if (wanted === undefined) return leadingRows(block);
  const candidates = block.rows.map((row) => ({names: [row.label, row.key], part: row}));
  return pick(wanted, candidates, "row", analysis.key);
}

/** The columns that have intervals, else those of the first unit of percent and number that there is. */
function measuredColumns(analysis: AnalysisResult): Column[] {
  const {columns, blocks} = analysis.table;
  const values = columns.filter(({role, unit}) => role === "value" && (unit === "percent" || unit === "number"));
  const hasInterval = (column: Column) =>
    blocks.some(({rows}) =>
      rows.some((row) => {
        const cell = row.cells[columns.indexOf(column)];
        return cell !== undefined && intervalOf(cell) !== null;
      }),
    );
  const withInterval = values.filter(hasInterval);
  const own = withInterval.length > 0 ? withInterval : values;
  const [first] = own;
  return own.filter((column) => first !== undefined && measureOf(column) === measureOf(first));
}

/** Percentages share a scale; other numbers only of the same statistic. */
function measureOf({unit, key, measure}: Column): string {
  return unit === "percent" ? unit : (measure ?? key.split(/[@:]/)[0] ?? key);
}

/** What all columns are called alike: their label, or the heading above them where the labels are waves or groups. */
function measureName(columns: readonly Column[]): string {
  const [first] = columns;
  if (first === undefined) return "";
  const isShared = columns.every(({label}) => label === first.label);
  return first.measure ?? (isShared ? first.label : (first.group ?? ""));
}
