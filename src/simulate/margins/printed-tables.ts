import {z} from "zod";
import {readYaml} from "../../config/read-yaml.ts";
import type {AnalysisResult, Block} from "../../results/model.ts";
import type {Margin, UnusedMargin} from "./model.ts";
import {readPrinted} from "./printed-number.ts";
import {addressedBase, addressedMargin} from "./published-file.ts";
import {pairLabels, similarity} from "./similar.ts";

const printedTable = z.looseObject({
  id: z.string().describe("Tabel 4.5"),
  columns: z.array(z.string()),
  rows: z.array(z.looseObject({label: z.string(), values: z.array(z.union([z.number(), z.string(), z.null()]))})),
  blocks: z
    .array(z.looseObject({name: z.string(), rows: z.tuple([z.int(), z.int()])}))
    .optional()
    .describe("From which row to which, from 0, and with"),
});

/** Tables as they were printed, with the labels of their rows and columns. */
const printedTablesSpec = z.array(printedTable);

export type PrintedTable = z.output<typeof printedTable>;

/** @throws CliError (config) for what does not fit the schema, with its place */
export function readPrintedTables(file: string, text: string): PrintedTable[] {
  return readYaml(file, text, printedTablesSpec).value;
}

/**
 * The numbers of printed tables as margins on the cells of ours. Blocks, rows and columns find each other by their labels, and
 * by their order where the labels are others.
 * @param analysesOf the results whose tables a printed table is like, by its name
 */
export function marginsOfTables(
  tables: readonly PrintedTable[],
  analysesOf: (id: string) => readonly AnalysisResult[],
): {readonly margins: readonly Margin[]; readonly unused: readonly UnusedMargin[]} {
  const margins: Margin[] = [];
  const unused: UnusedMargin[] = [];
  for (const table of tables) {
    const analyses = analysesOf(table.id);
    if (analyses.length === 0) {
      const count = table.rows.flatMap(({values}) => values).filter((value) => typeof value === "number").length;
      if (count === 0) continue;
      const why = "ingen analyse er knyttet til tabellen: skriv published_as i evaluation.yaml";
      unused.push({table: table.id, what: "hele tabellen", printed: `${count} tal`, why});
      continue;
    }
    for (const part of partsOf(table)) {
      const found = ownPart(part, analyses);
      if (found === null) {
        unused.push({
          table: table.id,
          what: part.name,
          printed: "",
          why: "ingen del af vores tabel har de samme rækker",
        });
      } else addMargins(table, part, found, margins, unused);
    }
  }
  return {margins, unused};
}

interface Part {
  readonly name: string;
  /** Which of the table's parts it is. */
  readonly place: number;
  readonly rows: readonly {readonly label: string; readonly values: readonly (number | string | null)[]}[];
}

function partsOf({blocks, rows}: PrintedTable): Part[] {
  const parts = blocks ?? [{name: "", rows: [0, rows.length - 1] as const}];
  return parts.map(({name, rows: [from, to]}, place) => ({
    name,
    place,
    rows: rows.slice(from, to + 1).map(({label, values}) => ({
      label: label.startsWith(`${name}: `) ? label.slice(name.length + 2) : label,
      values,
    })),
  }));
}

interface OwnPart {
  readonly analysis: AnalysisResult;
  readonly block: Block;
}

/** The block of ours that is most like a printed one: by its rows, its name, and its place. */
function ownPart(part: Part, analyses: readonly AnalysisResult[]): OwnPart | null {
  let best: {score: number; own: OwnPart | null} = {score: 0.3, own: null};
  for (const analysis of analyses) {
    for (const [place, block] of analysis.table.blocks.entries()) {
      const labels = block.rows.map(({label}) => label);
      const alike = part.rows.map(({label}) => Math.max(0, ...labels.map((own) => similarity(label, own))));
      const inRows = alike.reduce((sum, each) => sum + each, 0) / Math.max(part.rows.length, labels.length);
      const inName = block.label === null ? 0 : similarity(part.name, block.label);
      const score = inRows + inName / 2 + (place === part.place ? 0.2 : 0);
      if (score > best.score) best = {score, own: {analysis, block}};
    }
  }
  return best.own;
}

function addMargins(
  table: PrintedTable,
  part: Part,
  {analysis, block}: OwnPart,
  margins: Margin[],
  unused: UnusedMargin[],
): void {
  const {columns} = analysis.table;
  const ownColumns = pairLabels(
    table.columns,
    columns.map(({label, group}) => [label, ...(group === null ? [] : [`${group}: ${label}`, group])]),
  );
  const ownRows = pairLabels(
    part.rows.map(({label}) => label),
    block.rows.map(({label, role}) => [label, ...(role === "total" ? ["Total (n)"] : [])]),
  );
  for (const [place, {label, values}] of part.rows.entries()) {
    for (const [index, value] of values.entries()) {
      if (value === null) continue;
      const cell = block.rows[ownRows[place] ?? -1]?.cells[ownColumns[index] ?? -1];
      const what = [part.name, label, table.columns[index]]
        .filter((text) => text !== "" && text !== undefined)
        .join(" · ");
      if (cell === undefined) {
        unused.push({
          table: table.id,
          what,
          printed: String(value),
          why: "der er ingen tilsvarende celle i vores tabel",
        });
        continue;
      }
      const margin = marginOf(table.id, cell.address, value);
      if (margin === null)
        unused.push({table: table.id, what, printed: String(value), why: "det trykte er ikke et tal"});
      else margins.push(margin);
    }
  }
}

/** `100 (98)` is a base; any other number is what the cell prints. */
function marginOf(table: string, address: string, value: number | string): Margin | null {
  const base = typeof value === "string" ? /^100\s*\((\d+)\)$/.exec(value)?.[1] : undefined;
  if (base !== undefined) return addressedBase(table, address, readPrinted(base));
  if (typeof value === "string" && !/^[−-]?\d+(?:[.,]\d+)?$/.test(value)) return null;
  return addressedMargin(table, address, readPrinted(value));
}
