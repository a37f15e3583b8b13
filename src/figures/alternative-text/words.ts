/** The words that alternative texts are made of. Numbers come printed from the results' cells. */
import type {NumberStyle} from "../../numbers/style.ts";
import {printable} from "../text-metrics.ts";

const lists = new Intl.ListFormat("da", {type: "conjunction"});
const alternatives = new Intl.ListFormat("da", {type: "disjunction"});
const counted = ["ingen", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"];

/** What is told of: its name as the figure prints it, and its number. */
export interface Told {
  readonly label: string;
  readonly value: number;
  /** With its unit: "37 pct." */
  readonly printed: string;
}

/** «a», «a og b», «a, b og c». */
export function listed(parts: readonly string[]): string {
  return lists.format(parts);
}

/** «a», «a eller b», «a, b eller c». */
export function either(parts: readonly string[]): string {
  return alternatives.format(parts);
}

/** A label as a name in a sentence, without the base that a figure prints after it. */
export function quoted(label: string): string {
  return `»${withoutBase(printable(label))}«`;
}

function withoutBase(label: string): string {
  return label.replace(/\s*\(n(?:\s=[^()]*)?\)$/, "");
}

/** The number that a reader sees: "1.147,9" is 1147.9. */
export function printedValue(printed: string): number {
  const [found = "0"] = /[−-]?\d[\d.]*(?:,\d+)?/.exec(printed) ?? [];
  return Number(found.replace("−", "-").replaceAll(".", "").replace(",", "."));
}

/** A printed percentage with the report's word for percent. */
export function percentOf(printed: string, numbers: NumberStyle): string {
  return `${printed}\u00a0${numbers.percent}`;
}

/** A number of things in letters up to ten. */
export function inLetters(count: number): string {
  return counted[count] ?? String(count);
}

/** The parts as sentences after one another, each with a capital and one full stop. */
export function sentences(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== "")
    .map((part) => capital(/[.!?]$/.test(part) ? part : `${part}.`))
    .join(" ");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Those of the largest number, and of the smallest; numbers that print alike are alike. */
export function extremes(told: readonly Told[]): {readonly highest: readonly Told[]; readonly lowest: readonly Told[]} {
  const sorted = [...told].sort((a, b) => b.value - a.value);
  const alike = (one: Told | undefined) => told.filter(({printed}) => printed === one?.printed);
  return {highest: alike(sorted[0]), lowest: alike(sorted.at(-1))};
}

/** «»Angst« (42 pct.)», «»ADHD« og »PTSD« (hver 4 pct.)» */
export function named(told: readonly Told[]): string {
  const [first] = told;
  const each = told.length > 1 ? "hver " : "";
  return `${listed(told.map(({label}) => quoted(label)))} (${each}${first?.printed ?? ""})`;
}

/** The names of a few; of many, how many of all they are. */
export function fewNamed(told: readonly Told[], all: readonly Told[]): string {
  if (told.length <= 4) return named(told);
  const count = inLetters(told.length);
  return `${told.length === all.length ? `alle ${count}` : `${count} af dem`} (hver ${told[0]?.printed ?? ""})`;
}
