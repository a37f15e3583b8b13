import type {SpecOf} from "../../../config/analysis-specs.ts";
import {printNumber} from "../../../numbers/print.ts";
import {describe} from "../../../statistics/describe/describe.ts";
import {fewestDecimals} from "../../table/decimals.ts";
import type {Repeated} from "../../testing/repeated.ts";

type Spec = SpecOf<"crossing">;

/** A limit that parts low numbers from high ones, and which of them are the group. */
export interface Cut {
  readonly isHigh: (value: number) => boolean;
  /** Whether the group is above the limit. */
  readonly insideIsHigh: boolean;
  readonly labels: {readonly inside: string; readonly outside: string};
}

/**
 * The limit of one item; null for a quartile of nobody.
 * @param everybody the numbers that a quartile is of: the first of all pairs
 */
export function cutOf({cut, labels}: Spec, everybody: Repeated): Cut | null {
  if (cut === "lowest-quartile" || cut === "highest-quartile") {
    const made = quartile(cut, everybody);
    return made === null ? null : {...made, labels: labels ?? made.labels};
  }
  const made = limited(cut);
  return {...made, labels: labels ?? made.labels};
}

function limited(cut: Exclude<Spec["cut"], string>): Cut {
  if ("below" in cut) return atLeastIsHigh(cut.below, false, print(cut.below));
  if ("at_least" in cut) return atLeastIsHigh(cut.at_least, true, print(cut.at_least));
  if ("at_most" in cut) return aboveIsHigh(cut.at_most, false, print(cut.at_most));
  return aboveIsHigh(cut.above, true, print(cut.above));
}

function atLeastIsHigh(limit: number, insideIsHigh: boolean, text: string): Cut {
  const [low, high] = [`Under ${text}`, `${text} eller derover`];
  return {isHigh: (value) => value >= limit, insideIsHigh, labels: sides(insideIsHigh, low, high)};
}

function aboveIsHigh(limit: number, insideIsHigh: boolean, text: string): Cut {
  const [low, high] = [`Højst ${text}`, `Over ${text}`];
  return {isHigh: (value) => value > limit, insideIsHigh, labels: sides(insideIsHigh, low, high)};
}

/** With many alike at the quartile the group is larger than a quarter; its label says where the limit is. */
function quartile(cut: "lowest-quartile" | "highest-quartile", {patterns}: Repeated): Cut | null {
  const described = describe(patterns.map(({scores: [score = 0], n}) => [score, n]));
  if (!described.ok) return null;
  const {lowerQuartile, upperQuartile} = described;
  if (cut === "lowest-quartile") {
    const text = print(lowerQuartile);
    return {
      isHigh: (value) => value > lowerQuartile,
      insideIsHigh: false,
      labels: {inside: `Laveste fjerdedel (højst ${text})`, outside: `De øvrige (over ${text})`},
    };
  }
  const text = print(upperQuartile);
  return {
    isHigh: (value) => value >= upperQuartile,
    insideIsHigh: true,
    labels: {inside: `Højeste fjerdedel (mindst ${text})`, outside: `De øvrige (under ${text})`},
  };
}

function sides(insideIsHigh: boolean, low: string, high: string): Cut["labels"] {
  return insideIsHigh ? {inside: high, outside: low} : {inside: low, outside: high};
}

function print(limit: number): string {
  return printNumber(limit, Math.min(2, fewestDecimals(limit)));
}

/** Whether somebody is in the group, by a number. */
export function isInside({isHigh, insideIsHigh}: Cut, value: number): boolean {
  return isHigh(value) === insideIsHigh;
}

/** Everybody as low or high, first and last. */
export function sidesOf({patterns, n}: Repeated, {isHigh, insideIsHigh, labels}: Cut): Repeated {
  const [low, high] = insideIsHigh ? [labels.outside, labels.inside] : [labels.inside, labels.outside];
  return {
    level: "binary",
    labels: [low, high],
    patterns: patterns.map(({scores, n: persons}) => ({
      scores: scores.map((score) => (isHigh(score) ? 1 : 0)),
      n: persons,
    })),
    n,
  };
}
