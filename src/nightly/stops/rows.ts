import type {PastResults} from "../../editions/past-results.ts";
import {acted, type Found} from "./found.ts";
import type {ReportPair} from "./model.ts";
import type {RowLimit, StopsSpec} from "./spec.ts";
import {shown} from "./texts.ts";

type Source = PastResults["dataReport"]["sources"][number];

/** Sources of a report that have lost more rows than their limit allows. */
export function judgeRows({isWhole, before, after}: ReportPair, spec: StopsSpec): Found[] {
  const old = new Map(before?.results.dataReport.sources.map((source) => [source.key, source]));
  return after.results.dataReport.sources.flatMap((now): Found[] => {
    const then = old.get(now.key);
    if (then === undefined) return [];
    const own = Object.hasOwn(spec.rows.sources, now.key) ? spec.rows.sources[now.key] : undefined;
    const {limit, action} = isWhole ? (own ?? spec.rows) : spec.unit_rows;
    const lost = lossOf(then, now).find(({from, to}) => isTooMany(from, to, limit));
    if (lost === undefined) return [];
    const {from, to, what} = lost;
    const name = shown(now.name);
    return acted(action, {
      kind: "fewer-rows",
      about: now.key,
      // Which rows there are of all is no matter of one report.
      isOfAll: isWhole,
      message: `${name}: ${to} ${what}, ${from} in the last edition, ${from - to} fewer; ${isWhole ? "rows" : "unit_rows"} allows ${printedLimit(limit)}.`,
      danish: `Datagrundlaget fra »${name}« er mindre end i den forrige udgave, og tallene kan derfor være ufuldstændige.`,
    });
  });
}

/** Rows that count, and rows that were read: an export that was cut may have lost only such as did not count. */
function lossOf(before: Source, after: Source) {
  return [
    {what: "rows that count", from: before.kept, to: after.kept},
    {what: "rows read", from: before.rowsRead, to: after.rowsRead},
  ];
}

function isTooMany(from: number, to: number, limit: RowLimit): boolean {
  const lost = from - to;
  if (lost <= 0) return false;
  return "rows" in limit ? lost > limit.rows : lost > limit.share * from + 1e-9;
}

function printedLimit(limit: RowLimit): string {
  return "rows" in limit ? String(limit.rows) : `${Number((limit.share * 100).toFixed(4))} %`;
}
