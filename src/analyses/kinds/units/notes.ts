import {printNumber, printPercent} from "../../../numbers/print.ts";
import type {NumberStyle} from "../../../numbers/style.ts";
import type {Note} from "../../../results/model.ts";
import {listOf, lowerFirst} from "../../print/danish.ts";
import {scaleOf} from "../../resolve/categories.ts";
import type {UnitCounts} from "./count-units.ts";
import type {Measured} from "./measures.ts";

/** What the percentages are of, where that is not everybody. */
export function ofNotes({of, variable}: Measured): Note[] {
  if (of === null) return [];
  const labels = scaleOf(variable).categories.flatMap(({code, label}) => (of.includes(code) ? [`»${label}«`] : []));
  const text = `Procent af dem, hvor »${variable.label}« er ${listOf(labels, "eller")}.`;
  return [{kind: "base", text}];
}

/** How the verdicts on shares are to be read. */
export function limitsNotes(
  units: readonly UnitCounts[],
  total: UnitCounts,
  measure: string,
  style: NumberStyle,
): Note[] {
  if (total.n === 0 || units.length === 0) return [];
  const share = printPercent(total.compared, total.n, style);
  return verdictNotes(units.length, {
    value: `andel (${lowerFirst(measure)})`,
    common: `den fælles andel er ${share} pct.`,
    limits: "nøjagtige binomialgrænser",
    byChance: "højst",
  });
}

export interface VerdictWords {
  /** What is judged: «andel». */
  readonly value: string;
  /** What it is held against. */
  readonly common: string;
  /** How the limits are made. */
  readonly limits: string;
  /** Whether no more than 5 % lie outside by chance, or only about so many. */
  readonly byChance: "højst" | "omkring";
}

/** How the verdicts on so many units are to be read. */
export function verdictNotes(units: number, {value, common, limits, byChance}: VerdictWords): Note[] {
  const outside = printNumber(units * 0.05, units < 100 ? 1 : 0);
  const text = [
    `»Over« og »under« er enheder, hvis ${value} ligger uden for det interval, hvor 95 pct. af enheder af samme størrelse`,
    `ville ligge ved ren tilfældighed, når ${common}; »klart« er uden for 99,8 pct. (${limits}).`,
    `Var alle ${printNumber(units, 0)} enheder ens, ville i gennemsnit ${byChance} ${outside} ligge uden for.`,
    "Rækkefølgen blandt enheder inden for grænserne kan være tilfældig, især når de er små.",
  ].join(" ");
  return [{kind: "method", text}];
}

export function smallNotes(number: number, least: number): Note[] {
  if (number === 0) return [];
  const units = number === 1 ? "1 enhed" : `${printNumber(number, 0)} enheder`;
  const text = `${units} med færre end ${printNumber(least, 0)} personer vises ikke, men indgår i rækken for alle.`;
  return [{kind: "base", text}];
}
