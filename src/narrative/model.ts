import type {Place} from "../errors/cli-error.ts";

/**
 * A chapter after its helpers have run: Markdown in which every live number, table, figure and reference stands as a mark,
 * `markStart + index + markEnd`, pointing into `marks`. Values from data are only ever in marks, so that
 * no label can become Markdown.
 */
export interface RenderedChapter {
  readonly file: string;
  readonly markdown: string;
  readonly marks: readonly Mark[];
  /** For each line of `markdown`, the line of the file that it begins on, counted from 1: helpers add and drop lines. */
  readonly lines: readonly number[];
}

/** Private-use characters; the narrative refuses a chapter that holds them. */
export const markStart = "\uE000";
export const markEnd = "\uE001";

export type Mark =
  | {
      readonly kind: "number";
      readonly text: string;
      readonly addresses: readonly string[];
      /** What a share is made of, for what is drawn of it. */
      readonly share?: {readonly count: number; readonly base: number};
      readonly place: Place;
    }
  /** Stands alone in its paragraph. */
  | {readonly kind: "table" | "figure"; readonly key: string; readonly place: Place}
  /** `table:key`, `figure:key`, `chapter:id`, `section:id`, `box:id`. */
  | {readonly kind: "reference"; readonly target: string; readonly capital: boolean; readonly place: Place}
  /** Works by key. `narrative`: the author's name stands in the sentence. */
  | {
      readonly kind: "citation";
      readonly keys: readonly string[];
      readonly narrative: boolean;
      readonly pages: string | null;
      readonly place: Place;
    };
