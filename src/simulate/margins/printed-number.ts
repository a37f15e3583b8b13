import {z} from "zod";

/** A number as it is printed: 31, 4.5, or "4,0" where decimals that are zero were printed. */
export const printedNumber = z.union([
  z.number(),
  z.string().regex(/^[−-]?\d+(?:[.,]\d+)?$/, "is not a number: write 31 or '4,0'"),
]);

export interface PrintedNumber {
  readonly printed: number;
  readonly decimals: number;
}

export function readPrinted(written: number | string): PrintedNumber {
  const text = String(written).replace(",", ".").replace("−", "-");
  return {printed: Number(text), decimals: text.split(".")[1]?.length ?? 0};
}
