/** The first whole number from `low` on for which a condition holds that holds for all after it; else `end`. */
export function firstThat(condition: (count: number) => boolean, low: number, end: number): number {
  let from = low;
  let to = end;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (condition(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
