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
}

/** Private-use characters; the narrative refuses a chapter that holds them. */
export const markStart = "\uE000";
export const markEnd = "\uE001";

export type Mark =
  | {readonly kind: "number"; readonly text: string; readonly addresses: readonly string[]; readonly place: Place}
  /** Stands alone in its paragraph. */
  | {readonly kind: "table" | "figure"; readonly key: string; readonly place: Place}
  /** `table:key`, `figure:key`, `chapter:id`, `section:id`, `box:id`. */
  | {readonly kind: "reference"; readonly target: string; readonly capital: boolean; readonly place: Place};
