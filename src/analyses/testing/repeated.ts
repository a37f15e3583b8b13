import type {MeasurementLevel} from "../../statistics/choice/test-question.ts";
import type {CountTable} from "../../statistics/contingency-table.ts";
import type {CountRow} from "../../store/model.ts";
import type {Item} from "../resolve/items.ts";
import {ascending, levelOf} from "./measurement.ts";
import type {Moves} from "./moves.ts";

/** How many persons have the same scores, one for each measurement. */
export interface Pattern {
  readonly scores: readonly number[];
  readonly n: number;
}

/** One item measured several times on the same persons; those who lack a score at any measurement are left out. */
export interface Repeated {
  readonly level: MeasurementLevel;
  /** The answers that scores are places among, from the lowest to the highest; empty for numbers. */
  readonly labels: readonly string[];
  readonly patterns: readonly Pattern[];
  readonly n: number;
}

/**
 * Scores the answers of count rows: a number is its own score, an answer on a scale its place from the low end. Answers
 * that are missing of any kind, «ved ikke» among them, have none.
 */
export function repeatedOf(item: Item, rows: readonly CountRow[]): Repeated {
  const level = levelOf(item);
  const categories = level === "number" ? [] : ascending(item);
  const scoreOf = (code: string | null): number => {
    if (code === null) return Number.NaN;
    const place = categories.findIndex((category) => category.code === code);
    return level === "number" ? Number(code) : place === -1 ? Number.NaN : place;
  };
  const patterns = rows
    .map(({answers, n}) => ({scores: answers.map(({code}) => scoreOf(code)), n}))
    .filter(({scores}) => scores.every(Number.isFinite));
  return {level, labels: categories.map(({label}) => label), patterns, n: countOf(patterns)};
}

/** Two of the measurements of the same persons. */
export function pairOf(repeated: Repeated, first: number, second: number): Repeated {
  return {
    ...repeated,
    patterns: repeated.patterns.map(({scores, n}) => ({scores: [scores[first] ?? 0, scores[second] ?? 0], n})),
  };
}

/** How many did not have the same score every time. */
export function changedIn({patterns}: Repeated): number {
  return countOf(patterns.filter(({scores}) => scores.some((score) => score !== scores[0])));
}

/** How many have a higher, the same and a lower score at the last measurement than at the first. */
export function movesIn({patterns}: Repeated): Moves {
  const moves = {up: 0, same: 0, down: 0};
  for (const {scores, n} of patterns) {
    const step = (scores.at(-1) ?? 0) - (scores[0] ?? 0);
    moves[step > 0 ? "up" : step < 0 ? "down" : "same"] += n;
  }
  return moves;
}

/** Persons by their answers at the first measurement (rows) and the last. */
export function squareOf({labels, patterns}: Repeated): CountTable {
  const table = labels.map(() => labels.map(() => 0));
  for (const {scores, n} of patterns) {
    const row = table[scores[0] ?? 0];
    const column = scores.at(-1) ?? 0;
    if (row !== undefined) row[column] = (row[column] ?? 0) + n;
  }
  return table;
}

/** The scores of every person, one after the other, at each measurement. */
export function personsOf({patterns}: Repeated): readonly (readonly number[])[] {
  return patterns.flatMap(({scores, n}) => Array.from({length: n}, () => scores));
}

function countOf(patterns: readonly Pattern[]): number {
  return patterns.reduce((sum, {n}) => sum + n, 0);
}
