import {CliError, type Place} from "../../../errors/cli-error.ts";
import {printNumber} from "../../../numbers/print.ts";
import type {NumberStyle} from "../../../numbers/style.ts";
import type {Cell} from "../../../results/model.ts";
import {countCell, numberCell, shareCell} from "../../table/cells.ts";
import {fewestDecimals} from "../../table/decimals.ts";
import {type CellMaker, type Comparing, type Comparison, type ComparisonRow, words} from "./comparison.ts";
import {compareShare, reasonOf} from "./difference.ts";
import {differenceTable} from "./difference-table.ts";
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
    const published = printNumber(entry.printed, fewestDecimals(entry.printed));
    const reason = reasonOf({...entry, ...ours, subject: entry.address, ours: ours.printed, published, place});
    if (reason === null) return [];
    const what = placeInTable(found.block, [found.row], [found.column], found.analysis.table.columns);
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

function oursOf(cell: Cell, published: number, style: NumberStyle, place: Place): Ours {
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
      const printed = printNumber(exact, decimals);
      const differs = printed !== printNumber(published, decimals);
      const make: CellMaker = (address) => numberCell(address, exact, base, decimals);
      return {make, printed, differs, explanation: null, counts: ""};
    }
    default: {
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
  }
}
