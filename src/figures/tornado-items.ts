import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult, Cell, Row} from "../results/model.ts";
import {misfit} from "./fitting-kinds.ts";

/** A number of the model, and the net at both ends of its range. */
export interface TornadoItem {
  readonly label: string;
  /** "40-60" */
  readonly range: string;
  readonly atLow: Net;
  readonly atHigh: Net;
}

interface Net {
  readonly value: number;
  readonly printed: string;
  readonly address: string;
}

export interface Tornado {
  readonly items: readonly TornadoItem[];
  /** The net when nothing is changed, and what it is called. */
  readonly base: Net & {readonly label: string};
  /** "Nettogevinst (1.000 kr.)" */
  readonly unit: string;
}

/** @throws CliError when the analysis has no nets at both ends of a range */
export function tornadoItems(spec: FigureSpecOf<"tornado">, analysis: AnalysisResult): Tornado {
  const {columns, blocks} = analysis.table;
  const rows = blocks.flatMap((block) => block.rows);
  const cellOf = (row: Row, key: string) => row.cells[columns.findIndex((column) => column.key === key)];
  const base = rows.find(({key}) => key === "base");
  const net = base === undefined ? null : netOf(cellOf(base, "net_low"));
  if (base === undefined || net === null)
    throw misfit(spec, analysis, `needs "${analysis.key}" to be of part: tornado`);
  const items = rows.flatMap((row): TornadoItem[] => {
    const atLow = netOf(cellOf(row, "net_low"));
    const atHigh = netOf(cellOf(row, "net_high"));
    if (row === base || atLow === null || atHigh === null) return [];
    const range = `${cellOf(row, "low")?.printed ?? ""}-${cellOf(row, "high")?.printed ?? ""}`;
    return [{label: row.label, range, atLow, atHigh}];
  });
  const unit = columns.find(({key}) => key === "net_low")?.group ?? "";
  return {items, base: {...net, label: base.label}, unit};
}

function netOf(cell: Cell | undefined): Net | null {
  return cell?.kind === "number" ? {value: cell.exact, printed: cell.printed, address: cell.address} : null;
}
