import type {Place} from "../errors/cli-error.ts";
import type {InlineContext} from "./inlines.ts";
import type {Block, IndexBlock, LiteratureBlock} from "./model.ts";

/** How the blocks of one chapter find what lies outside their own text. */
export interface BlockContext extends InlineContext {
  readonly table: (key: string, place: Place) => Block;
  readonly figure: (key: string, place: Place) => Block;
  /** What the report's list of tables or figures, and that of the works it cites, hold. */
  readonly index: (of: IndexBlock["of"]) => IndexBlock["entries"];
  readonly literature: () => LiteratureBlock["entries"];
}
