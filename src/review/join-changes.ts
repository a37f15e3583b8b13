import type {ChapterPlace, TrackedChange} from "./model.ts";
import type {Origins} from "./origins.ts";
import {plainText} from "./plain-text.ts";
import type {Cell, ChangedWords, Mark} from "./walked.ts";

/** A run of changed words that belong together, as a reader sees them. */
interface Stretch {
  readonly first: ChangedWords;
  words: string;
  readonly numbers: Set<string>;
}

/** What was changed, as reviewers would say it: word for word, with what replaced what, and what moved where. */
export function joinChanges(words: readonly ChangedWords[], origins: Origins | null): TrackedChange[] {
  const stretches = stretchesOf(words, origins);
  const arrivals = new Map(
    stretches.filter(({first}) => first.kind === "moved-to").map((stretch) => [stretch.first.move, stretch] as const),
  );
  const departures = new Set(stretches.filter(({first}) => first.kind === "moved-from").map(({first}) => first.move));
  const changes: TrackedChange[] = [];
  for (let index = 0; index < stretches.length; index++) {
    const stretch = stretches[index];
    const next = stretches[index + 1];
    if (stretch === undefined) break;
    const {kind, move} = stretch.first;
    if (kind === "moved-to" && departures.has(move)) continue;
    if (next !== undefined && replaces(stretch, next)) {
      const [gone, come] = kind === "deleted" ? [stretch, next] : [next, stretch];
      changes.push({...changeOf(gone, "replaced", origins), after: told(come.words), numbers: union(gone, come)});
      index++;
    } else if (kind === "moved-from") {
      const arrival = arrivals.get(move);
      changes.push({
        ...changeOf(stretch, "moved", origins),
        after: told(arrival?.words ?? stretch.words),
        to: arrival === undefined ? null : placeOf(arrival.first.paragraph.mark, origins),
      });
    } else if (kind === "deleted") changes.push(changeOf(stretch, "deleted", origins));
    else changes.push({...changeOf(stretch, "inserted", origins), before: "", after: told(stretch.words)});
  }
  return changes.filter(({before, after}) => before !== "" || after !== "");
}

/** Words of one kind by one author that nothing unchanged stands between. */
function stretchesOf(words: readonly ChangedWords[], origins: Origins | null): Stretch[] {
  const stretches: Stretch[] = [];
  let end = -1;
  for (const each of words) {
    const last = stretches.at(-1);
    const addresses = [...addressesOf(each.numbers, origins), ...cellAddresses(each.cell, origins)];
    const goesOn =
      last !== undefined &&
      last.first.kind === each.kind &&
      last.first.author === each.author &&
      last.first.move === each.move &&
      sameCell(last.first.cell, each.cell) &&
      (end === each.at || (last.words.endsWith("¶") && each.at === end + 1));
    if (goesOn) {
      last.words += each.words;
      for (const address of addresses) last.numbers.add(address);
    } else stretches.push({first: each, words: each.words, numbers: new Set(addresses)});
    end = each.at;
  }
  return stretches;
}

function replaces(one: Stretch, other: Stretch): boolean {
  const kinds = [one.first.kind, other.first.kind];
  return (
    kinds.includes("deleted") &&
    kinds.includes("inserted") &&
    one.first.author === other.first.author &&
    one.first.paragraph === other.first.paragraph &&
    one.first.at === other.first.at
  );
}

function changeOf(stretch: Stretch, kind: TrackedChange["kind"], origins: Origins | null): TrackedChange {
  const {author, date, paragraph} = stretch.first;
  return {
    kind,
    author: author === null ? null : plainText(author),
    date,
    before: told(stretch.words),
    after: "",
    paragraph: plainText(paragraph.text),
    place: placeOf(paragraph.mark, origins),
    to: null,
    numbers: [...stretch.numbers],
  };
}

function told(words: string): string {
  return plainText(words);
}

function union(one: Stretch, other: Stretch): string[] {
  return [...new Set([...one.numbers, ...other.numbers])];
}

function sameCell(one: Cell | null, other: Cell | null): boolean {
  return one?.row === other?.row && one?.column === other?.column;
}

/** Where a mark leads to; null when the document does not tell. */
export function placeOf({chapter, line}: Mark, origins: Origins | null): ChapterPlace | null {
  const file = origins?.chapters[chapter - 1];
  return file === undefined ? null : {file, line: line === 0 ? null : line};
}

/** The addresses of live numbers, by how they are numbered in the document. */
export function addressesOf(numbers: Iterable<number>, origins: Origins | null): string[] {
  return [...numbers].flatMap((number) => origins?.numbers[number - 1]?.addresses ?? []);
}

/** The address of a cell of a table. */
export function cellAddresses(cell: Cell | null, origins: Origins | null): string[] {
  const address = cell === null ? undefined : origins?.rows[cell.row - 1]?.[cell.column];
  return address === undefined || address === "" ? [] : [address];
}
