import {referenceTo} from "../../config/variable-reference.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {CountRow} from "../../store/model.ts";
import type {Item} from "../resolve/items.ts";
import type {Repeated} from "./repeated.ts";

/**
 * Refuses an item whose answers are no numbers.
 * @throws CliError (config) for a text or date, and for answers whose codes are not all numbers
 */
export function checkScores(item: Item): void {
  const {kind, scale} = item.variable;
  if (kind === "number") return;
  const name = referenceTo(item.at.source, item.at.variable);
  const hint = "Name a number variable, or one whose answers have numbers as codes.";
  const {place} = item;
  if (scale === null) {
    throw new CliError("config", `${name} is a ${kind} variable, and this analysis needs numbers.`, {place, hint});
  }
  const odd = scale.categories.find(({code, missing}) => missing === null && !isNumber(code));
  if (odd === undefined) return;
  throw new CliError("config", `${name} has the code "${odd.code}", which is no number.`, {place, hint});
}

/**
 * One item's measurements as numbers: a number is its own score, an answer has its code. Answers that are missing of any
 * kind, «ved ikke» among them, have none, and whoever lacks one at any measurement is left out.
 */
export function scoresOf(item: Item, rows: readonly CountRow[]): Repeated {
  const missing = new Set(
    item.variable.scale?.categories.flatMap((each) => (each.missing === null ? [] : [each.code])),
  );
  const scoreOf = (code: string | null) => (code === null || missing.has(code) ? Number.NaN : Number(code));
  const patterns = rows
    .map(({answers, n}) => ({scores: answers.map(({code}) => scoreOf(code)), n}))
    .filter(({scores}) => scores.every(Number.isFinite));
  return {level: "number", labels: [], patterns, n: patterns.reduce((sum, {n}) => sum + n, 0)};
}

function isNumber(code: string): boolean {
  return code.trim() !== "" && Number.isFinite(Number(code));
}
