import {CliError, type Place} from "../errors/cli-error.ts";

/** As wide as a workbook can be; what is wider is rather a table that lies down, with a column for each person. */
export const mostColumns = 16_384;

/** @throws CliError (data) when a table has more columns than are read */
export function refuseWide(count: number, place: Place): void {
  if (count <= mostColumns) return;
  throw new CliError("data", `The table has ${count} columns, and ${mostColumns} is the most.`, {
    place,
    hint: "Export fewer variables. Is the table turned, with a column for each person?",
  });
}
