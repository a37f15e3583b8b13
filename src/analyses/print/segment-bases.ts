import type {BaseCounts} from "../count/tally.ts";
import type {Segments} from "../resolve/segments.ts";
import {segmentName} from "../table/segment-columns.ts";
import {listOf, lowerFirst} from "./danish.ts";
import type {NamedBase} from "./missing-note.ts";

/** One item's base in each segment, in their order. */
export interface SegmentedBases {
  readonly label: string;
  readonly bases: readonly BaseCounts[];
}

/** What has a base of its own, named for the note on blanks: an item, a segment of an item, or a segment. */
export function namedSegmentBases(items: readonly SegmentedBases[], segments: Segments): NamedBase[] {
  return items.flatMap(({label, bases}) =>
    bases.map((base, index) => {
      const segment = segments.list[index];
      const name = segment === undefined ? "" : segmentName(segments, segment);
      if (name === "") return {label, base};
      // The answers that divide may be names; a wave is none.
      const whom = segment?.group == null ? lowerFirst(name) : name;
      return {label: items.length === 1 ? name : `${label}, ${whom}`, base};
    }),
  );
}

/** What has a base of its own, for all of them together. */
export function eachSegmentBase(items: number, segments: Segments): string {
  if (segments.list.length === 1) return "hvert spørgsmål";
  if (items === 1) return "hver kolonne";
  const hasGroups = segments.list.some(({group}) => group !== null);
  const hasWaves = segments.list.some(({wave}) => wave !== null);
  return listOf(["hvert spørgsmål", ...(hasGroups ? ["hver gruppe"] : []), ...(hasWaves ? ["hver måling"] : [])]);
}
