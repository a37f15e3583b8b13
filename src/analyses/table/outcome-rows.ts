import {printNumber} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {Cell, Fact, Row, ShareCell} from "../../results/model.ts";
import {clopperPearson} from "../../statistics/intervals/clopper-pearson.ts";
import type {Tally} from "../count/tally.ts";
import type {BlockAddress} from "./category-rows.ts";
import {addressOf, emptyCell, emptyReason, numberCell, shareCell, textCell} from "./cells.ts";
import {fewestDecimals} from "./decimals.ts";

/** One outcome: its answers, the codes that count as reached, and the goal in percent. */
export interface Outcome {
  readonly key: string;
  readonly tally: Tally;
  readonly success: readonly string[];
  readonly target: Fact | null;
}

type Interval = NonNullable<ShareCell["interval"]>;

const level = 0.95;

/** The rows with an interval on the share of each outcome that one category stands for. */
export function withIntervals(rows: readonly Row[], outcomes: readonly Outcome[], style: NumberStyle): Row[] {
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, index) => {
      const outcome = outcomes[index];
      const isSuccess = outcome?.success.length === 1 && outcome.success[0] === row.key;
      return outcome !== undefined && isSuccess && cell.kind === "share"
        ? {...cell, interval: intervalOf(outcome, style)}
        : cell;
    }),
  }));
}

/** The share that any of the answers of success has, for outcomes that have several. */
export function successRow(at: BlockAddress, outcomes: readonly Outcome[], style: NumberStyle): Row {
  const key = "success";
  return {
    key,
    label: "Opnået i alt",
    role: "sub",
    cells: outcomes.map((outcome): Cell => {
      const {tally} = outcome;
      const address = addressOf(at.analysis, at.block, key, outcome.key);
      const cell = shareCell(address, reached(outcome), tally.base.valid, style, emptyReason(tally.base));
      return cell.kind === "share" ? {...cell, interval: intervalOf(outcome, style)} : cell;
    }),
  };
}

export function intervalRow(at: BlockAddress, outcomes: readonly Outcome[], style: NumberStyle): Row {
  const key = "interval";
  return {
    key,
    label: "95 pct.-sikkerhedsinterval",
    role: "sub",
    cells: outcomes.map((outcome) => {
      const address = addressOf(at.analysis, at.block, key, outcome.key);
      const interval = intervalOf(outcome, style);
      return interval === null
        ? emptyCell(address, emptyReason(outcome.tally.base))
        : textCell(address, interval.printed);
    }),
  };
}

export function targetRow(at: BlockAddress, outcomes: readonly Outcome[]): Row {
  const key = "target";
  return {
    key,
    label: "Mål (mindst)",
    role: "sub",
    cells: outcomes.map(({key: column, target}) => {
      const address = addressOf(at.analysis, at.block, key, column);
      if (target === null) return emptyCell(address, "der er ikke sat et mål");
      return numberCell(address, target.value, 0, fewestDecimals(target.value));
    }),
  };
}

/** How many have one of the answers that count as reached. */
export function reached({tally, success}: Outcome): number {
  return success.reduce((sum, code) => sum + (tally.counts.get(code) ?? 0), 0);
}

function intervalOf(outcome: Outcome, style: NumberStyle): Interval | null {
  const interval = clopperPearson(reached(outcome), outcome.tally.base.valid, level);
  if (!interval.ok) return null;
  const {low, high} = interval;
  const printed = [low, high].map((end) => printNumber(end * 100, style.decimals)).join("-");
  return {low, high, level, method: "clopper-pearson", printed};
}
