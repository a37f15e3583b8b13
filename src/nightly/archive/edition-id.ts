/** Names of editions: the day of the run and a counter, 2026-11-22-01. */

const pattern = /^\d{4}-\d{2}-\d{2}-\d{2,}$/;

export function isEditionId(name: string): boolean {
  return pattern.test(name);
}

/** The name of one more edition of a day. @param taken names that are in use */
export function nextEditionId(day: string, taken: readonly string[]): string {
  const counters = taken.flatMap((id) => (id.startsWith(`${day}-`) ? [Number(id.slice(day.length + 1))] : []));
  return `${day}-${String(Math.max(0, ...counters) + 1).padStart(2, "0")}`;
}
