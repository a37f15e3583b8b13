import type {PagePainting} from "./read/page-painting.ts";
import type {PdfObjects} from "./read/pdf-objects.ts";
import type {StructureTree} from "./read/structure-tree.ts";

/** A file as the rules look at it. */
export interface CheckedFile {
  readonly objects: PdfObjects;
  /** Null for a file that is not tagged. */
  readonly tree: StructureTree | null;
  readonly pages: readonly PagePainting[];
}

/** Where a rule is broken. */
export interface Offence {
  /** The object of the page; null when it is of no page, or not known. */
  readonly page?: number | null;
  readonly object?: number | null;
  /** What it is about, such as the type of an element. */
  readonly what?: string;
}

/** One requirement of PDF/UA-1 that a program can decide on. */
export interface Rule {
  /** A short name, unique among the rules. */
  readonly name: string;
  /** The clause of ISO 14289-1:2014, or the one of ISO 32000-1:2008 that it builds on. */
  readonly clause: string;
  /** The failure condition of the Matterhorn Protocol 1.1; null where it has none. */
  readonly condition: string | null;
  /** What is wrong where it is broken. */
  readonly message: string;
  readonly check: (file: CheckedFile) => readonly Offence[];
}

/** An offence where something does not hold. */
export function unless(holds: boolean, offence: Offence = {}): readonly Offence[] {
  return holds ? [] : [offence];
}
