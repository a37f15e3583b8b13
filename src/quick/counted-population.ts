import {printNumber} from "../numbers/print.ts";
import {plainText} from "./plain-text.ts";

/** `98 borgere`. Labels of populations are in the plural, so one person alone is one of the group. */
export function countedPopulation({label, size}: {readonly label: string; readonly size: number}): string {
  const group = plainText(label);
  return size === 1 ? `1 i gruppen »${group}«` : `${printNumber(size, 0)} ${group}`;
}
