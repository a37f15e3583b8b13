import {printNumber} from "../../numbers/print.ts";
import type {Note} from "../../results/model.ts";
import type {Segments} from "../resolve/segments.ts";
import {listOf} from "./danish.ts";
import {notTheSamePersons} from "./panel-note.ts";

/**
 * What a reader must know of the segments of a table: that waves are not the same persons, that some belong to no group, and
 * that some belong to several.
 * @param outside persons in no group of each division
 */
export function segmentNotes(
  {list, panel, divisions}: Segments,
  outside: readonly {readonly label: string; readonly persons: number}[],
): Note[] {
  const waves = new Set(list.flatMap(({wave}) => (wave === null ? [] : [wave.number])));
  const hasTotal = list.some(({isTotal}) => isTotal);
  const lacking = outside.filter(({persons}) => persons > 0);
  const overlapping = divisions.filter((division) => division.overlapping);
  return [
    ...(waves.size > 1 && panel === null ? [notTheSamePersons] : []),
    ...lacking.map((each) => inNoGroup(each, hasTotal ? "indgår kun i kolonnen for alle" : "indgår ikke")),
    ...(overlapping.length === 0
      ? []
      : [
          {
            kind: "base" as const,
            text: `Nogle kan være med i flere grupper af ${listOf(overlapping.map(({label}) => `»${label}«`))}.`,
          },
        ]),
  ];
}

/** That some persons belong to no group. */
export function inNoGroup({label, persons}: {readonly label: string; readonly persons: number}, where: string): Note {
  return {kind: "base", text: `${printNumber(persons, 0)} uden svar på »${label}« ${where}.`};
}
