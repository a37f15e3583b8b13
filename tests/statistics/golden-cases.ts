import {readFileSync} from "node:fs";
import {z} from "zod";

const file = process.env.GOLDEN_FILE ?? new URL("golden/r-statistics.json", import.meta.url);
const tableCases = z.array(z.object({test: z.string(), input: z.unknown(), expect: z.record(z.string(), z.unknown())}));
const tableInput = z.object({table: z.array(z.array(z.number()))});
const printedNumber = z.union([z.number(), z.literal("Inf").transform(() => Number.POSITIVE_INFINITY)]);

export interface GoldenTable {
  readonly table: number[][];
  /** The expected number, or numbers one after the other, under a key; undefined when the case has no such key. */
  readonly expected: (key: string) => number[] | undefined;
}

/** The cases of one test of the golden file whose input is a table. */
export function goldenTables(test: string): GoldenTable[] {
  return tableCases
    .parse(JSON.parse(readFileSync(file, "utf8")))
    .filter((golden) => golden.test === test)
    .map(({input, expect}) => ({
      table: tableInput.parse(input).table,
      expected: (key) => (key in expect ? z.array(printedNumber).parse([expect[key]].flat()) : undefined),
    }));
}
