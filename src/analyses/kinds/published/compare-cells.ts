import {CliError, type Place} from "../../../errors/cli-error.ts";
import {printNumber} from "../../../numbers/print.ts";
import type {NumberStyle} from "../../../numbers/style.ts";
import type {Cell} from "../../../results/model.ts";
import {countCell, numberCell, shareCell} from "../../table/cells.ts";
import {fewestDecimals} from "../../table/decimals.ts";
import {type CellMaker, type Comparing, type Comparison, type ComparisonRow, words} from "./comparison.ts";
import {compareShare, reasonOf} from "./difference.ts";
import {differenceTable} from "./difference-table.ts";
import type {PublishedEntry} from "./file.ts";
import {cellAt, placeInTable} from "./find.ts";

/** What is compared of one of our cells. */
interface Ours {
  readonly make: CellMaker;
  readonly printed: string;
  readonly differs: boolean;
  readonly explanation: string | null;
  readonly counts: string;
}

/** Published cells of tables beside ours: a row for each that differs. */
export function compareCells({analysis, file, results, style}: Comparing): Comparison {
  const entries = file.value.cells;
  const rows = entries.flatMap((entry, index): ComparisonRow[] => {
    const place = file.placeOf(["cells", index, "address"]);
    const found = cellAt(results, entry.address, place);
    const ours = oursOf(found.cell, entry.printed, style, place);
    const published =
      typeof entry.printed === "string" ? entry.printed : printNumber(entry.printed, fewestDecimals(entry.printed));
    const reason = reasonOf({...entry, ...ours, subject: entry.address, ours: ours.printed, published, place});
    if (reason === null) return [];
    const what =
      publishedPlace(entry) ?? placeInTable(found.block, [found.row], [found.column], found.analysis.table.columns);
    return [
      {
        key: String(index + 1),
        label: entry.table,
        cells: {
          what: words(what),
          published: words(published),
          ours: ours.make,
          counts: words(ours.counts),
          reason: words(reason),
        },
      },
    ];
  });
  return differenceTable({analysis, stub: "Tabel", rows, compared: entries.length, noun: "tal", hasCounts: true});
}

/** Where the number stands in the published table, when the entry says so. */
function publishedPlace({row, column}: PublishedEntry<"cells">): string | null {
  const named = [row, column].filter((name) => name !== undefined);
  return named.length === 0 ? null : named.join(" · ");
}

function oursOf(cell: Cell, published: number | string, style: NumberStyle, place: Place): Ours {
  if (cell.kind === "text") return oursInWords(cell.printed, published);
  if (cell.kind === "count" && cell.shown !== undefined && typeof published === "string") {
    return oursInWords(cell.shown, published);
  }
  if (typeof published === "string") {
    throw new CliError("config", `"${cell.address}" holds a number, and "${published}" is published.`, {
      place,
      hint: "Write printed as a number, without quotes.",
    });
  }
  return oursInNumbers(cell, published, style, place);
}

/** Words, such as an interval, are alike when they are the same. */
function oursInWords(printed: string, published: number | string): Ours {
  const differs = printed.toLowerCase() !== String(published).toLowerCase();
  return {make: words(printed), printed, differs, explanation: null, counts: ""};
}

function oursInNumbers(cell: Cell, published: number, style: NumberStyle, place: Place): Ours {
  const decimals = fewestDecimals(published);
  switch (cell.kind) {
    case "share": {
      const {count, base} = cell;
      const counts = `${printNumber(count, 0)} af ${printNumber(base, 0)}`;
      const make: CellMaker = (address) => shareCell(address, count, base, {...style, decimals});
      return {...compareShare(count, base, published, style), make, counts};
    }
    case "count": {
      const {count, base} = cell;
      const printed = printNumber(count, 0);
      const counts = base === null ? printed : `${printed} af ${printNumber(base, 0)}`;
      const make: CellMaker = (address) => countCell(address, count, base);
      return {make, printed, differs: count !== published, explanation: null, counts};
    }
    case "number": {
      const {exact, base} = cell;
      const theirs = printNumber(published, decimals);
      // Ours may be printed to the nearest hundred, as theirs is: 93.063 is 93.100 in both.
      const printed = cell.printed === theirs ? theirs : printNumber(exact, decimals);
      const differs = printed !== theirs;
      const make: CellMaker = (address) => numberCell(address, exact, base, decimals);
      return {make, printed, differs, explanation: null, counts: ""};
    }
    case "base": {
      if (published === 100) return {make: words("100"), printed: "100", differs: false, explanation: null, counts: ""};
      return refuse(cell, place);
    }
    default:
      return refuse(cell, place);
  }
}

/** The row of totals is 100 whatever its n; the n is compared as a base. */
function refuse(cell: Cell, place: Place): never {
  const isBase = cell.kind === "base";
  throw new CliError(
    "config",
    `"${cell.address}" holds ${isBase ? "a base" : "no number"}, so it is no cell to compare.`,
    {
      place,
      hint: isBase ? "Put it under bases." : "Name the address of a cell with a number.",
    },
  );
}
