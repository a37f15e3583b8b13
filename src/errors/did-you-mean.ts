/**
 * The candidate nearest to a mistyped word, or undefined when none is near.
 * Near means at most a third of the letters differ (Damerau-Levenshtein, case ignored), at most three.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  const limit = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  return bestDistance <= limit ? best : undefined;
}

/** The sentence «Did you mean "x"?», or what there is to choose from when nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>, noun = "choices"): string {
  const all = [...candidates];
  const match = nearest(word, all);
  if (match !== undefined) return `Did you mean "${match}"?`;
  if (all.length === 0) return `There are no ${noun}.`;
  const shown = all.slice(0, 12).map((item) => `"${item}"`);
  const rest = all.length > shown.length ? ` and ${all.length - shown.length} more` : "";
  return `The ${noun} are ${shown.join(", ")}${rest}.`;
}

/** Damerau-Levenshtein distance (optimal string alignment): insert, delete, replace, swap neighbours. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({length: b.length + 1}, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min((last[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, replace);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
