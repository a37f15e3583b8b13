/**
 * Which units are in which sources: an X, or how many persons, for each unit and source.
 *
 * - The only block is `all`; a row is a unit, named by its label in small letters; the last row, `total`, counts the units of
 *   each source. Columns are the keys of `sources`, then `total`: in how many sources the unit is.
 * - Cells are numbers of persons also where an X is shown, so that live numbers can say them.
 * - Each source's persons are counted in a population of that source. Of a source with waves without `@wave`, forms at all
 *   waves count. Units are the same when their names are; a unit that a codebook merges is one unit.
 * - Units that are answers in a codebook but in no source stand in the table, and a note counts them.
 */
import {printNumber} from "../../numbers/print.ts";
import type {AnalysisResult, Column, Note, Row} from "../../results/model.ts";
import {sourceLine} from "../print/source-line.ts";
import {totalKey} from "../table/category-rows.ts";
import {addressOf, countCell} from "../table/cells.ts";
import {displayOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {type PresentUnit, presentUnits} from "./presence/present-units.ts";
import {type PresenceSource, resolveSources} from "./presence/sources.ts";

const block = "all";

export async function presence(task: Task<"presence">): Promise<AnalysisResult> {
  const {spec, evaluation} = task;
  const sources = resolveSources(task);
  const units = await presentUnits(task, sources);
  const table = {
    arrangement: "stacked" as const,
    stub: spec.stub,
    columns: columnsOf(sources),
    blocks: [
      {
        key: block,
        label: null,
        question: null,
        rows: [...units.map((unit) => unitRow(task, unit, sources)), totalRow(task, units, sources)],
      },
    ],
  };
  return displayOf(task, {
    table,
    source: sourceLine(
      evaluation,
      sources.map(({source}) => source),
    ),
    notes: nowhereNotes(units),
  });
}

function columnsOf(sources: readonly PresenceSource[]): Column[] {
  const column = (key: string, label: string): Column => ({key, label, group: null, unit: "count", role: "value"});
  return [...sources.map(({key, label}) => column(key, label)), {...column(totalKey, "Kilder i alt"), role: "total"}];
}

function unitRow(task: Task<"presence">, {key, label, persons}: PresentUnit, sources: readonly PresenceSource[]): Row {
  const address = (column: string) => addressOf(task.key, block, key, column);
  return {
    key,
    label,
    role: "category",
    cells: [
      ...sources.map((source, index) => {
        const cell = countCell(address(source.key), persons[index] ?? 0, null);
        return task.spec.show === "count" ? cell : {...cell, shown: cell.count > 0 ? "X" : "–"};
      }),
      countCell(address(totalKey), persons.filter((count) => count > 0).length, sources.length),
    ],
  };
}

function totalRow(task: Task<"presence">, units: readonly PresentUnit[], sources: readonly PresenceSource[]): Row {
  const address = (column: string) => addressOf(task.key, block, totalKey, column);
  const anywhere = units.filter(isAnywhere).length;
  return {
    key: totalKey,
    label: "Enheder i alt",
    role: "total",
    cells: [
      ...sources.map((source, index) => {
        const present = units.filter(({persons}) => (persons[index] ?? 0) > 0).length;
        return countCell(address(source.key), present, units.length);
      }),
      countCell(address(totalKey), anywhere, units.length),
    ],
  };
}

function isAnywhere({persons}: PresentUnit): boolean {
  return persons.some((count) => count > 0);
}

function nowhereNotes(units: readonly PresentUnit[]): Note[] {
  const nowhere = units.filter((unit) => !isAnywhere(unit)).length;
  if (nowhere === 0) return [];
  const text = `${printNumber(nowhere, 0)} af ${printNumber(units.length, 0)} enheder indgår ikke i nogen af kilderne.`;
  return [{kind: "base", text}];
}
