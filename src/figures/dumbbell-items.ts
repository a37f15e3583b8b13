import type {FigureSpecOf} from "../config/figure-specs.ts";
import {printPercent} from "../numbers/print.ts";
import type {NumberStyle} from "../numbers/style.ts";
import type {AnalysisResult, Block, Cell, Column} from "../results/model.ts";
import {misfit} from "./fitting-kinds.ts";
import {baseNote, emptyReason} from "./labels.ts";
import {pick, pickRows} from "./pick.ts";

/** The share of one item's answers at one wave. */
export interface WaveShare {
  /** In percent. */
  readonly value: number;
  readonly printed: string;
  /** Of the cells that it sums, parted by spaces. */
  readonly address: string;
}

export interface DumbbellItem {
  readonly label: string;
  readonly first: WaveShare | null;
  readonly last: WaveShare | null;
  /** Why a share is not there. */
  readonly reason: string;
}

export interface Dumbbells {
  readonly items: readonly DumbbellItem[];
  readonly firstWave: string;
  readonly lastWave: string;
  /** The answers that are summed, where they are worded alike in all items; else empty. */
  readonly answers: readonly string[];
}

/** An item with its columns of percentages, in the order of time. */
export interface ItemColumns {
  readonly label: string;
  readonly names: readonly string[];
  readonly block: Block;
  readonly columns: readonly Column[];
}

/**
 * Each item's share with the named answers at the first and the last wave: summed from counts, and rounded once.
 * @throws CliError for an item or answer that is not there, and when the table has one wave only.
 */
export function dumbbells(spec: FigureSpecOf<"dumbbell">, analysis: AnalysisResult, numbers: NumberStyle): Dumbbells {
  const all = itemsOf(analysis);
  const items =
    spec.blocks === undefined
      ? all
      : pick(
          spec.blocks,
          all.map((item) => ({names: item.names, part: item})),
          "block",
          analysis.key,
        );
  if (items.some(({columns}) => columns.length < 2)) {
    throw misfit(spec, analysis, `needs two waves, and "${analysis.key}" has one`);
  }
  const wordings = new Set<string>();
  const measured = items.map((item) => {
    const rows = pickRows(item.block, spec.rows, analysis.key);
    wordings.add(JSON.stringify(rows.map(({label}) => label)));
    const at = (column: Column | undefined) => {
      const index = column === undefined ? -1 : analysis.table.columns.indexOf(column);
      return rows.flatMap((row) => row.cells[index] ?? []);
    };
    const [first, last] = [at(item.columns[0]), at(item.columns.at(-1))];
    const shares = [first, last].map((cells) => summed(cells.filter((cell) => cell.kind === "share")));
    const bases = shares.map((share) => share?.base ?? 0);
    return {
      label: `${item.label} ${baseNote(...bases)}`,
      first: printed(shares[0], first, numbers),
      last: printed(shares[1], last, numbers),
      reason: emptyReason([...first, ...last]),
    };
  });
  const [answers = "[]"] = wordings;
  return {
    items: measured,
    firstWave: items[0]?.columns[0]?.label ?? "",
    lastWave: items[0]?.columns.at(-1)?.label ?? "",
    answers: wordings.size === 1 ? (JSON.parse(answers) as string[]) : [],
  };
}

/** The items of a change table: its blocks, or its groups of columns where the items stand side by side. */
export function itemsOf(analysis: AnalysisResult): ItemColumns[] {
  // Everybody at the first wave, who may stand beside a panel, is no wave.
  const columns = analysis.table.columns.filter(
    (column) => column.role === "value" && column.unit === "percent" && waveOf(column) > 0,
  );
  return analysis.table.blocks.flatMap((block) => {
    const variables = new Set(columns.map(variableOf));
    return [...variables].map((variable) => {
      const own = columns.filter((column) => variableOf(column) === variable);
      const names = [
        variable === "" || analysis.table.blocks.length > 1 ? block.label : null,
        variable === "" ? null : (own[0]?.group ?? null),
      ].filter((name) => name !== null);
      const label = names.length > 0 ? names.join(", ") : (analysis.questions[0]?.label ?? "");
      const key = variable === "" ? block.key : variable;
      return {label, names: [label, key, key.split(".").at(-1) ?? key], block, columns: [...own].sort(byWave)};
    });
  });
}

/** The item that a column stands for; empty where the item is the block and the column just a wave. */
function variableOf({key}: Column): string {
  return key.includes("@") ? key.slice(0, key.lastIndexOf("@")) : "";
}

function byWave(a: Column, b: Column): number {
  return waveOf(a) - waveOf(b);
}

function waveOf({key}: Column): number {
  return Number(key.slice(key.lastIndexOf("@") + 1)) || 0;
}

function summed(shares: readonly {readonly count: number; readonly base: number}[]) {
  const [first] = shares;
  if (first === undefined || first.base === 0) return null;
  return {count: shares.reduce((sum, {count}) => sum + count, 0), base: first.base};
}

function printed(
  share: {count: number; base: number} | null | undefined,
  cells: readonly Cell[],
  numbers: NumberStyle,
): WaveShare | null {
  if (share === null || share === undefined) return null;
  const value = (100 * share.count) / share.base;
  const address = cells.map((cell) => cell.address).join(" ");
  return {value, printed: printPercent(share.count, share.base, numbers), address};
}
