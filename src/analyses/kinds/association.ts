/**
 * How strongly pairs of variables hang together: a coefficient for each pair, with its n, p and stars; for everybody, or for groups and
 * waves.
 *
 * - A row is a pair, named by its variables: `jobtro:stoette`. Columns are `coefficient`, `interval`, `n` and `p`; for groups and waves see
 *   `segmentColumns`. The only block is `all`; with `groups-in-blocks` there is a block for each group and wave, named as its columns
 *   would be.
 * - `auto` takes phi for two variables of two answers each, Cramér's V where one side has no order, Spearman's where one is a number, and
 *   else Kendall's tau-b. The coefficient column is headed by the measure, or «Koefficient» where the rows have different ones.
 * - «Ved ikke» and «ikke relevant» are left out of all measures but Cramér's V, to which they are categories where they are in the base.
 * - Each coefficient is tested (see `testPair`); the stars of its p stand behind it. `adjust: holm` adjusts all p of the table together.
 * - Base records hold the row's key in place of the column's, with the segment after it.
 */

import {printNumber} from "../../numbers/print.ts";
import type {AnalysisResult, Cell, Column, NumberCell, Row, TestRecord} from "../../results/model.ts";
import {loadPivot} from "../count/contingency.ts";
import {countOutsideGroups, countSegments, segmentedSize} from "../count/segment-counts.ts";
import {lowerFirst} from "../print/danish.ts";
import {missingNotes} from "../print/missing-note.ts";
import {namedSegmentBases} from "../print/segment-bases.ts";
import {segmentNotes} from "../print/segment-notes.ts";
import {starsFor} from "../print/stars.ts";
import {baseRules} from "../resolve/categories.ts";
import {writtenWave} from "../resolve/items.ts";
import {scopeOf} from "../resolve/population.ts";
import {resolveSegments, type Segments} from "../resolve/segments.ts";
import {addressOf, countCell, emptyCell, emptyReason, numberCell, textCell} from "../table/cells.ts";
import {resultOf} from "../table/result.ts";
import {type SegmentMeasure, segmentColumns, segmentKey, segmentName} from "../table/segment-columns.ts";
import type {Task} from "../task.ts";
import {holmTogether} from "../testing/holm-together.ts";
import {reasonWords} from "../testing/reason-words.ts";
import {type PairCounts, pairCounts} from "./association/counts.ts";
import {coefficientNames, type Measured, measure} from "./association/measure.ts";
import {associationNotes} from "./association/notes.ts";
import {resolvePairs, sideAt, type VariablePair} from "./association/pairs.ts";
import {testPair, wantedAssociationTest} from "./association/test.ts";

const wholeBlock = "all";

type Statistic = Task<"association">["spec"]["statistics"][number];

/** One pair in one segment. */
interface CountedPair {
  readonly pair: VariablePair;
  readonly segment: number;
  readonly block: string;
  readonly counted: PairCounts;
  readonly measured: Measured;
  readonly record: TestRecord | null;
}

export async function association(task: Task<"association">): Promise<AnalysisResult> {
  const {spec} = task;
  const scope = scopeOf(task, writtenWave(task, spec.wave));
  const pairs = resolvePairs(task);
  const wish = wantedAssociationTest(task, pairs);
  const followed = pairs.flatMap(({sides}) => sides.filter(({follows}) => follows).map(({item}) => item));
  const segments = resolveSegments(task, followed);
  const rules = baseRules(spec);
  const [outside, , ...counts] = await Promise.all([
    countOutsideGroups(task, scope, segments),
    loadPivot(),
    ...pairs.map(async (pair) => {
      const rows = await countSegments(task, scope, segments, (segment) =>
        pair.sides.map((side) => sideAt(side, segment)),
      );
      return Promise.all(rows.map((each) => pairCounts(each, pair, rules)));
    }),
  ]);
  const inBlocks = spec.arrangement === "groups-in-blocks" && segments.list.length > 1;
  const counted = pairs.flatMap((pair, row) =>
    segments.list.map((segment, index): CountedPair => {
      const own = counts[row]?.[index];
      if (own === undefined) throw new RangeError(`there are no counts of pair ${row} in segment ${index}`);
      const suffix = segmentKey(segment, null);
      const block = inBlocks ? suffix : wholeBlock;
      // The answers that divide may be names; a wave is none.
      const name = segmentName(segments, segment);
      const whom = segment.group === null ? lowerFirst(name) : name;
      const key = suffix === "" ? pair.key : `${pair.key}:${suffix}`;
      const test = wish === "none" ? null : testPair(task, pair, own, wish, {key, block, whom});
      const measured = measure(pair.coefficient, own.counts);
      return {pair, segment: index, block, counted: own, measured, record: test?.ok === true ? test.record : null};
    }),
  );
  const tested = spec.adjust === "holm" ? adjusted(task, counted) : counted;
  const records = tested.flatMap(({record}) => record ?? []);
  const items = [...new Map(pairs.flatMap(({sides}) => sides.map(({item}) => [JSON.stringify(item.at), item])))];
  return resultOf(task, {
    scope,
    size: segmentedSize(
      outside,
      tested.map(({counted: {base}}) => base),
    ),
    items: items.map(([, item]) => item),
    sources: segments.divisions.flatMap(({groups}) => groups.map(({at}) => at.source)),
    ...(spec.waves === undefined ? {} : {waves: spec.waves}),
    panel: spec.panel,
    table: {arrangement: "stacked", stub: spec.stub, ...tableOf(task, pairs, segments, tested, inBlocks)},
    bases: tested.map(({pair, segment, block, counted: {base}}) => {
      const part = segments.list[segment];
      const suffix = part === undefined || inBlocks ? "" : segmentKey(part, null);
      return {block, column: suffix === "" ? pair.key : `${pair.key}:${suffix}`, ...base};
    }),
    tests: records,
    notes: [
      ...associationNotes(task, pairs, records),
      ...segmentNotes(segments, outside),
      ...missingNotes(
        namedSegmentBases(
          pairs.map((pair) => ({
            label: pair.label,
            bases: tested.filter((each) => each.pair === pair).map(({counted: {base}}) => base),
          })),
          segments,
        ),
        {whole: "opgørelsen", each: "hver sammenhæng"},
      ),
    ],
  });
}

function adjusted({context}: Task<"association">, counted: readonly CountedPair[]): CountedPair[] {
  const records = holmTogether(
    counted.flatMap(({record}) => record ?? []),
    context.style,
  );
  return counted.map((each) => (each.record === null ? each : {...each, record: records.shift() ?? each.record}));
}

function tableOf(
  task: Task<"association">,
  pairs: readonly VariablePair[],
  segments: Segments,
  counted: readonly CountedPair[],
  inBlocks: boolean,
): Pick<AnalysisResult["table"], "columns" | "blocks"> {
  const statistics = task.spec.statistics.map((name) => statisticMeasure(name, pairs));
  const columns = inBlocks
    ? statistics.map((each) => ({
        column: {key: each.key, label: each.label, group: null, unit: each.unit, role: "value"} satisfies Column,
        segment: null,
        measure: each,
      }))
    : segmentColumns(segments, statistics);
  const rowsOf = (block: string, ofBlock: number | null) =>
    pairs.map(
      (pair): Row => ({
        key: pair.key,
        label: pair.label,
        role: "category",
        cells: columns.map(({column, segment, measure: {key}}) => {
          const cell = counted.find((each) => each.pair === pair && each.segment === (segment ?? ofBlock ?? 0));
          const address = addressOf(task.key, block, pair.key, column.key);
          return cell === undefined ? emptyCell(address, "") : statisticCell(task, address, key, cell);
        }),
      }),
    );
  return {
    columns: columns.map(({column, measure: {key, label}}) => ({
      ...column,
      ...(key === "n" ? {role: "total" as const} : {}),
      ...(key === "coefficient" ? {measure: label} : {}),
    })),
    blocks: inBlocks
      ? segments.list.map((segment, index) => {
          const key = segmentKey(segment, null);
          return {key, label: segmentName(segments, segment), question: null, rows: rowsOf(key, index)};
        })
      : [{key: wholeBlock, label: null, question: null, rows: rowsOf(wholeBlock, null)}],
  };
}

interface StatisticMeasure extends SegmentMeasure {
  readonly key: Statistic;
}

function statisticMeasure(name: Statistic, pairs: readonly VariablePair[]): StatisticMeasure {
  switch (name) {
    case "coefficient":
      return {key: name, label: sharedName(pairs), unit: "number"};
    case "interval":
      return {key: name, label: "95 pct.-interval", unit: "text"};
    case "n":
      return {key: name, label: "n", unit: "count"};
    case "p":
      return {key: name, label: "p", unit: "number"};
  }
}

function sharedName(pairs: readonly VariablePair[]): string {
  const [name, ...others] = new Set(pairs.map(({coefficient}) => coefficientNames[coefficient]));
  return name !== undefined && others.length === 0 ? name : "Koefficient";
}

function statisticCell({spec}: Task<"association">, address: string, name: Statistic, each: CountedPair): Cell {
  const {counted, measured, record} = each;
  if (name === "n") return countCell(address, counted.base.valid, counted.base.population);
  if (!measured.ok) {
    return emptyCell(
      address,
      measured.reason === "no-observations" ? emptyReason(counted.base) : reasonWords[measured.reason],
    );
  }
  const {estimate, low, high, level, n} = measured;
  const printed = `${printNumber(low, spec.decimals)} til ${printNumber(high, spec.decimals)}`;
  if (name === "interval") return textCell(address, printed);
  if (name === "coefficient") {
    const cell: NumberCell = {
      ...numberCell(address, estimate, n, spec.decimals),
      interval: {low, high, level, printed},
    };
    const signs = record === null ? "" : starsFor(record.chosen.p, spec.stars);
    return signs === "" ? cell : {...cell, shown: cell.printed + signs};
  }
  if (record === null) return emptyCell(address, "der er ikke testet");
  const {p, printed: printedP} = record.chosen;
  return {kind: "number", address, exact: p, base: n, printed: printedP.replace(/^p (?:= )?/, "")};
}
