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
    const issue = fits.error.issues[0];
    throw new CliError(
      "usage",
      `The input of "${test}" does not fit: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim(),
    );
  }
  const result = calculation.run(input);
  return result.ok ? result.values : {cannotBeComputed: result.reason};
}
