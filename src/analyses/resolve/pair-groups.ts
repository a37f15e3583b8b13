import {lowerFirst} from "../print/danish.ts";
import type {Item} from "./items.ts";
import type {Segment, SegmentedTask, Segments} from "./segments.ts";
import {resolveSegments} from "./segments.ts";

/**
 * The groups whose change is followed, each over all waves together, and everybody last; one segment of everybody when the
 * spec divides by nothing. Persons belong where they belonged at the first wave.
 * @throws CliError (config) as `resolveSegments` does
 */
export function pairGroups(task: SegmentedTask, items: readonly Item[]): Segments {
  const segments = resolveSegments(task, items);
  const [first] = task.spec.waves ?? [];
  const list = segments.list.flatMap((segment): Segment[] =>
    segment.wave?.number === first ? [{...segment, wave: null}] : [],
  );
  return {...segments, list};
}

/** How a part of a group's table is addressed: `who5` for everybody, `who5:klynge:1` for a group, `who5:total` beside groups. */
export function inGroup(key: string, {group, isTotal}: Segment): string {
  const whom = group?.key ?? (isTotal ? "total" : null);
  return whom === null ? key : `${key}:${whom}`;
}

/** The block of a table that has one for each group: `klynge:1`, `total`; `all` for everybody where there are no groups. */
export function blockOf(segment: Segment): string {
  return segment.group?.key ?? (segment.isTotal ? "total" : "all");
}

/** What of an item is called, with its group where there are several: "Trivsel, Kvinde", "Trivsel, alle". */
export function nameInGroup(label: string, {totalLabel}: Segments, {group, isTotal}: Segment): string {
  if (isTotal) return `${label}, ${lowerFirst(totalLabel)}`;
  return group === null ? label : `${label}, ${group.label}`;
}

/** The sources of what the groups divide by, for the source line. */
export function groupSources({divisions}: Segments): string[] {
  return divisions.flatMap(({groups}) => groups.map(({at}) => at.source));
}

/** What a group is called; null for everybody where there are no groups. */
export function groupName({totalLabel}: Segments, {group, isTotal}: Segment): string | null {
  return group?.label ?? (isTotal ? totalLabel : null);
}
