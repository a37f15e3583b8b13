import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult, Column} from "../results/model.ts";
import {type Bar, type BarPart, barParts} from "./bar-panels.ts";
import {misfit} from "./fitting-kinds.ts";
import {baseRange} from "./labels.ts";
import {areAlike, namesOf} from "./mean-series.ts";
import type {NamedSeries} from "./series-fills.ts";

/** More fills than these are too alike. */
const mostSeries = 7;

/** A category with a bar for each series; null where the series has no such row. */
export interface GroupedItem {
  readonly label: string;
  readonly bars: readonly (Bar | null)[];
}

export interface GroupedPanel {
  readonly heading: string | null;
  readonly items: readonly GroupedItem[];
}

/** A series with the n of its bars, where it is one. */
export interface CountedSeries extends NamedSeries {
  readonly label: string;
}

export interface GroupedBars {
  readonly panels: readonly GroupedPanel[];
  readonly series: readonly CountedSeries[];
  readonly areWaves: boolean;
  readonly unit: string;
}

/**
 * The bars of a table by category and series. The series are its columns; where one column is drawn of several blocks with the same
 * rows, the rows are, and the categories are the blocks.
 * @throws CliError for a part that is not there, or when there is one series only
 */
export function groupedBarsOf(spec: FigureSpecOf<"grouped-bars">, analysis: AnalysisResult): GroupedBars {
  const {parts, blocks, columns, unit} = barParts(spec, analysis);
  if (columns.length > 1) {
    const series = byColumn(analysis, parts, columns, unit);
    if (series.series.length <= mostSeries) return series;
    const reason = `can tell ${mostSeries} series apart, and "${analysis.key}" has ${series.series.length}`;
    throw misfit(spec, analysis, reason);
  }
  const [column] = columns;
  const rows = parts[0]?.bars ?? [];
  if (column === undefined || !areAlike(blocks) || rows.length < 2) {
    throw misfit(spec, analysis, `needs several columns, and "${analysis.key}" has one`);
  }
  const series = rows.map(({category}, index) => {
    const total = parts[0]?.block.rows.find(({label}) => label === category)?.role === "total";
    const bases = parts.flatMap(({bars}) => bars[index]?.base ?? []);
    return {name: category, isTotal: total, label: withNote(category, bases)};
  });
  const items = parts.map(({block, bars, base}) => ({
    label: withNote(block.label ?? block.key, base === null ? [] : [base]),
    bars,
  }));
  return {panels: [{heading: null, items}], series, areWaves: false, unit};
}

function byColumn(
  analysis: AnalysisResult,
  parts: readonly BarPart[],
  columns: readonly Column[],
  unit: string,
): GroupedBars {
  const groups = crossedGroups(columns);
  const lines = groups ?? [{heading: null, columns}];
  const [first = lines[0]] = lines;
  const names = groups === null ? namesOf(columns) : (first?.columns ?? []).map(({label}) => label);
  const blocks = [...new Set(parts.map(({block}) => block))];
  const series = names.map((name, index) => {
    const own = lines.flatMap((line) => line.columns[index] ?? []);
    const bases = parts.flatMap(({column, base}) => (own.includes(column) ? (base ?? []) : []));
    return {name, isTotal: own.every(({role}) => role === "total"), label: withNote(name, bases)};
  });
  const panels = blocks.flatMap((block) =>
    lines.map((line): GroupedPanel => {
      const own = line.columns.flatMap(
        (column) => parts.find((part) => part.block === block && part.column === column) ?? [],
      );
      const headings = [blocks.length > 1 ? block.label : null, line.heading].filter((part) => part !== null);
      const categories = [...new Set(own.flatMap(({bars}) => bars.map(({category}) => category)))];
      return {
        heading: headings.length === 0 ? null : headings.join(": "),
        items: categories.map((label) => ({
          label,
          bars: own.map(({bars}) => bars.find(({category}) => category === label) ?? null),
        })),
      };
    }),
  );
  const areWaves = columns.every(({key}) => analysis.waves.includes(Number(key.slice(key.lastIndexOf("@") + 1))));
  return {panels, series, areWaves, unit};
}

/** Columns under several headings with the same labels, such as waves under items: each heading is a panel. Null for others. */
export function crossedGroups(
  columns: readonly Column[],
): {readonly heading: string | null; readonly columns: readonly Column[]}[] | null {
  const groups = [...Map.groupBy(columns, ({group}) => group)].map(([heading, own]) => ({heading, columns: own}));
  const labels = new Set(groups.map((group) => JSON.stringify(group.columns.map(({label}) => label))));
  const [first] = groups;
  return groups.length > 1 && labels.size === 1 && (first?.columns.length ?? 0) > 1 ? groups : null;
}

function withNote(label: string, bases: readonly number[]): string {
  const note = baseRange(bases);
  return note === null ? label : `${label.replace(/\s*\(n\)$/, "")} ${note}`;
}
