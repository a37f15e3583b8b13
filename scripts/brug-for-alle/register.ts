import type {Draw} from "../docs-example/draw.ts";
import {telephoned, visitedFirst, visitedLast} from "./municipalities.ts";
import {at, repeated, shuffled, table} from "./rows.ts";

const target = 29_572;
const talked = 22_576;
const met = 17_449;
const offered = 12_420;
const meanDays = 25;

/** The jobcentres' register: one row for each citizen of the target group. Without municipality, since none is published. */
export function jobcentreRegister(draw: Draw): string {
  const days = daysWithMean(met, meanDays, draw);
  const offers = shuffled(
    repeated([
      ["Ja", offered],
      ["Nej", target - offered],
    ]),
    draw,
  );
  return table(
    Array.from({length: target}, (_, index) => ({
      borger: index + 1,
      samtale: index < talked ? "Ja" : "Nej",
      moede: index < met ? "Ja" : "Nej",
      dage: days[index] ?? "",
      tilbud: at(offers, index),
    })),
  );
}

function daysWithMean(persons: number, mean: number, draw: Draw): number[] {
  const days = Array.from({length: persons}, () => draw.whole(1, 30) + (draw.chance(0.2) ? draw.whole(1, 75) : 0));
  let missing = persons * mean - days.reduce((sum, each) => sum + each, 0);
  while (missing !== 0) {
    const index = draw.whole(0, persons - 1);
    const step = Math.sign(missing);
    const moved = at(days, index) + step;
    if (moved < 1) continue;
    days[index] = moved;
    missing -= step;
  }
  return days;
}

/** Which municipalities were visited or telephoned. */
export function visits(): string {
  const forms: [form: string, municipalities: readonly string[]][] = [
    ["Casebesøg 1. kvartal 2013", visitedFirst],
    ["Telefoninterview", telephoned],
    ["Casebesøg 2.-3. kvartal 2013", visitedLast],
  ];
  return table(forms.flatMap(([form, municipalities]) => municipalities.map((kommune) => ({kommune, form}))));
}
