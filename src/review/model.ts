/** What reviewers have left in a Word document, with where in the chapters it belongs. */
export interface Review {
  /** The evaluation that the document was built from; null when maalepunkt has not made it. */
  readonly evaluation: string | null;
  readonly comments: readonly ReviewComment[];
  readonly changes: readonly TrackedChange[];
}

/** A place in what authors write. */
export interface ChapterPlace {
  /** "chapters/14-profil.md" */
  readonly file: string;
  /** The line that the block begins on; null when only the chapter is known. */
  readonly line: number | null;
}

/** Who wrote something, and when; null for what the document does not tell. */
export interface Authorship {
  readonly author: string | null;
  /** As Word writes it: the author's local time, "2026-03-03T10:15:00Z". */
  readonly date: string | null;
}

export interface ReviewComment extends Authorship {
  readonly text: string;
  /** The words that are commented on; the whole paragraph for a comment that marks none. */
  readonly passage: string;
  readonly place: ChapterPlace | null;
  /** The addresses of the live numbers in the passage. */
  readonly numbers: readonly string[];
  readonly isResolved: boolean;
  readonly replies: readonly (Authorship & {readonly text: string})[];
}

/**
 * - `replaced`: words were deleted and others put in their place.
 * - `moved`: words now stand elsewhere.
 * - `untracked`: a live number is another than the report printed, and nobody has said so.
 */
export interface TrackedChange extends Authorship {
  readonly kind: "inserted" | "deleted" | "replaced" | "moved" | "untracked";
  /** The words as they were; empty for what is inserted. ¶ is the end of a paragraph. */
  readonly before: string;
  /** The words as they are now; empty for what is deleted. */
  readonly after: string;
  /** The paragraph as it now reads. */
  readonly paragraph: string;
  readonly place: ChapterPlace | null;
  /** Of what is moved: where it now stands. */
  readonly to: ChapterPlace | null;
  /** The addresses of live numbers that the change touches: these come from results, and are not written by hand. */
  readonly numbers: readonly string[];
}
