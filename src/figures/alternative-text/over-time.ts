import type {NumberStyle} from "../../numbers/style.ts";
import type {AnalysisResult, Cell, Column, Row} from "../../results/model.ts";
import {type Moved, movedFinding} from "./moved.ts";
import {emptyFinding} from "./ranked.ts";
import {listed, percentOf, quoted, sentences} from "./words.ts";

/** More groups than this are told by the first ones. */
const mostTold = 4;

/** How the means of a series have moved from the first year to the last. */
export function seriesFinding({table}: AnalysisResult): string {
  const years = table.columns.filter(({key}) => key !== "change" && key !== "change-percent");
  const rows = table.blocks.flatMap((block) => block.rows.filter(({key}) => !key.startsWith("difference")));
  const moved = rows.flatMap((row): Moved[] => {
    const known = row.cells.slice(0, years.length).filter((cell) => cell.kind === "number");
    const [from, to] = [known[0], known.at(-1)];
    if (known.length < 2 || from === undefined || to === undefined) return [];
    return [{label: row.label, from: pointOf(from), to: pointOf(to)}];
  });
  if (moved.length === 0) return emptyFinding([]);
  const [first, last] = [years[0]?.label ?? "", years.at(-1)?.label ?? ""];
  return sentences(`linjerne går fra ${first} til ${last}`, movedFinding(moved, "gennemsnittet"));
}

/** The share it has happened to by the last time that the table tells, else by the end, group by group. */
export function survivalFinding({table}: AnalysisResult, numbers: NumberStyle): string {
  const rows = table.blocks.flatMap((block) => block.rows);
  const by = table.columns.findLast(({key}) => key.startsWith("by-"));
  if (by !== undefined) {
    const when = by.label.replace(/,\s*(?:pct\.|%|procent)$/, "");
    const told = toldIn(rows, table.columns.indexOf(by), ({printed}) => percentOf(printed, numbers));
    return told === "" ? emptyFinding([]) : sentences(`${when} er det sket for ${told}`);
  }
  const events = table.columns.findIndex(({key}) => key === "events");
  if (events === -1) return "";
  const told = toldIn(rows, events, ({printed}) => printed);
  return told === "" ? emptyFinding([]) : sentences(`${eventOf(table.columns, events)} tæller ${told}`);
}

function eventOf(columns: readonly Column[], index: number): string {
  return quoted(columns[index]?.label ?? "");
}

function toldIn(rows: readonly Row[], index: number, said: (cell: Cell) => string): string {
  const known = rows.flatMap(({label, cells}) => {
    const cell = cells[index];
    return cell === undefined || cell.kind === "empty" ? [] : [{label, cell}];
  });
  if (known.length === 1) return known.map(({cell}) => said(cell)).join("");
  return listed(known.slice(0, mostTold).map(({label, cell}) => `${said(cell)} i ${quoted(label)}`));
}

function pointOf({exact, printed}: {readonly exact: number; readonly printed: string}) {
  return {value: exact, printed};
}
