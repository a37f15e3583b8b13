import type {Block, Layout} from "../../report/model.ts";
import type {Anchors} from "./anchors.ts";
import type {Look} from "./look.ts";
import type {DocumentBlock} from "./model.ts";
import type {Pictures} from "./pictures.ts";
import type {StyleId} from "./styles.ts";

/** Writes what stands within a block: handed to those that hold others. */
export type RenderBlocks = (blocks: readonly Block[], context: DocxContext) => DocumentBlock[];

/** What all parts of one document share while they are written. */
export interface DocxContext {
  readonly look: Look;
  readonly layout: Layout;
  /** Printed after every source line, for instance that the people are invented. */
  readonly notice: string | null;
  readonly anchors: Anchors;
  readonly pictures: Pictures;
  /** "Tabel 4.1" by the id of what it is: what a caption's bookmark holds, so that a field can repeat it. */
  readonly labels: ReadonlyMap<string, string>;
  /** Footnotes that have been referred to: Word has each note once, and further references to it are fields. */
  readonly notesSeen: Set<string>;
  /** Counts ordered lists, each of which begins at 1. */
  readonly lists: {count: number};
  readonly hyphenate: (text: string) => string;
  /** The style of running text here: a box and a footnote have their own. */
  readonly textStyle: StyleId;
  /** How wide text may be here, in twips. */
  readonly room: number;
}
