import type {Passage, Stretch} from "./passages.ts";

/** A sentence of a passage, by its place in the manuscript. */
export interface Sentence extends Stretch {
  readonly text: string;
}

/** What ends with a full stop and ends no sentence. */
const abbreviations =
  /(?:^|[^\p{L}])(?:bl\.a|f\.eks|fx|ca|pct|jf|mio|mia|kr|nr|kap|afs|dvs|evt|inkl|ekskl|hhv|osv|m\.fl|m\.m|m\.v|mv|o\.l|pga|p\.t|pr|vedr|stk|tlf|st|s|d|kl|gns|maks|min)\.$/iu;

/** Abbreviations that often stand last; what follows with a capital is a new sentence. */
const oftenLast = /(?:^|[^\p{L}])(?:pct|kr|mio|mia|osv|mv|m\.v|m\.m|o\.l)\.$/iu;

/** The sentences of a passage. A full stop after an abbreviation, an ordinal or an initial ends none. */
export function sentencesOf({text, start}: Passage): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const match of text.matchAll(/[.!?…](?:[»”")]|\u2060)*(?=\s|$)/gu)) {
    const end = match.index + match[0].length;
    const before = text.slice(from, match.index + 1);
    if (match[0].startsWith(".") && endsNone(before, text.slice(end, end + 8))) continue;
    sentences.push({text: text.slice(from, end), start: start + from, end: start + end});
    from = end;
  }
  if (text.slice(from).trim() !== "")
    sentences.push({text: text.slice(from), start: start + from, end: start + text.length});
  return sentences;
}

function endsNone(before: string, after: string): boolean {
  const tail = before.slice(-12);
  if (oftenLast.test(tail)) return !/^\s+\p{Lu}/u.test(after);
  return abbreviations.test(tail) || /(?:^|\s)(?:\d{1,2}|\p{Lu})\.$/u.test(tail);
}
