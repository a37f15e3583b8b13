import type {Layout} from "../../report/model.ts";
import type {Icons} from "../../themes/icons.ts";
import type {AskedRegister} from "../asked/model.ts";

/** `screen` is the HTML that readers get; `print` is the same report set for A4. */
export type Medium = "screen" | "print";

/**
 * Marks a piece of the page, for a preview that changes pieces one by one.
 * @param part its group (`cover`, `contents`, `notes`, `chapter-0` …), null for a block inside another; and where it is written
 */
export type MarkPart = (
  part: {readonly group: string | null; readonly line?: number | undefined},
  html: string,
) => string;

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
  /** The numbers printed so far, and the tables they stand in. */
  readonly asked: AskedRegister;
  /** Those that the report uses. */
  readonly icons: Icons;
  /** Left out for a page that is published: its pieces are not marked. */
  readonly markPart?: MarkPart | undefined;
}
