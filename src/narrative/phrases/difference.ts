import {printNumber} from "../../numbers/print.ts";
import {roundedShare} from "../../numbers/rounding.ts";
import {noBreakSpace} from "./no-break-space.ts";

export interface Share {
  readonly count: number;
  readonly base: number;
}

/** `14 procentpoint`: how far apart two shares are, from the exact shares, rounded half up once. */
export function pointsApart(from: Share, to: Share, decimals: number): string {
  const apart = Math.abs(from.count * to.base - to.count * from.base);
  const points = roundedShare(apart, from.base * to.base, decimals) / 10 ** decimals;
  return `${printNumber(points, decimals)}${noBreakSpace}procentpoint`;
}
