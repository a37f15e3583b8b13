import {nearest} from "../errors/did-you-mean.ts";
import {type Candidate, LookupError, type LookupSubject} from "./lookup-error.ts";

/** What names are matched against, and how failures speak of it. */
export interface NameSpace<Item extends Candidate> {
  readonly subject: LookupSubject;
  readonly items: readonly Item[];
  /** Where the items are, for messages: `analysis "helbred"`. */
  readonly where: string;
  /** Weaker names than label and key, tried last. */
  readonly otherNames?: (item: Item) => readonly string[];
}

/**
 * The items that a text names, in the order of the text: first the whole text as one name, then its parts
 * at `|`, else its parts at `,`. A label goes before a key; case and surrounding blanks do not count.
 * @throws LookupError when a part names nothing or several items, or two parts name the same.
 */
export function matchNames<Item extends Candidate>(text: string, space: NameSpace<Item>): Item[] {
  const whole = matchOne(text, space);
  if (whole !== undefined) return [whole];
  const separator = text.includes("|") ? "|" : ",";
  const parts = text.split(separator).map((part) => part.trim());
  const items: Item[] = [];
  for (const part of parts) {
    const item = matchOne(part, space);
    if (item === undefined) throw unknownName(separator === "," ? mistypedName(text, part, space) : part, space);
    if (items.includes(item)) {
      throw new LookupError(space.subject, "not-addable", `"${text}" names ${space.subject} "${nameOf(item)}" twice.`);
    }
    items.push(item);
  }
  return items;
}

/** The one item that a text names. @throws LookupError when it names none or several. */
export function matchName<Item extends Candidate>(text: string, space: NameSpace<Item>): Item {
  const item = matchOne(text, space);
  if (item === undefined) throw unknownName(text, space);
  return item;
}

/** The label as printed, else the key. */
export function nameOf(item: Candidate): string {
  return item.label === null || item.label === "" ? item.key : item.label;
}

/** What each may be called so that no other is meant: as `nameOf`, but by its key where others have the same label. */
export function distinctNames(items: readonly Candidate[]): string[] {
  const names = items.map(nameOf);
  return items.map((item, index) => {
    const name = names[index] ?? item.key;
    return names.filter((other) => fold(other) === fold(name)).length > 1 ? item.key : name;
  });
}

function matchOne<Item extends Candidate>(text: string, space: NameSpace<Item>): Item | undefined {
  const folded = fold(text);
  if (folded === "") return undefined;
  const namings: ((item: Item) => readonly string[])[] = [
    (item) => (item.label === null ? [] : [item.label]),
    (item) => [item.key],
    space.otherNames ?? (() => []),
  ];
  for (const names of namings) {
    const exact = space.items.filter((item) => names(item).includes(text));
    const found =
      exact.length > 0 ? exact : space.items.filter((item) => names(item).some((name) => fold(name) === folded));
    if (found.length > 1) throw ambiguousName(text, found, space);
    if (found[0] !== undefined) return found[0];
  }
  return undefined;
}

function fold(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** A label may hold commas itself: what is near the whole text is what was meant, not its first part. */
function mistypedName<Item extends Candidate>(text: string, part: string, space: NameSpace<Item>): string {
  const names = space.items.flatMap((item) => (item.label === null ? [item.key] : [item.label, item.key]));
  return nearest(text, names) === undefined ? part : text;
}

function unknownName<Item extends Candidate>(wanted: string, space: NameSpace<Item>): LookupError {
  const message = `There is no ${space.subject} "${wanted}" in ${space.where}.`;
  return new LookupError(space.subject, "unknown", message, {wanted, candidates: space.items});
}

function ambiguousName<Item extends Candidate>(
  wanted: string,
  found: readonly Item[],
  space: NameSpace<Item>,
): LookupError {
  const keys = found.map((item) => `"${item.key}"`).join(", ");
  const message = `"${wanted}" names several ${space.subject}s in ${space.where}: ${keys}.`;
  return new LookupError(space.subject, "ambiguous", message, {
    wanted,
    candidates: found.map(({key}) => ({key, label: null})),
  });
}
