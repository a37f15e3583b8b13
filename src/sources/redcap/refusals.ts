import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {SourceColumn} from "../model.ts";
import {checkboxColumn, statusOf} from "./names.ts";
import type {Dictionary} from "./variables.ts";

const rawAgain = "Export the data from REDCap once more as «CSV / Microsoft Excel (raw data)».";
const statusWords = new Set(["Incomplete", "Unverified", "Complete"]);
const boxWords = new Set(["Checked", "Unchecked"]);

/** @throws CliError (data) when the export has labels where raw data are wanted */
export function refuseLabels(columns: readonly SourceColumn[], file: string): void {
  const place = {file, line: 1};
  if (columns.some(({name}) => name === "Complete?" || /\(choice=.*\)$/.test(name))) {
    throw new CliError("data", "The heading holds the fields' labels, not their names.", {place, hint: rawAgain});
  }
  const worded = columns.find(({name, values}) => {
    const words = statusOf(name) !== null ? statusWords : checkboxColumn(name) !== null ? boxWords : null;
    return words !== null && values.some((value) => value !== null && words.has(value));
  });
  if (worded === undefined) return;
  throw new CliError("data", `"${worded.name}" holds labels, not codes.`, {place, hint: rawAgain});
}

/** @throws CliError (data) when the dictionary describes none of the columns */
export function refuseForeignDictionary(columns: readonly SourceColumn[], {fields, file}: Dictionary): void {
  if (file === null || columns.some(({name}) => fields.has(checkboxColumn(name)?.field ?? name))) return;
  throw new CliError("data", "The data dictionary describes none of the columns.", {
    place: {file},
    hint: "Is it the dictionary of another project?",
  });
}

/** @throws CliError (data) when the form whose status counts has no column for it */
export function refuseUnknownStatus(
  columns: readonly SourceColumn[],
  completed: string | undefined,
  file: string,
): void {
  if (completed === undefined || statusOf(completed) === null) return;
  const names = columns.map(({name}) => name);
  if (names.includes(completed)) return;
  const statuses = names.filter((name) => statusOf(name) !== null);
  throw new CliError("data", `There is no column "${completed}", which tells the forms that are complete.`, {
    place: {file, line: 1},
    hint: didYouMean(completed, statuses, "columns with a form's status"),
  });
}
