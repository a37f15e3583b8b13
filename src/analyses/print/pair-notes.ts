import {printNumber} from "../../numbers/print.ts";
import type {Note} from "../../results/model.ts";
import type {Segments} from "../resolve/segments.ts";
import type {WaveHeading} from "../resolve/wave-headings.ts";
import {listOf, lowerFirst} from "./danish.ts";

/**
 * What a reader must know of who is followed: that they are the same persons, question by question, and who is in no group or in
 * several.
 * @param outside persons in no group of each division
 */
export function pairNotes(
  headings: readonly WaveHeading[],
  {list, divisions, totalLabel}: Segments,
  outside: readonly {readonly label: string; readonly persons: number}[],
): Note[] {
  const waves = listOf(headings.map(({label}) => lowerFirst(label)));
  const hasTotal = list.some(({isTotal}) => isTotal);
  const where = hasTotal ? `indgår kun under »${totalLabel}«` : "indgår ikke";
  const overlapping = divisions.filter((division) => division.overlapping);
  const texts = [
    `Opgørelsen følger de samme personer: kun dem, der har svaret på spørgsmålet hver gang (${waves}).`,
    ...outside
      .filter(({persons}) => persons > 0)
      .map(({label, persons}) => `${printNumber(persons, 0)} uden svar på »${label}« ${where}.`),
    ...(overlapping.length === 0
      ? []
      : [`Nogle kan være med i flere grupper af ${listOf(overlapping.map(({label}) => `»${label}«`))}.`]),
  ];
  return texts.map((text) => ({kind: "base", text}));
}
