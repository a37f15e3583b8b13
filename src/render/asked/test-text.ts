import {printNumber} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {AddressedCell} from "../../results/find-by-address.ts";
import type {TestOutcome, TestRecord} from "../../results/model.ts";
import {type Line, lines} from "./model.ts";
import {asSentence} from "./sentences.ts";

/** More tests than this are no answer to one number; they stand under the table. */
const severalTests = 3;

/** The tests that a cell's number is part of: those of its block, and of its row or column where they are told apart. */
export function testsOf({analysis, block, row, column}: AddressedCell): readonly TestRecord[] {
  const ofBlock = analysis.tests.filter((test) => test.block === block.key);
  const [item = ""] = column.key.split("@");
  const ofCell = ofBlock.filter(({key}) => {
    const names = key.split(/[.:@]/);
    return [row.key, column.key, item].some(
      (name) => key === name || key.startsWith(`${name}:`) || names.includes(name),
    );
  });
  const found = ofCell.length > 0 ? ofCell : ofBlock;
  return found.length > severalTests ? [] : found;
}

/** A test in a line: what, how, its p, and why just this one. */
export function testLine(test: TestRecord, style: NumberStyle): Line {
  const {chosen, effects, hangsOn} = test;
  const effect = effects.map(({name, printed}) => `${name}: ${printed}`).join("; ");
  const sentences = [verdict(chosen, style), reasonOf(test), effect, hangsOn ?? ""];
  return {term: "Test", text: [test.label, ...sentences].map(asSentence).filter(Boolean).join(" ")};
}

/** All that is known of one outcome of a test. */
export function testLines(test: TestRecord, outcome: TestOutcome, style: NumberStyle): Line[] {
  const isChosen = outcome === test.chosen;
  const others = [test.chosen, ...test.alternatives].filter((other) => other !== outcome);
  return lines(
    ["Metode", asSentence(verdict(outcome, style))],
    ["Hvorfor denne test", isChosen ? asSentence(reasonOf(test)) : null],
    ["Teststørrelse", statistic(outcome)],
    ["Grundlag", `n = ${printNumber(outcome.n, 0)}.`],
    ["Forventede antal", isChosen ? expected(test) : null],
    ["Simulation", simulation(outcome)],
    ["Holms korrektion", adjustment(outcome, style)],
    ["Hvor stor", test.effects.map(({name, printed}) => asSentence(`${name}: ${printed}`)).join(" ")],
    ["Bemærk", test.hangsOn === null ? null : asSentence(test.hangsOn)],
    ["Andre test af samme tal", others.map(({name, printed}) => asSentence(`${name}: ${printed}`)).join(" ")],
  );
}

function verdict({name, printed, significant}: TestOutcome, style: NumberStyle): string {
  const level = printNumber(style.significance * 100, Number.isInteger(style.significance * 100) ? 0 : 1);
  return `${name}, ${printed}, ${significant ? "" : "ikke "}signifikant på ${level} pct.-niveau`;
}

function reasonOf({reason, chosenBy}: TestRecord): string {
  return chosenBy === "author" ? `${asSentence(reason)} Testen er valgt af rapportens forfattere` : reason;
}

function statistic({statistic: value, df}: TestOutcome): string | null {
  if (value === null) return null;
  const freedom = df === null ? "" : ` med ${printNumber(df, Number.isInteger(df) ? 0 : 1)} frihedsgrader`;
  return `${printNumber(value, 2)}${freedom.replace(/ 1 frihedsgrader$/, " 1 frihedsgrad")}.`;
}

function expected({expected: told}: TestRecord): string | null {
  if (told === null) return null;
  const {cells, below5, minimum} = told;
  return `${printNumber(below5, 0)} af ${printNumber(cells, 0)} under 5; det mindste er ${printNumber(minimum, 1)}.`;
}

function simulation({simulation: made}: TestOutcome): string | null {
  if (made === undefined) return null;
  return `${printNumber(made.draws, 0)} trækninger; det eksakte p ligger med ${printNumber(made.level * 100, 0)} pct. sikkerhed mellem ${printNumber(made.low, 4)} og ${printNumber(made.high, 4)}.`;
}

function adjustment({adjusted}: TestOutcome, style: NumberStyle): string | null {
  if (adjusted === undefined) return null;
  return `Én af ${printNumber(adjusted.family, 0)} test; p før korrektionen er ${printNumber(adjusted.p, style.pDecimals)}.`;
}
