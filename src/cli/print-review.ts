import type {Authorship, ChapterPlace, Review, ReviewComment, TrackedChange} from "../review/model.ts";

/** Letters of a passage that are told; the reader has the document for the rest. */
const longest = 200;

const titles: Readonly<Record<TrackedChange["kind"], string>> = {
  inserted: "Indsat",
  deleted: "Slettet",
  replaced: "Rettet",
  moved: "Flyttet",
  untracked: "Tal ændret uden sporing",
};

/** A review as its authors read it: in Danish, in the order of the chapters. */
export function printReview(review: Review): string {
  const {comments, changes} = review;
  const entries = [...comments.map(commentEntry), ...changes.map(changeEntry)].sort(byPlace);
  const from =
    review.evaluation === null
      ? "Dokumentet er ikke lavet af maalepunkt eller har mistet sine mærker, så kapitel og linje kan ikke findes."
      : `Fra rapporten «${review.evaluation}».`;
  const counts = `${counted(comments.length, "kommentar", "kommentarer")} og ${counted(changes.length, "rettelse", "rettelser")}.`;
  return `${[from, ...entries.map(({text}) => text), counts].join("\n\n")}\n`;
}

interface Entry {
  readonly place: ChapterPlace | null;
  readonly text: string;
}

function commentEntry(comment: ReviewComment): Entry {
  const state = comment.isResolved ? " · løst" : "";
  const lines = [
    `${printPlace(comment.place)}  Kommentar${by(comment)}${state}`,
    ...(comment.passage === "" ? [] : [`  Til «${shortened(comment.passage)}»`]),
    indented(comment.text, "  "),
    ...comment.replies.map((reply) => indented(`Svar${by(reply)}: ${reply.text}`, "    ")),
    ...(comment.numbers.length === 0 ? [] : [`  Tallene kommer fra ${listed(comment.numbers)}.`]),
  ];
  return {place: comment.place, text: lines.join("\n")};
}

function changeEntry(change: TrackedChange): Entry {
  const {kind, before, after, to, numbers, place} = change;
  const words = {
    inserted: `«${shortened(after)}»`,
    deleted: `«${shortened(before)}»`,
    replaced: `«${shortened(before)}» → «${shortened(after)}»`,
    moved: `«${shortened(before)}» → ${printPlace(to)}`,
    untracked: `«${shortened(before)}» → «${shortened(after)}»`,
  }[kind];
  const lines = [
    `${printPlace(place)}  ${titles[kind]}${by(change)}`,
    `  ${words}`,
    ...(change.paragraph === "" || change.paragraph === after ? [] : [`  I «${shortened(change.paragraph)}»`]),
    ...(numbers.length === 0
      ? []
      : [`  Tallet kommer fra ${listed(numbers)}: det følger data og rettes ikke i teksten.`]),
  ];
  return {place, text: lines.join("\n")};
}

function printPlace(place: ChapterPlace | null): string {
  if (place === null) return "(ukendt sted)";
  return place.line === null ? place.file : `${place.file}:${place.line}`;
}

function by({author, date}: Authorship): string {
  const day = printDate(date);
  return `${author === null ? "" : ` · ${author}`}${day === "" ? "" : ` · ${day}`}`;
}

/** `2026-03-03T10:15:00Z` is `3.3.2026 kl. 10.15`: Word writes the author's own time. */
function printDate(date: string | null): string {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(date ?? "") ?? [];
  return year === undefined ? "" : `${Number(day)}.${Number(month)}.${year} kl. ${hour}.${minute}`;
}

function shortened(text: string): string {
  const line = text.replaceAll("\n", " ");
  return line.length <= longest ? line : `${line.slice(0, longest).trimEnd()} …`;
}

function indented(text: string, by: string): string {
  return text
    .split("\n")
    .map((line) => by + line)
    .join("\n");
}

function listed(addresses: readonly string[]): string {
  const shown = addresses.slice(0, 5).join(", ");
  return addresses.length > 5 ? `${shown} og ${addresses.length - 5} andre` : shown;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** By file and line; what has no place comes last. */
function byPlace(a: Entry, b: Entry): number {
  if (a.place === null || b.place === null) return Number(a.place === null) - Number(b.place === null);
  const files = a.place.file.localeCompare(b.place.file, "da");
  return files === 0 ? (a.place.line ?? 0) - (b.place.line ?? 0) : files;
}
