import {z} from "zod";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {Calculation, Values} from "./calculation.ts";
import {pairedCalculations} from "./pairs.ts";
import {sampleCalculations} from "./samples.ts";
import {tableCalculations} from "./tables.ts";

const calculations: Readonly<Record<string, Calculation>> = {
  ...tableCalculations,
  ...sampleCalculations,
  ...pairedCalculations,
};

export const calculationNames: readonly string[] = Object.keys(calculations).sort();

export type Calculated = Values | {readonly cannotBeComputed: string};

/**
 * Runs one test by its name, as in the reference file of R's results.
 * @throws CliError (usage) for a test that does not exist or input that is not of its shape
 */
export function calculate(test: string, input: unknown): Calculated {
  const calculation = Object.hasOwn(calculations, test) ? calculations[test] : undefined;
  if (calculation === undefined) {
    throw new CliError("usage", `There is no test "${test}".`, {hint: didYouMean(test, calculationNames, "tests")});
  }
  const fits = calculation.input.safeParse(input);
  if (!fits.success) {
    const [issue] = fits.error.issues;
    const part = issue?.path.join(".") ?? "";
    const missing = issue?.code === "invalid_type" && valueAt(input, issue.path) === undefined;
    throw new CliError("usage", `"${test}" ${missing ? `wants "${part}"` : `cannot use its "${part}"`}.`, {
      hint: `It takes ${partsOf(calculation.input)}: numbers, rows of them for a table. docs/statistics.md has all tests.`,
    });
  }
  const result = calculation.run(input);
  return result.ok ? result.values : {cannotBeComputed: result.reason};
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

/** The names of what a test takes: `table`, or `x and y`. */
function partsOf(schema: z.ZodType): string {
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
