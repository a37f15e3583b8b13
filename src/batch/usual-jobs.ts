/** Each report that is made at the same time costs memory. */
const most = 4;

/**
 * How many reports are made at once when nobody says: one more than there are processors, since a report waits for the browser and
 * the database now and then.
 */
export function usualJobs(processors: number): number {
  return Math.min(most, processors + 1);
}
