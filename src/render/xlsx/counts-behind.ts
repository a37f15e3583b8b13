import type {Cell, Table} from "../../results/model.ts";

/** A column to the right of the table, with what a column of it rests on. */
export interface BehindColumn {
  /** Which column of the table. */
  readonly column: number;
  readonly heading: "Antal" | "Ud af" | "Nedre grænse" | "Øvre grænse" | "Grundlag";
  readonly read: (cell: Cell | undefined) => number | null;
  readonly format: string;
}

/** Of every column of percentages the counts and bases, of means how many they are computed on, and intervals where there are any. */
export function behindColumns({columns, blocks}: Table): BehindColumn[] {
  const rows = blocks.flatMap((block) => block.rows);
  return columns.flatMap((_, column): BehindColumn[] => {
    const candidates: BehindColumn[] = [
      {column, heading: "Antal", read: shareCount, format: "#,##0"},
      {column, heading: "Ud af", read: shareBase, format: "#,##0"},
      {column, heading: "Grundlag", read: numberBase, format: "#,##0"},
      {column, heading: "Nedre grænse", read: (cell) => limit(cell, "low"), format: limitFormat(rows, column)},
      {column, heading: "Øvre grænse", read: (cell) => limit(cell, "high"), format: limitFormat(rows, column)},
    ];
    return candidates.filter(({read}) => rows.some(({cells}) => read(cells[column]) !== null));
  });
}

function shareCount(cell: Cell | undefined): number | null {
  return cell?.kind === "share" ? cell.count : null;
}

function shareBase(cell: Cell | undefined): number | null {
  return cell?.kind === "share" ? cell.base : null;
}

function numberBase(cell: Cell | undefined): number | null {
  return cell?.kind === "number" ? cell.base : null;
}

function limit(cell: Cell | undefined, end: "low" | "high"): number | null {
  if (cell === undefined || !("interval" in cell)) return null;
  return cell.interval?.[end] ?? null;
}

function limitFormat(rows: readonly {readonly cells: readonly Cell[]}[], column: number): string {
  return rows.some(({cells}) => cells[column]?.kind === "share") ? "0.0\\ %" : "0.0#";
}
