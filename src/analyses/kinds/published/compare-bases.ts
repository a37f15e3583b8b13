import {CliError, type Place} from "../../../errors/cli-error.ts";
import {printNumber} from "../../../numbers/print.ts";
import type {AddressedCell} from "../../../results/find-by-address.ts";
import {countCell} from "../../table/cells.ts";
import {type Comparing, type Comparison, type ComparisonRow, words} from "./comparison.ts";
import {reasonOf} from "./difference.ts";
import {differenceTable} from "./difference-table.ts";
import {cellAt, placeInTable} from "./find.ts";

/** Published n beside ours: a row for each that differs. */
export function compareBases({analysis, file, results}: Comparing): Comparison {
  const entries = file.value.bases;
  const rows = entries.flatMap((entry, index): ComparisonRow[] => {
    const place = file.placeOf(["bases", index, "address"]);
    const found = cellAt(results, entry.address, place);
    const base = baseOf(found, place);
    const published = printNumber(entry.printed, 0);
    const reason = reasonOf({
      subject: `The base of ${entry.address}`,
      ours: printNumber(base, 0),
      published,
      differs: base !== entry.printed,
      reason: entry.reason,
      explanation: null,
      place,
    });
    if (reason === null) return [];
    return [
      {
        key: String(index + 1),
        label: entry.table,
        cells: {
          what: words(placeInTable(found.block, [], [found.column], found.analysis.table.columns)),
          published: words(published),
          ours: (address) => countCell(address, base, null),
          reason: words(reason),
        },
      },
    ];
  });
  const noun = "procentgrundlag";
  return differenceTable({analysis, stub: "Tabel", rows, compared: entries.length, noun, hasCounts: false});
}

function baseOf({cell}: AddressedCell, place: Place): number {
  if ((cell.kind === "share" || cell.kind === "base" || cell.kind === "count") && cell.base !== null) return cell.base;
  throw new CliError("config", `"${cell.address}" has no base.`, {
    place,
    hint: "Name the address of a share, or of the base under it.",
  });
}
