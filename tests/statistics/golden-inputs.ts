import {readFileSync} from "node:fs";
import {z} from "zod";

const file = process.env.GOLDEN_FILE ?? new URL("golden/r-statistics.json", import.meta.url);
const cases = z.array(z.object({test: z.string(), input: z.unknown(), expect: z.record(z.string(), z.unknown())}));

/** The cases of one test in the golden file of R, with inputs of any one shape. */
export function goldenInputs<Input>(
  test: string,
  shape: z.ZodType<Input>,
): {input: Input; expected: (key: string) => number[]}[] {
  return cases
    .parse(JSON.parse(readFileSync(file, "utf8")))
    .filter((golden) => golden.test === test)
    .map(({input, expect}) => ({
      input: shape.parse(input),
      expected: (key) => z.array(z.number()).parse([expect[key]].flat()),
    }));
}
