import {printNumber} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import {fewestDecimals} from "../table/decimals.ts";

/** The level tests are judged at, in Danish: "5 pct.-niveau". */
export function levelName({significance}: NumberStyle): string {
  const percent = Number((significance * 100).toFixed(6));
  return `${printNumber(percent, fewestDecimals(percent))} pct.-niveau`;
}
