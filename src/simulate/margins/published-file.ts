import {z} from "zod";
import {readYaml} from "../../config/read-yaml.ts";
import {findByAddress} from "../../results/find-by-address.ts";
import {lookUp} from "../../results/lookup.ts";
import {LookupError} from "../../results/lookup-error.ts";
import type {Cell, Findings} from "../../results/model.ts";
import type {Margin, Observed} from "./model.ts";
import {type PrintedNumber, printedNumber, readPrinted} from "./printed-number.ts";

const name = z.union([z.string(), z.number()]);
const entry = z.looseObject({address: z.string(), table: z.string().optional(), printed: printedNumber});

/** Published numbers with the addresses of ours: the file of a `published` analysis, of which tests are not looked at. */
const publishedSpec = z.looseObject({
  cells: z.array(entry).default([]),
  bases: z.array(entry).default([]),
  prose: z
    .array(
      z.looseObject({
        text: z.string(),
        analysis: z.string(),
        block: z.string().optional(),
        rows: z.array(name).min(1),
        columns: z.array(name).min(1).optional(),
        printed: printedNumber,
        unit: z.enum(["percent", "count"]),
      }),
    )
    .default([]),
});

type Entry = z.output<typeof entry>;

/** @throws CliError (config) for what does not fit the schema, with its place */
export function readPublishedMargins(file: string, text: string): Margin[] {
  const {cells, bases, prose} = readYaml(file, text, publishedSpec).value;
  return [
    ...cells.map((each) => cellMargin(each)),
    ...bases.map((each) => baseMargin(each)),
    ...prose.map(
      (each): Margin => ({
        table: null,
        what: each.text,
        analysis: each.analysis,
        part: "prose",
        ...readPrinted(each.printed),
        observe: (findings) => {
          const selector = {
            analysis: each.analysis,
            block: each.block,
            rows: each.rows.join("|"),
            columns: each.columns?.join("|"),
          };
          return observedSum(findings, selector, each.unit);
        },
      }),
    ),
  ];
}

function cellMargin({address, table, printed}: Entry): Margin {
  return addressedMargin(table ?? null, address, readPrinted(printed));
}

/** A margin on the cell at an address. */
export function addressedMargin(table: string | null, address: string, printed: PrintedNumber): Margin {
  return {
    table,
    what: address,
    analysis: analysisOf(address),
    part: "cell",
    ...printed,
    observe: (findings) => observedCell(findByAddress(findings, address)?.cell),
  };
}

function baseMargin({address, table, printed}: Entry): Margin {
  return addressedBase(table ?? null, address, readPrinted(printed));
}

/** A margin on the base of the cell at an address. */
export function addressedBase(table: string | null, address: string, printed: PrintedNumber): Margin {
  return {
    table,
    what: address,
    analysis: analysisOf(address),
    part: "base",
    ...printed,
    observe: (findings) => observedBase(findByAddress(findings, address)?.cell),
  };
}

function analysisOf(address: string): string {
  return address.split("/", 1)[0] ?? "";
}

function observedCell(cell: Cell | undefined): Observed | null {
  switch (cell?.kind) {
    case "share":
      return {kind: "share", count: cell.count, base: cell.base};
    case "count":
    case "base":
      return {kind: "count", count: cell.count};
    case "number":
      return {kind: "number", exact: cell.exact, base: cell.base};
    default:
      return null;
  }
}

function observedBase(cell: Cell | undefined): Observed | null {
  if (cell === undefined || !("base" in cell) || cell.base === null) return null;
  return {kind: "count", count: cell.base};
}

function observedSum(
  findings: Findings,
  selector: Parameters<typeof lookUp>[1],
  unit: "percent" | "count",
): Observed | null {
  try {
    const {sum} = lookUp(findings, selector, unit);
    if (sum.unit === "text" || sum.unit === "number") return null;
    if (unit === "count" || sum.base === null) return {kind: "count", count: sum.count};
    return {kind: "share", count: sum.count, base: sum.base};
  } catch (error) {
    if (error instanceof LookupError) return null;
    throw error;
  }
}
