import {roundedShare} from "../../numbers/rounding.ts";
import {findFact} from "../../results/find-fact.ts";
import {findTest} from "../../results/find-test.ts";
import {findUnit} from "../../results/find-unit.ts";
import {lookUpBase} from "../../results/look-up-base.ts";
import type {Findings} from "../../results/model.ts";
import type {Selector} from "../../results/select-cells.ts";
import {measureCount, measureInterval, measureNumber, measureShare, measureText, ofStatistic} from "../measures.ts";

export interface Found {
  readonly value: number | boolean | string;
  /** What the value is made of, for the message about a claim that does not hold: `47 of 98`. */
  readonly detail?: string;
}

/** A function that looks something up in the results. */
export interface DataFunction {
  readonly name: string;
  /** In order; the first must be given, where there is one. */
  readonly positional: readonly string[];
  /** May only be given by name. */
  readonly named: readonly string[];
  /** @throws LookupError */
  find(given: ReadonlyMap<string, string>, results: Findings): Found;
}

const ofCells = {positional: ["analysis", "row"], named: ["column", "block", "wave"]} as const;
const ofTests = {positional: ["analysis"], named: ["block", "method"]} as const;

export const dataFunctions: readonly DataFunction[] = [
  {
    name: "share",
    ...ofCells,
    find(given, results) {
      const {exact, count, base} = measureShare(results, selectorOf(given));
      return {value: exact, detail: `${count} of ${base}`};
    },
  },
  {
    name: "count",
    ...ofCells,
    find: (given, results) => ({value: measureCount(results, selectorOf(given)).count}),
  },
  {
    name: "base",
    ...ofCells,
    find: (given, results) => ({value: lookUpBase(results, selectorOf(given)).base}),
  },
  {
    name: "printed",
    ...ofCells,
    find(given, results) {
      const {count, base} = measureShare(results, selectorOf(given));
      const {decimals, rounding} = results.style;
      return {value: roundedShare(count, base, decimals, rounding) / 10 ** decimals, detail: `${count} of ${base}`};
    },
  },
  {
    name: "number",
    ...ofCells,
    find: (given, results) => ({value: measureNumber(results, selectorOf(given)).exact}),
  },
  {
    name: "text",
    ...ofCells,
    find: (given, results) => ({value: measureText(results, selectorOf(given)).printed}),
  },
  statisticFunction("mean"),
  statisticFunction("minimum"),
  statisticFunction("maximum"),
  {
    name: "low",
    ...ofCells,
    find: (given, results) => ({value: measureInterval(results, selectorOf(given)).low}),
  },
  {
    name: "high",
    ...ofCells,
    find: (given, results) => ({value: measureInterval(results, selectorOf(given)).high}),
  },
  {
    name: "p",
    ...ofTests,
    find: (given, results) => ({value: findTest(results, testSelectorOf(given)).outcome.p}),
  },
  {
    name: "significant",
    ...ofTests,
    find(given, results) {
      const {outcome} = findTest(results, testSelectorOf(given));
      return {value: outcome.significant, detail: `p = ${Number(outcome.p.toPrecision(4))}`};
    },
  },
  {
    name: "fact",
    positional: ["fact"],
    named: [],
    find(given, results) {
      const {fact} = findFact(results, given.get("fact") ?? "");
      return {value: fact.unit === "percent" ? fact.value / 100 : fact.value};
    },
  },
  {
    name: "unit",
    positional: [],
    named: [],
    find: (_given, results) => ({value: findUnit(results)}),
  },
];

function statisticFunction(name: "mean" | "minimum" | "maximum"): DataFunction {
  return {
    name,
    positional: ["analysis", "row"],
    named: ["block", "wave"],
    find: (given, results) => ({value: measureNumber(results, ofStatistic(selectorOf(given), name)).exact}),
  };
}

function selectorOf(given: ReadonlyMap<string, string>): Selector {
  return {
    analysis: given.get("analysis") ?? "",
    rows: given.get("row"),
    columns: given.get("column"),
    block: given.get("block"),
    wave: given.get("wave"),
  };
}

function testSelectorOf(given: ReadonlyMap<string, string>) {
  return {analysis: given.get("analysis") ?? "", block: given.get("block"), method: given.get("method")};
}
