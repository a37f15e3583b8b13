import type {SentenceChange, SentencePlace} from "./diff-model.ts";
import type {Passage} from "./manifest.ts";

/** Two sentences with at least this share of their words in common are one that was changed. */
const alike = 0.5;

const segmenter = new Intl.Segmenter("da", {granularity: "sentence"});

/**
 * The sentences that one edition has alone, chapter by chapter; those that are alike but for a number or some words are told as one
 * that changed. A sentence that only moved is the same.
 */
export function sentenceChanges(before: readonly Passage[], after: readonly Passage[]): SentenceChange[] {
  const [old, now] = [byChapter(before), byChapter(after)];
  const chapters = [...new Set([...now.keys(), ...old.keys()])].sort(
    (a, b) => Number(a === null) - Number(b === null) || ((a ?? "") < (b ?? "") ? -1 : 1),
  );
  return chapters.flatMap((chapter) => {
    const [removed, added] = withoutCommon(old.get(chapter) ?? [], now.get(chapter) ?? []);
    return pairedUp(removed, added).map((pair) => ({chapter, ...pair}));
  });
}

function byChapter(passages: readonly Passage[]): Map<string | null, SentencePlace[]> {
  const chapters = new Map<string | null, SentencePlace[]>();
  for (const {chapter, line, text} of passages) {
    const sentences = Array.from(segmenter.segment(text), ({segment}) => ({line, text: segment.trim()}));
    const filled = sentences.filter((sentence) => sentence.text !== "");
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), ...filled]);
  }
  return chapters;
}

/** What is left of each when a sentence of one has taken an equal one of the other with it. */
function withoutCommon(
  before: readonly SentencePlace[],
  after: readonly SentencePlace[],
): [SentencePlace[], SentencePlace[]] {
  const rest = (sentences: readonly SentencePlace[], others: readonly SentencePlace[]) => {
    const counts = new Map<string, number>();
    for (const {text} of others) counts.set(text, (counts.get(text) ?? 0) + 1);
    return sentences.filter(({text}) => {
      const left = counts.get(text) ?? 0;
      counts.set(text, left - 1);
      return left <= 0;
    });
  };
  return [rest(before, after), rest(after, before)];
}

interface Pair {
  readonly before: SentencePlace | null;
  readonly after: SentencePlace | null;
}

/** The most alike first, each sentence once; then those without a like. The same whichever of the two is called earlier. */
function pairedUp(removed: readonly SentencePlace[], added: readonly SentencePlace[]): Pair[] {
  const [olds, news] = [removed.map(wordsOf), added.map(wordsOf)];
  const candidates = olds
    .flatMap((a, i) => news.map((b, j) => ({i, j, likeness: likenessOf(a, b)})))
    .filter(({likeness}) => likeness >= alike)
    .sort(
      (a, b) =>
        b.likeness - a.likeness || a.i + a.j - b.i - b.j || Math.abs(a.i - a.j) - Math.abs(b.i - b.j) || tie(a, b),
    );
  function tie(a: {i: number; j: number}, b: {i: number; j: number}): number {
    const name = ({i, j}: {i: number; j: number}) => JSON.stringify([removed[i]?.text, added[j]?.text].sort());
    return name(a) < name(b) ? -1 : 1;
  }
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  for (const {i, j} of candidates) {
    if (partners.has(i) || taken.has(j)) continue;
    partners.set(i, j);
    taken.add(j);
  }
  const pairs: Pair[] = [
    ...removed.map((sentence, i) => ({before: sentence, after: added[partners.get(i) ?? -1] ?? null})),
    ...added.filter((_, j) => !taken.has(j)).map((sentence) => ({before: null, after: sentence})),
  ];
  return pairs.sort((a, b) => lineOf(a) - lineOf(b));
}

function lineOf({before, after}: Pair): number {
  return after?.line ?? before?.line ?? 0;
}

/** The words of a sentence, with all numbers alike. */
function wordsOf({text}: SentencePlace): readonly string[] {
  return (
    text
      .toLowerCase()
      .match(/\p{L}+|\d[\d.,]*/gu)
      ?.map((word) => (/^\d/.test(word) ? "0" : word)) ?? []
  );
}

/** The words in common, of all that there are in both: from 0 to 1. */
function likenessOf(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left > 0) common++;
    counts.set(word, left - 1);
  }
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}
