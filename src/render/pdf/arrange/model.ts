/** One block of a chapter as it is laid out without pages. All measures are in CSS pixels. */
export type MeasuredBlock = MeasuredText | MeasuredTable | MeasuredFigure | MeasuredSolid;

interface Measured {
  /** The room between it and the block above. */
  readonly gap: number;
  readonly height: number;
}

/** Lines of text, or a list of them. */
export interface MeasuredText extends Measured {
  readonly kind: "text";
  readonly lineHeight: number;
}

export interface MeasuredTable extends Measured {
  readonly kind: "table";
  /** Where its style lets it break: between the rows, between the groups of rows, or nowhere. */
  readonly breaks: "rows" | "groups" | "none";
  readonly caption: number;
  readonly head: number;
  /** The heights of rows, by groups. */
  readonly groups: readonly (readonly number[])[];
}

export interface MeasuredFigure extends Measured {
  readonly kind: "figure";
  /** The height without the table of its numbers, which may part from it; null when it has none. */
  readonly drawing: number | null;
}

/** What does not break: a heading, which what follows must not leave, a box, a quotation, and what begins a page of its own. */
export interface MeasuredSolid extends Measured {
  readonly kind: "heading" | "box" | "pages";
}

/** What is done to the blocks of a chapter before it is printed; blocks are told by their places in it. */
export type Arrangement =
  /** A figure or table stands after a later block of its section, whose text fills the page meanwhile. */
  | {readonly kind: "move"; readonly block: number; readonly after: number}
  /** A table that may break begins where there is room for this much of it. */
  | {readonly kind: "begin"; readonly block: number; readonly first: number}
  /** A table that was to be kept whole breaks between its rows, with at least this much of it on the first page. */
  | {readonly kind: "break"; readonly block: number; readonly first: number}
  /** A figure's table of numbers stands on the page after it. */
  | {readonly kind: "part"; readonly block: number};
