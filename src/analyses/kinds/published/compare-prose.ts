import {CliError, type Place} from "../../../errors/cli-error.ts";
import {printNumber} from "../../../numbers/print.ts";
import type {NumberStyle} from "../../../numbers/style.ts";
import {type Lookup, lookUp} from "../../../results/lookup.ts";
import {lookedUp} from "../../resolve/looked-up.ts";
import {fewestDecimals} from "../../table/decimals.ts";
import {type Comparing, type Comparison, type ComparisonRow, words} from "./comparison.ts";
import {compareShare, type RoundedOurs, reasonOf} from "./difference.ts";
import {differenceTable} from "./difference-table.ts";
import type {PublishedEntry} from "./file.ts";
import {placeInTable} from "./find.ts";

type Entry = PublishedEntry<"prose">;

/** Published numbers in sentences beside ours: a row for each that differs. Several rows or columns are added. */
export function compareProse({analysis, file, results, style}: Comparing): Comparison {
  const entries = file.value.prose;
  const rows = entries.flatMap((entry, index): ComparisonRow[] => {
    const place = file.placeOf(["prose", index]);
    const selector = {
      analysis: entry.analysis,
      block: entry.block,
      rows: entry.rows.join("|"),
      columns: entry.columns?.join("|"),
    };
    const found = lookedUp(place, () => lookUp(results, selector, entry.unit));
    const {count, base} = personsOf(found, entry, place);
    const ours = oursOf(count, base, entry, style);
    const published = withUnit(printNumber(entry.printed, fewestDecimals(entry.printed)), entry, style);
    const reason = reasonOf({...entry, ...ours, subject: `«${entry.text}»`, ours: ours.printed, published, place});
    if (reason === null) return [];
    return [
      {
        key: String(index + 1),
        label: entry.text,
        cells: {
          what: words(placeInTable(found.block, found.rows, found.columns, found.analysis.table.columns)),
          published: words(published),
          ours: words(ours.printed),
          counts: words(base === null ? printNumber(count, 0) : `${printNumber(count, 0)} af ${printNumber(base, 0)}`),
          reason: words(reason),
        },
      },
    ];
  });
  const noun = "tal i teksten";
  return differenceTable({analysis, stub: "Formulering", rows, compared: entries.length, noun, hasCounts: true});
}

function personsOf({sum}: Lookup, entry: Entry, place: Place): {count: number; base: number | null} {
  const isCounted = sum.unit === "percent" || sum.unit === "count" || sum.unit === "base";
  if (isCounted && (entry.unit === "count" || (sum.base !== null && sum.base > 0))) {
    return {count: sum.count, base: sum.base};
  }
  throw new CliError("config", `What «${entry.text}» is compared with is no ${entry.unit}.`, {
    place,
    hint: entry.unit === "percent" ? "Name a column of percentages, or write unit: count." : "Name cells with counts.",
  });
}

function oursOf(count: number, base: number | null, entry: Entry, style: NumberStyle): RoundedOurs {
  if (entry.unit === "count" || base === null) {
    return {printed: printNumber(count, 0), differs: count !== entry.printed, explanation: null};
  }
  const compared = compareShare(count, base, entry.printed, style);
  return {...compared, printed: withUnit(compared.printed, entry, style)};
}

function withUnit(printed: string, {unit}: Entry, style: NumberStyle): string {
  return unit === "percent" ? `${printed}\u00a0${style.percent}` : printed;
}
