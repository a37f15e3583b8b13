import type {BaseCounts} from "../count/tally.ts";
import {emptyReason} from "./cells.ts";

/** Why a base of persons who answered every time is empty, in Danish. */
export function noneReason(base: BaseCounts): string {
  const reason = emptyReason(base);
  return base.population > 0 && reason === "ingen har svaret" ? "ingen har svaret hver gang" : reason;
}
