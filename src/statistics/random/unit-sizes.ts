/** Units of one size: so many observations each, and how many such units each group is made of. */
export interface UnitLevel {
  readonly size: number;
  readonly counts: readonly number[];
}

/** What the size of one level is divided by to give that of the next. */
const ratio = 2;
/** Units of the largest group that take part, for each one of the other groups'. */
const shareOfLargest = 2;

/**
 * Takes groups apart into units, few of them large and some small, so that groups can exchange units of equal size.
 *
 * Every group but the largest is used up. Of the largest only as many units take part as it takes to mix well: the
 * others can get nothing but what has been drawn for units anyway.
 * @param sizes of the groups, none of them 0
 * @param wanted about how many of the largest units the groups without the largest should have
 */
export function unitLevels(sizes: readonly number[], wanted: number): UnitLevel[] {
  const left = [...sizes];
  const largest = largestOf(sizes);
  const others = sizes.reduce((sum, size, group) => (group === largest ? sum : sum + size), 0);
  const levels: UnitLevel[] = [];
  for (let size = Math.floor(others / wanted); ; size = Math.floor(size / ratio)) {
    const unit = Math.max(1, size);
    const counts = left.map((rest, group) => (group === largest ? 0 : Math.floor(rest / unit)));
    const taken = counts.reduce((sum, count) => sum + count, 0);
    counts[largest] = Math.min(shareOfLargest * taken, Math.floor((left[largest] ?? 0) / unit));
    counts.forEach((count, group) => {
      left[group] = (left[group] ?? 0) - count * unit;
    });
    levels.push({size: unit, counts});
    if (unit === 1) return levels.filter((level) => level.counts.some((count) => count > 0));
  }
}

/** The first of the largest groups. */
export function largestOf(sizes: readonly number[]): number {
  return sizes.reduce((best, size, group) => (size > (sizes[best] ?? 0) ? group : best), 0);
}
