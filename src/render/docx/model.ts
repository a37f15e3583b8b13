/** The parts of a document before it is packed: their markup, and what is known of the room they take. */

/** How a run of text differs from its paragraph's style. */
export interface RunLook {
  readonly bold?: boolean;
  readonly italics?: boolean;
  /** `rrggbb` */
  readonly colour?: string;
  readonly font?: string;
  readonly points?: number;
  readonly isLink?: boolean;
}

/** A part of a paragraph. */
export interface Piece {
  readonly xml: string;
  /** What is read in it; `\n` where the line ends, `\t` up to a tab stop. */
  readonly text: string;
  readonly look?: RunLook;
  /** A picture in the line, in twips. */
  readonly picture?: {readonly width: number; readonly height: number};
  /** The note that is referred to here, by its number: it stands at the foot of the page. */
  readonly footnote?: number;
  /** Bookmarks that begin here, whose page may be asked for. */
  readonly bookmarks?: readonly string[];
}

/** Lengths are twips. What is left out is as in the paragraph's style. */
export interface ParagraphLook {
  readonly before?: number;
  readonly after?: number;
  /** The height of a line at least; `exactly` cuts what is higher. */
  readonly line?: number;
  readonly lineRule?: "atLeast" | "exact" | "auto";
  readonly left?: number;
  readonly right?: number;
  /** How far the first line begins before `left`. */
  readonly hanging?: number;
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly align?: "left" | "center" | "right";
  readonly borders?: {readonly top?: Rule; readonly left?: Rule; readonly bottom?: Rule};
  /** Of headings, from 0. */
  readonly outline?: number;
  /** Counted by a numbering of numbering.ts; `false` for a style that is not, where the one it is based on is. */
  readonly numbering?: {readonly id: number; readonly level: number} | false;
  /** Where a tab goes to, at the right; with dots up to it. */
  readonly tab?: {readonly at: number; readonly dots: boolean};
}

/** A line: its width is in points. */
export interface Rule {
  readonly points: number;
  readonly colour: string;
  /** Between the rule and the text, in points. */
  readonly space?: number;
}

export interface Paragraph {
  readonly kind: "paragraph";
  readonly xml: string;
  readonly style: string;
  readonly look: ParagraphLook;
  readonly pieces: readonly Piece[];
}

export interface Cell {
  readonly children: readonly DocumentBlock[];
  /** Twips. */
  readonly width: number;
  readonly columns?: number;
  /** A cell that goes on below, or is the continuation of the one above. */
  readonly merge?: "begins" | "continues";
  readonly borders?: {readonly top?: Rule; readonly left?: Rule; readonly bottom?: Rule};
  /** `rrggbb` */
  readonly fill?: string;
  readonly margins?: Partial<Margins>;
  readonly align?: "top" | "center" | "bottom";
}

/** Between a cell's edge and what stands in it, in twips. */
export interface Margins {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Repeated on each page that the table runs over. */
  readonly isHead?: boolean;
  readonly keepNext?: boolean;
  /** May be parted over two pages. */
  readonly mayPart?: boolean;
}

export interface Table {
  readonly kind: "table";
  readonly xml: string;
  readonly rows: readonly Row[];
  readonly margins: Margins;
}

export type DocumentBlock = Paragraph | Table;

/** Pages of one way and one head. */
export interface Section {
  readonly way: "portrait" | "landscape";
  /** What stands over the pages, and under them beside the number; null for nothing. */
  readonly head: string | null;
  readonly foot: string | null;
  readonly children: readonly DocumentBlock[];
}
