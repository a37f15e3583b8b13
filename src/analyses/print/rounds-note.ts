import {printNumber} from "../../numbers/print.ts";
import type {Note} from "../../results/model.ts";
import type {BaseCounts} from "../count/tally.ts";
import type {WaveHeading} from "../resolve/wave-headings.ts";
import {listOf, lowerFirst} from "./danish.ts";

/** One item with who answered it in each round. */
export interface RoundBases {
  readonly label: string;
  readonly bases: readonly BaseCounts[];
}

/**
 * That rounds are not matched, how many forms there are in each, and which items fewer have answered.
 * @param items of everybody, or of the groups that everybody is in
 */
export function roundsNotes(
  headings: readonly WaveHeading[],
  items: readonly RoundBases[],
  hasGroups: boolean,
): Note[] {
  const formsAt = ({bases}: RoundBases, round: number) => {
    const base = bases[round];
    return base === undefined ? 0 : base.population - base.noForm;
  };
  const [first] = items;
  const sizes = headings.map(
    ({label}, round) => `${printNumber(first === undefined ? 0 : formsAt(first, round), 0)} (${lowerFirst(label)})`,
  );
  const told = hasGroups || first === undefined ? "" : ` Antal besvarelser: ${listOf(sizes)}.`;
  const fewer = items.flatMap((item) => {
    const sizesOfItem = headings.flatMap(({label}, round) => {
      const valid = item.bases[round]?.valid ?? 0;
      return valid === formsAt(item, round) ? [] : [`${printNumber(valid, 0)} (${lowerFirst(label)})`];
    });
    return sizesOfItem.length === 0 ? [] : [`»${item.label}« n = ${listOf(sizesOfItem)}`];
  });
  return [
    {
      kind: "base",
      text: `Runderne er ikke koblet: Hver besvarelse står for sig, og samme person kan have svaret i flere runder.${told}`,
    },
    ...(fewer.length === 0 ? [] : [{kind: "base" as const, text: `Færre svar end besvarelser: ${fewer.join("; ")}.`}]),
  ];
}
