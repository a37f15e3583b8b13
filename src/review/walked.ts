import type {Authorship} from "./model.ts";

/** A place in the text as the marks in it tell: chapters and lines count from 1; 0 for what is not known. */
export interface Mark {
  readonly chapter: number;
  readonly line: number;
}

export interface Cell {
  /** The number of the row among all rows of maalepunkt's tables; columns count from 0, after that of the labels. */
  readonly row: number;
  readonly column: number;
}

/** How Word tells of a change. */
export type ChangeKind = "inserted" | "deleted" | "moved-from" | "moved-to";

/** Words that somebody has put in, taken out or moved, in one run of text. */
export interface ChangedWords extends Authorship {
  readonly kind: ChangeKind;
  readonly words: string;
  /** By which what is moved is known in both its places. */
  readonly move: string | null;
  /** How many letters of unchanged text stand before it in its part: those that follow each other have the same. */
  readonly at: number;
  readonly paragraph: ParagraphRecord;
  readonly numbers: readonly number[];
  readonly cell: Cell | null;
}

export interface CommentRange {
  readonly id: string;
  passage: string;
  /** Where it begins. */
  paragraph: ParagraphRecord;
  readonly numbers: Set<number>;
  readonly cells: Set<Cell>;
}

/** What is known of a paragraph when it has been read to its end. */
export interface ParagraphRecord {
  mark: Mark;
  text: string;
}

/** What a part of the text holds for a review. */
export interface WalkedText {
  readonly changes: readonly ChangedWords[];
  readonly comments: readonly CommentRange[];
  /** The words that now stand in each live number, by its own number. */
  readonly numbers: ReadonlyMap<number, string>;
  /** The paragraphs that live numbers stand in. */
  readonly places: ReadonlyMap<number, ParagraphRecord>;
}
