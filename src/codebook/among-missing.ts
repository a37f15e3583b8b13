import type {MissingValues} from "../sources/model.ts";

/** Whether a code is one of the values declared missing, or a number in their range. */
export function isAmongMissing({values, range}: MissingValues, code: string): boolean {
  if (values.includes(code)) return true;
  if (range === null || code === "") return false;
  const {from, to} = range;
  const number = Number(code);
  return !Number.isNaN(number) && (from === null || number >= from) && (to === null || number <= to);
}
