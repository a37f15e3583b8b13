import {CliError, type Place} from "../errors/cli-error.ts";
import {throwAll} from "../errors/cli-errors.ts";
import type {DataReport} from "../results/data-report.ts";

/**
 * @param place where the limits are written
 * @throws CliError (data) when the data pass a limit at which evaluation.yaml stops the build
 */
export function refuseStops(report: DataReport, folder: string, place: Place): void {
  throwAll(stopErrors(report, folder, place));
}

/** One for all limits that are passed; none when the build may go on. */
export function stopErrors({stops}: Pick<DataReport, "stops">, folder: string, place: Place): CliError[] {
  const [first] = stops;
  if (first === undefined) return [];
  const more = stops.length === 1 ? "" : ` And ${stops.length - 1} more.`;
  return [
    new CliError("data", `The data pass a limit that stops the report. ${first}.${more}`, {
      place,
      hint: `See the whole of it with maalepunkt data ${folder}, or move the limits under data_quality in evaluation.yaml.`,
    }),
  ];
}
