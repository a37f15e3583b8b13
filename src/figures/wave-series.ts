import {printPercent} from "../numbers/print.ts";
import type {NumberStyle} from "../numbers/style.ts";
import type {AnalysisResult, Cell, Column, ShareCell} from "../results/model.ts";
import {type ItemColumns, itemsOf} from "./dumbbell-items.ts";
import {misfit} from "./fitting-kinds.ts";
import type {SeriesSpec} from "./mean-series.ts";
import {categoryRows, pick, pickBlocks, pickRows} from "./pick.ts";

/** What one item was at one wave. */
export interface WavePoint {
  /** In percent, or in the number's own unit. */
  readonly value: number;
  readonly printed: string;
  readonly base: number;
  /** Of the cells it is made of. */
  readonly address: string;
}

export interface WaveItem {
  readonly label: string;
  /** One for each wave, null where there is no number. */
  readonly points: readonly (WavePoint | null)[];
}

export interface WaveSeries {
  readonly items: readonly WaveItem[];
  /** What the waves are called, in the order of time. */
  readonly waves: readonly string[];
  /** "Procent", or what the means are called. */
  readonly unit: string;
  /** The answers that are summed, where they are worded alike in all items; else empty. */
  readonly answers: readonly string[];
}

/** A figure over waves: which answers and items it takes. */
export type WaveSpec = SeriesSpec & {readonly rows?: string[] | undefined};

/**
 * Shares or means over the waves of a table: of answers summed from counts and rounded once, of each answer of its only item, or means.
 * @throws CliError for an item or answer that is not there, when there is one wave only, or several items and no answers named
 */
export function waveSeries(spec: WaveSpec, analysis: AnalysisResult, numbers: NumberStyle): WaveSeries {
  const isOfMeans = analysis.kind === "paired-means" || analysis.kind === "numbers";
  const series = isOfMeans ? ofMeans(spec, analysis) : ofShares(spec, analysis, numbers);
  if (series.waves.length < 2) throw misfit(spec, analysis, `needs two waves, and "${analysis.key}" has one`);
  return series;
}

function ofShares(spec: WaveSpec, analysis: AnalysisResult, numbers: NumberStyle): WaveSeries {
  const all = itemsOf(analysis);
  const candidates = all.map((item) => ({names: item.names, part: item}));
  const items = spec.blocks === undefined ? all : pick(spec.blocks, candidates, "block", analysis.key);
  const waves = wavesOf(items.map(({columns}) => columns));
  const [only] = items;
  const wanted = spec.rows;
  if (wanted === undefined) {
    if (only === undefined || items.length > 1) {
      throw misfit(spec, analysis, `needs rows:, the answers to follow, since "${analysis.key}" has several items`);
    }
    const answers = categoryRows(only.block).map((row): WaveItem => {
      return {label: row.label, points: pointsOf(only, [row.cells], waves, analysis, numbers)};
    });
    return {items: answers, waves, unit: "Procent", answers: []};
  }
  const wordings = new Set<string>();
  const followed = items.map((item): WaveItem => {
    const rows = pickRows(item.block, wanted, analysis.key);
    wordings.add(JSON.stringify(rows.map(({label}) => label)));
    const cells = rows.map((row) => row.cells);
    return {label: item.label, points: pointsOf(item, cells, waves, analysis, numbers)};
  });
  const answers = pickAnswers(wordings);
  return {items: followed, waves, unit: "Procent", answers};
}

function pickAnswers(wordings: ReadonlySet<string>): string[] {
  const [wording = "[]"] = wordings;
  const answers: unknown = wordings.size === 1 ? JSON.parse(wording) : [];
  return Array.isArray(answers) ? answers.map(String) : [];
}

/** The labels of the waves that any item has, in order. */
function wavesOf(columns: readonly (readonly Column[])[]): string[] {
  const longest = columns.reduce((most, each) => (each.length > most.length ? each : most), []);
  return longest.map(({label}) => label);
}

function pointsOf(
  item: ItemColumns,
  rows: readonly (readonly Cell[])[],
  waves: readonly string[],
  analysis: AnalysisResult,
  numbers: NumberStyle,
): (WavePoint | null)[] {
  return waves.map((wave) => {
    const column = item.columns.find(({label}) => label === wave);
    const index = column === undefined ? -1 : analysis.table.columns.indexOf(column);
    return summedPoint(
      rows.flatMap((cells) => cells[index] ?? []),
      numbers,
    );
  });
}

function summedPoint(cells: readonly Cell[], numbers: NumberStyle): WavePoint | null {
  const shares = cells.filter((cell): cell is ShareCell => cell.kind === "share");
  const [first] = shares;
  if (first === undefined || first.base === 0) return null;
  const count = shares.reduce((sum, share) => sum + share.count, 0);
  const printed = shares.length === 1 ? first.printed : printPercent(count, first.base, numbers);
  const address = shares.map((share) => share.address).join(" ");
  return {value: (100 * count) / first.base, printed, base: first.base, address};
}

/** The means of numbers or pairs at the waves: columns `mean@1`, `mean@3`, or those of a group `mean:koen:1@3`. */
function ofMeans(spec: WaveSpec, analysis: AnalysisResult): WaveSeries {
  const isMean = ({key, role}: Column) => role === "value" && /^mean(?:[@:].*)?@\d+$|^mean@\d+$/.test(key);
  const columns = analysis.table.columns.filter(isMean);
  const byGroup = Map.groupBy(columns, ({key}) => key.slice(0, key.lastIndexOf("@")));
  const [firstGroup = []] = byGroup.values();
  const waves = firstGroup.map(waveName);
  const blocks = pickBlocks(analysis, spec.blocks);
  const items = blocks.flatMap((block) => {
    const rows = spec.rows === undefined ? categoryRows(block) : pickRows(block, spec.rows, analysis.key);
    return rows.flatMap((row) =>
      [...byGroup].map(([, own]): WaveItem => {
        const [column] = own;
        const names = [
          blocks.length > 1 ? block.label : null,
          row.label,
          byGroup.size > 1 ? groupName(column, own) : null,
        ];
        return {
          label: names.filter((name) => name !== null).join(", "),
          points: own.map((each) => meanPoint(row.cells[analysis.table.columns.indexOf(each)])),
        };
      }),
    );
  });
  const unit = columns[0]?.label ?? "";
  return {items, waves, unit: isWaveHeaded(columns) ? (columns[0]?.group ?? "Gennemsnit") : unit, answers: []};
}

/** Means of one table either have the wave in their label and the statistic above, or the other way round. */
function isWaveHeaded(columns: readonly Column[]): boolean {
  return new Set(columns.map(({label}) => label)).size > 1;
}

function waveName(column: Column, _index: number, columns: readonly Column[]): string {
  return isWaveHeaded(columns) ? column.label : (column.group ?? column.label);
}

function groupName(column: Column | undefined, columns: readonly Column[]): string | null {
  return column === undefined ? null : isWaveHeaded(columns) ? column.group : column.label;
}

function meanPoint(cell: Cell | undefined): WavePoint | null {
  if (cell?.kind !== "number") return null;
  return {value: cell.exact, printed: cell.printed, base: cell.base, address: cell.address};
}

/** The n of each wave in words, «n = 39» or «n = 37-39» where items differ; null where nothing was counted. */
export function waveBases({items, waves}: WaveSeries): (string | null)[] {
  return waves.map((_, wave) => {
    const bases = items.flatMap(({points}) => points[wave]?.base ?? []);
    if (bases.length === 0) return null;
    const [least, most] = [Math.min(...bases), Math.max(...bases)];
    return `n\u00a0=\u00a0${least === most ? least : `${least}-${most}`}`;
  });
}
