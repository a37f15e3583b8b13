/** Danish words around amounts of money. */
import type {PriceIndexSpec} from "../../config/analyses/money.ts";
import {type Fraction, toNumber} from "../../economics/fraction.ts";
import type {Discounting} from "../../economics/prices.ts";
import {presentValueFactor} from "../../economics/prices.ts";
import {decimalsOf, type Rounding} from "../../economics/rounding.ts";
import {printNumber} from "../../numbers/print.ts";
import type {Note} from "../../results/model.ts";
import type {Persons} from "../resolve/money.ts";
import {listOf, lowerFirst} from "./danish.ts";
import {plainNumber, plainPercent} from "./plain-number.ts";

/** What a column of money is in: `1.000 kr. pr. borger`. */
export function moneyUnit(unit: "kroner" | "thousand", persons: Persons | null = null): string {
  const name = unit === "thousand" ? "1.000 kr." : "Kr.";
  return persons === null ? name : `${name} pr. ${persons.one}`;
}

/** `150 borgere bag opgørelsen (kilde: Bilag 2)` */
export function personsWords({value, label, source}: Persons): string {
  const told = source === null ? "" : ` (kilde: ${withoutStop(source)})`;
  return `${plainNumber(value)} ${label}${told}`;
}

export function perPersonNote(persons: Persons): Note {
  return {kind: "base", text: `Pr. ${persons.one}: Beløbet er delt med ${personsWords(persons)}.`};
}

/** One that is given in another year's prices; none where there is no such amount. */
export function indexNotes(
  amounts: readonly {readonly label: string; readonly index: PriceIndexSpec | null}[],
): Note[] {
  const labels = new Map<string, string[]>();
  for (const {label, index} of amounts) {
    if (index === null) continue;
    const words = `fra ${index.from}- til ${index.to}-priser med ${decimal(index.rate)} pct. om året`;
    labels.set(words, [...(labels.get(words) ?? []), `»${label}«`]);
  }
  return [...labels].map(([words, names]) => ({kind: "method", text: `${listOf(names)} er omregnet ${words}.`}));
}

export function discountNote(discounting: Discounting): Note {
  const {rate, years, first} = discounting;
  const times = years === 1 ? "én gang" : `hvert år i ${printNumber(years, 0)} år`;
  const start = first === 0 ? "første gang i år" : `første gang om ${printNumber(first, 0)} år`;
  const factor = printNumber(toNumber(presentValueFactor(discounting)), 3);
  return {
    kind: "method",
    text: `Nye indsatser og gevinster kommer ${times}, ${start}, og er diskonteret med ${plainPercent(rate, 2)} pct. om året: Et årligt beløb ganges med ${factor}.`,
  };
}

/** A total whose printed parts do not add up to it, and in which column. */
export interface Misfit {
  readonly total: string;
  readonly column: string;
  /** Which rows are its parts, where a table divides the total in several ways. */
  readonly partsAre?: string;
}

/** That numbers are rounded in print only, and where their sums show it. */
export function roundingNotes(
  roundings: readonly {readonly what: string; readonly rounding: Rounding}[],
  misfits: readonly Misfit[],
): Note[] {
  const isCoarse = roundings.some(({rounding}) => rounding.step !== 1);
  const told = isCoarse ? roundings.map(roundingWords) : [];
  const sentences = [
    ...(told.length === 0 ? [] : [`Der er regnet med uafrundede tal; vist er ${listOf(told)}.`]),
    ...(misfits.length === 0
      ? []
      : [`Da hvert tal er afrundet for sig, giver de viste tal lagt sammen ikke præcis ${misfitWords(misfits)}.`]),
  ];
  return sentences.length === 0 ? [] : [{kind: "rounding", text: sentences.join(" ")}];
}

function roundingWords({what, rounding}: {readonly what: string; readonly rounding: Rounding}): string {
  return rounding.step === 1 ? `${what} i hele tal` : `${what} til nærmeste ${decimal(rounding.step)}`;
}

function misfitWords(misfits: readonly Misfit[]): string {
  const columns = new Map<string, string[]>();
  for (const {total, column, partsAre} of misfits) {
    const sum = partsAre === undefined ? `»${total}«` : `»${total}« som summen af ${partsAre}`;
    columns.set(sum, [...(columns.get(sum) ?? []), lowerFirst(column)]);
  }
  return listOf([...columns].map(([sum, names]) => `${sum} (${listOf(names)})`));
}

/** An amount as a table prints it. */
export function printAmount(printed: Fraction, rounding: Rounding): string {
  return printNumber(toNumber(printed), decimalsOf(rounding));
}

/** A number as it was written. */
function decimal(value: number): string {
  return printNumber(value, Math.min(6, String(value).split(".")[1]?.length ?? 0));
}

export function withoutStop(text: string): string {
  return text.replace(/\.$/, "");
}
