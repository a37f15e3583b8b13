import type {Category} from "../../../codebook/model.ts";
import {CliError} from "../../../errors/cli-error.ts";
import {printNumber} from "../../../numbers/print.ts";
import type {Cell, Note, Row, TestRecord} from "../../../results/model.ts";
import {shownIn} from "../../../results/shown.ts";
import type {CountTable} from "../../../statistics/contingency-table.ts";
import {listOf} from "../../print/danish.ts";
import {starLegend, starsFor} from "../../print/stars.ts";
import type {AnswerLine} from "../../resolve/lines.ts";
import {rowIndexes} from "../../table/cross-rows.ts";
import {placeIn, type Task} from "../../task.ts";
import type {CrossBlock} from "../../testing/cross-block.ts";
import {isSameVariable} from "../../testing/cross-tests.ts";
import {holmTogether} from "../../testing/holm-together.ts";
import {testIndependence} from "../../testing/independence.ts";
import {levelName} from "../../testing/level.ts";
import type {TableSide} from "./sides.ts";

/** Columns are marked by a letter each, so there can be no more. */
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Shares of fewer persons than this differ significantly only when they are far apart. */
const fewPersons = 10;

const defaultLevels: readonly number[] = [0.05, 0.01];

/** A block with the rows that it prints, and the counts behind them. */
export interface ComparedBlock extends CrossBlock {
  readonly lines: readonly AnswerLine[];
  readonly rows: readonly Row[];
}

export interface Comparison {
  /** The rows of each block, with letters or stars after their shares. */
  readonly rows: readonly (readonly Row[])[];
  readonly tests: readonly TestRecord[];
  readonly notes: readonly Note[];
}

/**
 * Refuses a comparison of columns that are no groups of different persons, or whose percentages are not of the columns.
 * @throws CliError (config)
 */
export function checkComparison(task: Task<"crosstab">, rows: readonly TableSide[], columns: TableSide): void {
  const {compare, percent, stars} = task.spec;
  const refuse = (key: "compare" | "stars", message: string, hint: string): never => {
    throw new CliError("config", message, {place: placeIn(task, key), hint});
  };
  if (stars !== undefined && compare !== "stars") refuse("stars", "Stars need a comparison.", "Write compare: stars.");
  if (compare === "none") return;
  if (stars === false)
    refuse("stars", "The comparison is to be marked by stars, and there are none.", "Take stars out.");
  if (percent !== "column") {
    refuse(
      "compare",
      "Columns are compared by their percentages, and these are of something else.",
      "Write percent: column.",
    );
  }
  if (rows.some((side) => isSameVariable(side, columns))) {
    refuse("compare", "The columns are the same persons as the rows, at another wave.", "Take compare out.");
  }
  if (compare === "stars") return;
  if (columns.item === null) {
    refuse(
      "compare",
      "A person may be in several of the columns.",
      "Write compare: stars, which holds each against the rest.",
    );
  }
  if (columns.categories.length > alphabet.length) {
    refuse("compare", "There are more columns than letters.", "Write compare: stars, or collapse the columns.");
  }
}

/** The letter of a column that others are compared with. */
export function letterOf(index: number): string {
  return alphabet.charAt(index);
}

/**
 * Compares each column's share in every row: with that of every other column (letters), or with the rest of the persons (stars). Each is
 * a test of a table of two rows and two columns, exact where expected counts are small; those of one row are adjusted together by Holm.
 */
export function compareColumns(
  task: Task<"crosstab">,
  blocks: readonly ComparedBlock[],
  columns: TableSide,
): Comparison {
  const {compare} = task.spec;
  if (compare === "none") return {rows: blocks.map(({rows}) => rows), tests: [], notes: []};
  const compared = blocks.map((block) =>
    block.lines.map((line) => {
      // Of two columns each is the other's rest: one test, not two that are corrected for each other.
      const inPairs = compare === "letters" || (columns.item !== null && columns.categories.length === 2);
      const pairs = inPairs
        ? columnPairs(block, line, columns.categories)
        : againstRest(block, line, columns.categories);
      return compareRow(task, block, line, pairs);
    }),
  );
  const tests = compared.flat(2).map(({record}) => record);
  return {
    rows: blocks.map(({rows}, index) => markedRows(task, rows, compared[index] ?? [])),
    tests,
    notes: [...legend(task, tests), ...smallBases(blocks, columns.categories)],
  };
}

/** Two groups of persons that a row is compared in. */
interface ComparedPair {
  readonly key: string;
  readonly label: string;
  /** The columns; the second is null for the rest of the persons. */
  readonly columns: readonly [number, number | null];
  /** In the row or not, by group. */
  readonly counts: CountTable;
}

interface ComparedPairTest extends ComparedPair {
  readonly record: TestRecord;
}

function columnPairs({cross, ...block}: ComparedBlock, line: AnswerLine, columns: readonly Category[]): ComparedPair[] {
  const counts = columns.map((_, column) => inAndOut({cross, ...block}, line, column));
  return columns.flatMap((one, first) =>
    columns.slice(first + 1).map((other, index): ComparedPair => {
      const second = first + 1 + index;
      return {
        key: `${one.code}-${other.code}`,
        label: `${one.label} og ${other.label}`,
        columns: [first, second],
        counts: turned([counts[first] ?? [], counts[second] ?? []]),
      };
    }),
  );
}

function againstRest(block: ComparedBlock, line: AnswerLine, columns: readonly Category[]): ComparedPair[] {
  const {cross} = block;
  const inLine = rowIndexes(block.side.categories, line).reduce((sum, row) => sum + (cross.rowTotals[row] ?? 0), 0);
  return columns.map(({code, label}, column): ComparedPair => {
    const [within = 0, outside = 0] = inAndOut(block, line, column);
    const rest = [inLine - within, cross.n - inLine - outside];
    return {
      key: code,
      label: `${label} og de øvrige`,
      columns: [column, null],
      counts: turned([[within, outside], rest]),
    };
  });
}

function inAndOut({cross, side}: ComparedBlock, line: AnswerLine, column: number): [number, number] {
  const within = rowIndexes(side.categories, line).reduce((sum, row) => sum + (cross.counts[row]?.[column] ?? 0), 0);
  return [within, (cross.columnTotals[column] ?? 0) - within];
}

function turned(groups: CountTable): CountTable {
  return [0, 1].map((place) => groups.map((group) => group[place] ?? 0));
}

/** The tests of one row; pairs that cannot be tested, since all or none are in the row, are left out. */
function compareRow(
  {context}: Task<"crosstab">,
  {key: block}: ComparedBlock,
  line: AnswerLine,
  pairs: readonly ComparedPair[],
): ComparedPairTest[] {
  const tested = pairs.flatMap((pair) => {
    const compared = {
      counts: pair.counts,
      labels: {rows: [line.label, "Andre svar"], columns: pair.label.split(" og ")},
    };
    const test = testIndependence(
      {
        key: `${block}:${line.key}:${pair.key}`,
        block,
        label: `${line.label}: ${pair.label}`,
        levels: ["binary", "binary"],
        all: compared,
        ordered: compared,
      },
      "auto",
      context.style,
    );
    return test.ok ? [{pair, record: {...test.record, hangsOn: null}}] : [];
  });
  const records = holmTogether(
    tested.map(({record}) => record),
    context.style,
  );
  return tested.map(({pair, record}, index) => ({...pair, record: records[index] ?? record}));
}

function markedRows(
  task: Task<"crosstab">,
  rows: readonly Row[],
  compared: readonly (readonly ComparedPairTest[])[],
): Row[] {
  return rows.map((row, index) => {
    const tests = row.role === "total" ? [] : (compared[index] ?? []);
    const cells = row.cells.map((cell, column) => withMark(cell, markOf(task, column, tests)));
    return {...row, cells};
  });
}

function markOf({spec}: Task<"crosstab">, column: number, tests: readonly ComparedPairTest[]): string {
  if (spec.compare === "stars") {
    const own = tests.find(({columns}) => columns.includes(column));
    return own === undefined ? "" : starsFor(own.record.chosen.p, spec.stars ?? defaultLevels);
  }
  const smaller = tests.flatMap(({columns: [one, other], counts, record}) => {
    if (other === null || !record.chosen.significant || (one !== column && other !== column)) return [];
    const [ofOne = 0, ofOther = 0] = sharesOf(counts);
    const [larger, lesser] = ofOne > ofOther ? [one, other] : [other, one];
    return larger === column ? [lesser] : [];
  });
  const letters = smaller.sort((a, b) => a - b).map(letterOf);
  return letters.length === 0 ? "" : ` ${letters.join("")}`;
}

function sharesOf([within = [], outside = []]: CountTable): number[] {
  return within.map((count, group) => count / (count + (outside[group] ?? 0)));
}

function withMark(cell: Cell, mark: string): Cell {
  return cell.kind !== "share" || mark === "" ? cell : {...cell, shown: shownIn(cell) + mark};
}

function legend({spec, context}: Task<"crosstab">, tests: readonly TestRecord[]): Note[] {
  if (tests.length === 0) return [{kind: "test", text: "Kolonnerne kan ikke sammenlignes."}];
  const names = [...new Set(tests.map(({chosen}) => chosen.name))].sort();
  const test = names.length > 1 ? `${listOf(names, "eller")} efter de forventede antal` : listOf(names);
  const isCorrected = tests.some(({chosen}) => chosen.adjusted !== undefined);
  const how = isCorrected ? `${test}; Holms korrektion inden for hver række` : test;
  const text =
    spec.compare === "letters"
      ? `Et bogstav viser, at andelen er signifikant større end i kolonnen med det bogstav (${how}; ${levelName(context.style)}).`
      : `Stjerner viser, at andelen er en anden end blandt de øvrige personer (${how}): ${starLegend(spec.stars || defaultLevels)}.`;
  return [{kind: "test", text}];
}

function smallBases(blocks: readonly ComparedBlock[], columns: readonly Category[]): Note[] {
  const small = blocks.flatMap(({cross, heading}) =>
    columns.flatMap(({label}, column) => {
      const n = cross.columnTotals[column] ?? 0;
      if (n === 0 || n >= fewPersons) return [];
      const where = blocks.length > 1 ? ` (${heading})` : "";
      return [`»${label}«${where} ${printNumber(n, 0)}`];
    }),
  );
  if (small.length === 0) return [];
  const text = `Kun store forskelle kan ses i kolonner med under ${printNumber(fewPersons, 0)} personer: ${small.join(", ")}.`;
  return [{kind: "base", text}];
}
