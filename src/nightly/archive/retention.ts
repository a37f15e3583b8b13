import type {KeepSpec} from "../job.ts";

export interface KeptEdition {
  readonly id: string;
  /** 2026-11-22 */
  readonly day: string;
}

/**
 * The ids of editions to keep: the newest, and the last of each of the newest weeks, months and years that there are editions of.
 * @param editions in the order they were made in
 */
export function editionsToKeep(editions: readonly KeptEdition[], keep: KeepSpec): Set<string> {
  const newestFirst = editions.toReversed();
  const spans: readonly (readonly [(day: string) => string, number])[] = [
    [weekOf, keep.weekly],
    [(day) => day.slice(0, 7), keep.monthly],
    [(day) => day.slice(0, 4), keep.yearly],
  ];
  const kept = new Set(newestFirst.slice(0, keep.last).map(({id}) => id));
  for (const [spanOf, count] of spans) {
    const seen = new Set<string>();
    for (const {id, day} of newestFirst) {
      const span = spanOf(day);
      if (seen.has(span)) continue;
      if (seen.size === count) break;
      seen.add(span);
      kept.add(id);
    }
  }
  return kept;
}

/** The Monday that a day's week begins with. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
