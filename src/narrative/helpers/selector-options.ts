import type {Selector} from "../../results/select-cells.ts";
import {text} from "./parameters.ts";

/** The options that name cells. `in` is another word for `row`. */
export const selectorOptions = {block: text, row: text, in: text, column: text, wave: text};

interface GivenSelector {
  readonly block?: string;
  readonly row?: string;
  readonly in?: string;
  readonly column?: string;
  readonly wave?: string;
}

export function selectorOf(analysis: string, given: GivenSelector): Selector {
  return {
    analysis,
    block: given.block,
    rows: given.row ?? given.in,
    columns: given.column,
    wave: given.wave,
  };
}
