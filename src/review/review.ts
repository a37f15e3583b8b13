import {CliError} from "../errors/cli-error.ts";
import {type CommentState, readCommentStates, readComments, type WrittenComment} from "./comment-parts.ts";
import {addressesOf, cellAddresses, joinChanges, placeOf} from "./join-changes.ts";
import type {Review, ReviewComment, TrackedChange} from "./model.ts";
import {openPackage, type ReadPart} from "./open-package.ts";
import {type Origins, readOrigins} from "./origins.ts";
import {plainText} from "./plain-text.ts";
import {findParts} from "./relationships.ts";
import {walkText} from "./walk-text.ts";
import type {CommentRange, WalkedText} from "./walked.ts";

/**
 * What reviewers have left in a Word document: comments with their replies, and tracked changes, each with the chapter and
 * line it belongs to where the document is one of maalepunkt's. Changes of formatting alone are not told.
 * @param file what the document is called in messages
 * @throws CliError (data) for what is no Word document, damaged, too large or hostile
 */
export async function readReview(bytes: Uint8Array, file: string): Promise<Review> {
  const read = await openPackage(bytes, file);
  const names = await findParts(read, file);
  const text = await readNamed(read, names.document);
  if (text === undefined) {
    throw new CliError("data", "This is not a Word document.", {
      place: {file},
      hint: "Give the .docx that reviewers have sent back; other formats are saved as .docx in Word.",
    });
  }
  const origins = await readOrigins(read, file);
  const notes = [await readNamed(read, names.footnotes), await readNamed(read, names.endnotes)];
  const walked = [text, ...notes].flatMap((xml) => (xml === undefined ? [] : [walkText(xml, file)]));
  const comments = await readNamed(read, names.comments);
  const extended = await readNamed(read, names.commentsExtended);
  return {
    evaluation: origins?.evaluation ?? null,
    comments: joinComments(
      comments === undefined ? [] : readComments(comments, file),
      extended === undefined ? new Map() : readCommentStates(extended, file),
      walked.flatMap((part) => part.comments),
      origins,
    ),
    changes: [
      ...walked.flatMap(({changes}) => joinChanges(changes, origins)),
      ...walked.flatMap((part) => untracked(part, origins)),
    ],
  };
}

async function readNamed(read: ReadPart, name: string | undefined): Promise<string | undefined> {
  return name === undefined ? undefined : await read(name);
}

/** Comments with their replies under them, in the order of the text. */
function joinComments(
  written: readonly WrittenComment[],
  states: ReadonlyMap<string, CommentState>,
  ranges: readonly CommentRange[],
  origins: Origins | null,
): ReviewComment[] {
  const rangeOf = new Map(ranges.map((range, index) => [range.id, {range, index}]));
  const stateOf = ({paragraph}: WrittenComment) => (paragraph === null ? undefined : states.get(paragraph));
  const isReply = (comment: WrittenComment) => (stateOf(comment)?.parent ?? null) !== null;
  const first = written.filter((comment) => !isReply(comment));
  const orderOf = ({id}: WrittenComment) => rangeOf.get(id)?.index ?? ranges.length;
  return [...first]
    .sort((a, b) => orderOf(a) - orderOf(b))
    .map((comment) => {
      const range = rangeOf.get(comment.id)?.range;
      const replies = written.filter(
        (other) => comment.paragraph !== null && stateOf(other)?.parent === comment.paragraph,
      );
      return {
        author: comment.author,
        date: comment.date,
        text: comment.text,
        passage: range === undefined ? "" : passageOf(range),
        place: range === undefined ? null : placeOf(range.paragraph.mark, origins),
        numbers: range === undefined ? [] : numbersOf(range, origins),
        isResolved: stateOf(comment)?.isResolved ?? false,
        replies: replies.map(({author, date, text}) => ({author, date, text})),
      };
    });
}

function passageOf({passage, paragraph}: CommentRange): string {
  const words = plainText(passage);
  return words === "" ? plainText(paragraph.text) : words;
}

function numbersOf({numbers, cells}: CommentRange, origins: Origins | null): string[] {
  const inCells = [...cells].flatMap((cell) => cellAddresses(cell, origins));
  return [...new Set([...addressesOf(numbers, origins), ...inCells])];
}

/** Live numbers that are no longer as the report printed them, though no change was tracked. */
function untracked({numbers, changes, places}: WalkedText, origins: Origins | null): TrackedChange[] {
  const tracked = new Set(changes.flatMap((change) => change.numbers));
  return [...numbers].flatMap(([number, words]) => {
    const origin = origins?.numbers[number - 1];
    const paragraph = places.get(number);
    const [before, after] = [plainText(origin?.printed ?? words), plainText(words)];
    if (origin === undefined || paragraph === undefined || tracked.has(number)) return [];
    if (before === after || onlyMarkMoved(before, after, plainText(paragraph.text))) return [];
    return [
      {
        kind: "untracked" as const,
        author: null,
        date: null,
        before,
        after,
        paragraph: plainText(paragraph.text),
        place: placeOf(paragraph.mark, origins),
        to: null,
        numbers: origin.addresses,
      },
    ];
  });
}

/** LibreOffice may move a bookmark by a letter where changes were tracked before it: the words are still there. */
function onlyMarkMoved(before: string, after: string, paragraph: string): boolean {
  const isPart = before.includes(after) || after.includes(before);
  return isPart && Math.abs(before.length - after.length) === 1 && paragraph.includes(before);
}
