import type {Cross} from "../count/cross.ts";
import type {TableSide} from "../kinds/crosstab/sides.ts";

/** A block of a cross-table. */
export interface CrossBlock {
  readonly key: string;
  readonly side: TableSide;
  /** What the block is called where there are several. */
  readonly heading: string;
  /** The answer to the third variable that its persons have, where there is one. */
  readonly layer: string | null;
  readonly cross: Cross;
}
