/** How alike two labels are, from 0 to 1: by the words that both have. Signs and case do not count. */
export function similarity(one: string, other: string): number {
  const [a, b] = [words(one), words(other)];
  if (a.length === 0 || b.length === 0) return 0;
  if (a.join(" ") === b.join(" ")) return 1;
  const shared = a.filter((word) => b.includes(word)).length;
  return (0.98 * 2 * shared) / (a.length + b.length);
}

function words(text: string): string[] {
  return text
    .toLocaleLowerCase("da")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Less alike than this is another label. */
const alike = 0.34;

/**
 * Which of ours each printed label is. The most alike find each other first; when as many are left on both sides, they are
 * taken in their order.
 * @param ours each with all that it may be called
 * @returns for each printed label the place of ours; null where none fits
 */
export function pairLabels(printed: readonly string[], ours: readonly (readonly string[])[]): (number | null)[] {
  const pairs = printed.flatMap((label, left) =>
    ours.map((names, right) => ({
      left,
      right,
      score: Math.max(0, ...names.map((name) => similarity(label, name))) + (left === right ? 0.001 : 0),
    })),
  );
  const found = printed.map((): number | null => null);
  const taken = new Set<number>();
  for (const {left, right, score} of pairs.sort((a, b) => b.score - a.score)) {
    if (score < alike || found[left] !== null || taken.has(right)) continue;
    found[left] = right;
    taken.add(right);
  }
  const left = found.flatMap((each, index) => (each === null ? [index] : []));
  const right = ours.flatMap((_, index) => (taken.has(index) ? [] : [index]));
  if (left.length === right.length) for (const [index, place] of left.entries()) found[place] = right[index] ?? null;
  return found;
}
