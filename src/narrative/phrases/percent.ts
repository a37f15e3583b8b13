import {printPercent} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import {noBreakSpace} from "./no-break-space.ts";

/** `76 pct.`: a printed percentage with the report's word or sign for percent. */
export function percentPhrase(printed: string, style: NumberStyle): string {
  return `${printed}${noBreakSpace}${style.percent}`;
}

/** The bare percentage at a number of decimals that may differ from the report's own. */
export function printedAt(decimals: number, count: number, base: number, style: NumberStyle): string {
  return printPercent(count, base, {...style, decimals});
}
