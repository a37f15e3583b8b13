import type {NumberStyle} from "../../../numbers/style.ts";
import type {Cell, NumberCell, Row} from "../../../results/model.ts";
import {describe} from "../../../statistics/describe/describe.ts";
import type {ValueCount} from "../../../statistics/describe/value-count.ts";
import {pairedT} from "../../../statistics/paired/paired-t.ts";
import type {BaseCounts} from "../../count/tally.ts";
import {starsFor} from "../../print/stars.ts";
import type {Item} from "../../resolve/items.ts";
import {addressOf, countCell, emptyCell, numberCell, textCell} from "../../table/cells.ts";
import {noneReason} from "../../table/none-reason.ts";
import {intervalOf, meanAt} from "../../table/pair-means.ts";
import type {Repeated} from "../../testing/repeated.ts";
import type {RepeatedTest} from "../../testing/repeated-record.ts";
import {beforeAndAfter} from "../../testing/repeated-tests.ts";
import type {PairedColumn} from "./columns.ts";

/** One item in one group of persons. */
export interface PairedRow {
  readonly key: string;
  readonly item: Item;
  /** Their numbers at all the waves. */
  readonly scores: Repeated;
  readonly base: BaseCounts;
  /** The numbers of everybody who answered at the first wave; empty where they are not compared with. */
  readonly ofAll: readonly ValueCount[];
  readonly test: RepeatedTest;
}

export interface PairedLayout {
  readonly at: {readonly analysis: string; readonly block: string};
  readonly columns: readonly PairedColumn[];
  readonly decimals: number;
  readonly stars: readonly number[] | false;
  readonly style: NumberStyle;
}

export function pairedRow(row: PairedRow, layout: PairedLayout): Row {
  const {analysis, block} = layout.at;
  const cells = layout.columns.map((each) => {
    const address = addressOf(analysis, block, row.key, each.column.key);
    return cellOf(address, each, row, layout);
  });
  return {key: row.key, label: row.item.label, role: "category", cells};
}

function cellOf(address: string, {statistic, wave}: PairedColumn, row: PairedRow, layout: PairedLayout): Cell {
  const {scores, base, ofAll} = row;
  const {decimals} = layout;
  if (statistic === "n") return countCell(address, scores.n, base.population);
  if (statistic === "n-of-all") return countCell(address, countOf(ofAll), null);
  if (statistic === "mean-of-all") {
    const described = describe(ofAll);
    return described.ok
      ? numberCell(address, described.mean, described.n, decimals)
      : emptyCell(address, "ingen har svaret");
  }
  if (scores.n === 0) return emptyCell(address, noneReason(base));
  if (statistic === "mean") return numberCell(address, meanAt(scores, wave ?? 0), scores.n, decimals);
  const change = meanAt(scores, -1) - meanAt(scores, 0);
  switch (statistic) {
    case "difference":
      return withInterval(starred(numberCell(address, change, scores.n, decimals), row, layout), scores, decimals);
    case "interval":
      return intervalCell(address, scores, decimals);
    case "relative": {
      const before = meanAt(scores, 0);
      if (before <= 0) return emptyCell(address, "kræver et første gennemsnit over 0");
      return numberCell(address, (100 * change) / before, scores.n, layout.style.decimals);
    }
    case "dz": {
      const result = pairedT(...beforeAndAfter(scores));
      return result.ok ? numberCell(address, result.cohensDz, scores.n, 2) : emptyCell(address, noSpread);
    }
    case "p":
      return pCell(address, row.test);
  }
}

const noSpread = "alle har ændret sig lige meget";

/** The difference as a table shows it, with stars when it is significant. */
function starred(cell: NumberCell, {test}: PairedRow, {stars}: PairedLayout): NumberCell {
  const [tested] = test.tests;
  const signs = tested === undefined ? "" : starsFor(tested.record.chosen.p, stars);
  return signs === "" ? cell : {...cell, shown: cell.printed + signs};
}

function withInterval(cell: NumberCell, scores: Repeated, decimals: number): NumberCell {
  const interval = intervalOf(scores, decimals);
  return interval === null ? cell : {...cell, interval};
}

function intervalCell(address: string, scores: Repeated, decimals: number): Cell {
  const interval = intervalOf(scores, decimals);
  if (interval !== null) return textCell(address, interval.printed);
  return emptyCell(address, scores.n < 2 ? "kræver mindst to par" : noSpread);
}

function pCell(address: string, {tests, failures}: RepeatedTest): Cell {
  const [tested] = tests;
  if (tested === undefined) return emptyCell(address, failures[0]?.reason ?? "der er ikke testet");
  const {p, n, printed} = tested.record.chosen;
  return {kind: "number", address, exact: p, base: n, printed: printed.replace(/^p (?:= )?/, "")};
}

function countOf(values: readonly ValueCount[]): number {
  return values.reduce((sum, [, count]) => sum + count, 0);
}
