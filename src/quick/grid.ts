import {printNumber} from "../numbers/print.ts";
import type {AnalysisResult, Block, Cell, Column} from "../results/model.ts";
import {shownIn} from "../results/shown.ts";
import {withoutForm} from "../results/without-form.ts";
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
  /** Whether its cells are words, which are read from the left and may be broken. */
  readonly isText: boolean;
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
    columns: table.columns.map((column) => ({
      label: labelOf(column),
      group: plainText(column.group ?? ""),
      isText: column.unit === "text",
    })),
    rows: table.blocks.flatMap((block) => rowsOf(block, hasCounts)),
    notes: notesOf(result, extraNotes),
  };
}

function labelOf({label, role, letter}: Column): string {
  const name = role === "total" && label === "" ? "Total" : plainText(label);
  return letter === undefined ? name : `${name} (${letter})`;
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

/** Null where the count stands in the cell itself or beside it. */
function countOf(cell: Cell, hasCounts: boolean): number | null {
  return cell.kind === "share" && !hasCounts && !shownIn(cell).endsWith(")") ? cell.count : null;
}

function notesOf(result: AnalysisResult, extraNotes: readonly string[]): Grid["notes"] {
  const texts = [...extraNotes, ...whoIsCounted(result), ...result.notes.map(({text}) => text)].map((text) =>
    sentence(plainText(text)),
  );
  return [
    {heading: "Anm.:", text: texts.filter((text) => text !== "").join(" ")},
    {heading: "Kilde:", text: sentence(plainText(result.source))},
  ].filter(({text}) => text !== "");
}

/** Nothing where the table shows something else than persons that were counted. */
function whoIsCounted(result: AnalysisResult): string[] {
  const {bases, waves, population, filter} = result;
  if (bases.length === 0 && waves.length === 0) return [];
  const limits = filter === null ? "" : ` (${plainText(filter)})`;
  const lacking = withoutForm(result);
  return [
    `Opgørelsen omfatter ${countedPopulation(population)}${limits}.`,
    ...(lacking === 0 ? [] : [`${printNumber(lacking, 0)} uden oplysninger er ikke med.`]),
  ];
}

function sentence(text: string): string {
  return text === "" || /[.!?…][»”")]?$/.test(text) ? text : `${text}.`;
}
