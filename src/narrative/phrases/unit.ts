import {noBreakSpace} from "./no-break-space.ts";

/** What is counted, in the singular and the plural: `borger|borgere`. */
export interface Unit {
  readonly one: string;
  readonly many: string;
}

/** `borger|borgere`, or one word for both; undefined when it is neither. */
export function parseUnit(text: string): Unit | undefined {
  const parts = text.split("|").map((part) => part.trim());
  const [one, many = one] = parts;
  if (one === undefined || many === undefined || one === "" || many === "" || parts.length > 2) return undefined;
  return {one, many};
}

/** A number as printed with its unit: `12 timer`, `ni borgere`; singular when the number is one. */
export function withUnit(number: string, unit: Unit | undefined, isOne: boolean): string {
  if (unit === undefined) return number;
  const space = /\d$/.test(number) ? noBreakSpace : " ";
  return `${number}${space}${isOne ? unit.one : unit.many}`;
}
