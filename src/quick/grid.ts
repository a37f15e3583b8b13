import type {AnalysisResult, Block, Cell, Column} from "../results/model.ts";
import {shownIn} from "../results/shown.ts";
import {countedPopulation} from "./counted-population.ts";
import {plainText} from "./plain-text.ts";

/** A result's table as plain cells, the same for every format. */
export interface Grid {
  readonly title: string;
  readonly stub: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** `Anm.: …` and `Kilde: …`, each as a heading and its text. */
  readonly notes: readonly {readonly heading: string; readonly text: string}[];
}

export interface GridColumn {
  readonly label: string;
  /** A heading over this column and its neighbours with the same group; empty for none. */
  readonly group: string;
}

export interface GridRow {
  readonly label: string;
  readonly role: "heading" | "body" | "total";
  /** One for each column, none in a heading. */
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  /** As a report prints it. */
  readonly text: string;
  /** The number of persons behind a percentage that has no column of its own for it; null when there is none. */
  readonly count: number | null;
}

/** @param extraNotes Danish sentences that stand before the result's own notes */
export function gridOf(result: AnalysisResult, extraNotes: readonly string[] = []): Grid {
  const {table} = result;
  const hasCounts = table.columns.some(({unit}) => unit === "count");
  return {
    title: plainText(result.title),
    stub: plainText(table.stub),
    columns: table.columns.map((column) => ({label: labelOf(column), group: plainText(column.group ?? "")})),
    rows: table.blocks.flatMap((block) => rowsOf(block, hasCounts)),
    notes: notesOf(result, extraNotes),
  };
}

function labelOf({label, role}: Column): string {
  return role === "total" && label === "" ? "Total" : plainText(label);
}

function rowsOf({label, rows}: Block, hasCounts: boolean): GridRow[] {
  const heading: GridRow[] = label === null ? [] : [{label: plainText(label), role: "heading", cells: []}];
  const body = rows.map(
    (row): GridRow => ({
      label: plainText(row.label),
      role: row.role === "total" ? "total" : "body",
      cells: row.cells.map((cell) => ({text: plainText(shownIn(cell)), count: countOf(cell, hasCounts)})),
    }),
  );
  return [...heading, ...body];
}

function countOf(cell: Cell, hasCounts: boolean): number | null {
  return cell.kind === "share" && !hasCounts ? cell.count : null;
}

function notesOf(result: AnalysisResult, extraNotes: readonly string[]): Grid["notes"] {
  const who = `Opgørelsen omfatter ${countedPopulation(result.population)}${result.filter === null ? "" : ` (${plainText(result.filter)})`}.`;
  const texts = [...extraNotes, who, ...withoutForm(result), ...result.notes.map(({text}) => text)].map((text) =>
    sentence(plainText(text)),
  );
  return [
    {heading: "Anm.:", text: texts.filter((text) => text !== "").join(" ")},
    {heading: "Kilde:", text: sentence(plainText(result.source))},
  ];
}

/** A report's reader sees the base; at the desk it is asked why it is so small. */
function withoutForm({bases}: AnalysisResult): string[] {
  const most = bases.reduce((sofar, {noForm}) => Math.max(sofar, noForm), 0);
  return most === 0 ? [] : [`${most} uden besvaret skema er ikke med.`];
}

function sentence(text: string): string {
  return text === "" || /[.!?…][»”")]?$/.test(text) ? text : `${text}.`;
}
