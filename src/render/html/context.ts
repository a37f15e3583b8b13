import type {Layout} from "../../report/model.ts";

/** `screen` is the HTML that readers get; `print` is the same report set for A4. */
export type Medium = "screen" | "print";

/** What all parts of one page share while they are rendered. */
export interface RenderContext {
  readonly medium: Medium;
  /** Puts in soft hyphens when the medium wants them. */
  readonly hyphenate: (text: string) => string;
  /** Printed after every source line, for instance that the people are invented. */
  readonly notice: string | null;
  readonly layout: Layout;
  /** How often each footnote has been referred to so far, so that every reference gets an id of its own. */
  readonly noteReferences: Map<string, number>;
}
