import type {Column} from "../../results/model.ts";
import type {Segment, Segments} from "../resolve/segments.ts";

/** A measure that is printed for each segment. */
export interface SegmentMeasure {
  readonly key: string;
  readonly label: string;
  readonly unit: Column["unit"];
}

/** A column with the segment and the measure that it holds. */
export interface SegmentColumn<Measure extends SegmentMeasure> {
  readonly column: Column;
  readonly segment: number;
  readonly measure: Measure;
}

/**
 * The columns of a table that prints measures for each segment.
 *
 * - Undivided: a column for each measure, named by it: `percent`.
 * - One measure: `koen:1`, `total`, `koen:1@3`, or `3` for waves alone; the heading above is what the groups divide by or,
 *   with waves, the group.
 * - Several measures: `count:koen:1@3`, `count@3`; the heading above is the segment.
 */
export function segmentColumns<Measure extends SegmentMeasure>(
  segments: Segments,
  measures: readonly Measure[],
): SegmentColumn<Measure>[] {
  return segments.list.flatMap((segment, index) =>
    measures.map((measure) => ({
      segment: index,
      measure,
      column: {
        key: segmentKey(segment, measures.length > 1 || isUndivided(segment) ? measure.key : null),
        ...headings(segments, segment, measure, measures.length > 1),
        unit: measure.unit,
        role: segment.isTotal ? "total" : "value",
      },
    })),
  );
}

/** How a segment is addressed, with a measure before it where one is given. */
export function segmentKey({group, wave, isTotal}: Segment, measure: string | null): string {
  const whom = group?.key ?? (isTotal ? "total" : null);
  const name = [measure, whom].filter((part) => part !== null).join(":");
  if (wave === null) return name;
  return name === "" ? String(wave.number) : `${name}@${wave.number}`;
}

/** A segment in words: "Kvinde, Første måling"; empty when undivided. */
export function segmentName({totalLabel}: Segments, {group, wave, isTotal}: Segment): string {
  const whom = group?.label ?? (isTotal ? totalLabel : null);
  return [whom, wave?.label ?? null].filter((part) => part !== null).join(", ");
}

function headings(
  segments: Segments,
  segment: Segment,
  measure: SegmentMeasure,
  severalMeasures: boolean,
): Pick<Column, "label" | "group"> {
  if (isUndivided(segment)) return {label: measure.label, group: null};
  if (severalMeasures) return {label: measure.label, group: segmentName(segments, segment)};
  const {group, wave, isTotal} = segment;
  const whom = group?.label ?? (isTotal ? segments.totalLabel : null);
  if (wave === null) return {label: whom ?? "", group: group?.of ?? null};
  return {label: wave.label, group: whom};
}

function isUndivided({group, wave, isTotal}: Segment): boolean {
  return group === null && wave === null && !isTotal;
}
