import {CliError} from "../../errors/cli-error.ts";
import type {DelimitedRecord} from "../delimited.ts";
import {oneLine} from "../one-line.ts";
import {fieldsOf} from "../rows.ts";

export interface ValueLabel {
  readonly code: string;
  readonly label: string;
}

/**
 * The value labels of a SurveyXact labels file, which has no header: variable, code, label. They stay in the order of the
 * file, which is the questionnaire's and not the codes'.
 *
 * @throws CliError (data) with the line: a code without a label, a label without a code, a code with two labels
 */
export function readLabels(records: readonly DelimitedRecord[], file: string): Map<string, ValueLabel[]> {
  const labels = new Map<string, ValueLabel[]>();
  const lines = new Map<string, number>();
  for (const record of records) {
    const place = {file, line: record.line};
    const [variable, code, label] = fieldsOf(record, 3, file, "3 are wanted: variable, code and label").map((field) =>
      field === null ? null : oneLine(field),
    );
    if (!variable || !code || !label) {
      throw new CliError("data", incomplete(variable, code, label), {
        place,
        hint: "Each line wants variable, code and label.",
      });
    }
    const known = labels.get(variable) ?? [];
    const earlier = known.find((each) => each.code === code);
    const key = JSON.stringify([variable, code]);
    if (earlier !== undefined && earlier.label !== label) {
      throw new CliError(
        "data",
        `The code ${code} of "${variable}" has two labels: "${earlier.label}" and "${label}".`,
        {
          place,
          hint: `The first is on line ${lines.get(key)}. Export the labels file again, or take one out.`,
        },
      );
    }
    if (earlier === undefined) {
      labels.set(variable, [...known, {code, label}]);
      lines.set(key, record.line);
    }
  }
  return labels;
}

function incomplete(
  variable: string | null | undefined,
  code: string | null | undefined,
  label: string | null | undefined,
): string {
  if (!variable) return "The line names no variable.";
  return code
    ? `The code ${code} of "${variable}" has no label.`
    : `The label "${label ?? ""}" of "${variable}" has no code.`;
}
