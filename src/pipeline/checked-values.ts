import {leaveOutMisfits} from "../codebook/leave-out-misfits.ts";
import type {Codebook} from "../codebook/model.ts";
import type {SourceTable} from "../sources/model.ts";
import type {Engine} from "../store/open.ts";
import {checkSourceValues} from "./read-sources.ts";

/** What becomes of values that do not fit their variable: they stop the load, or are told and left out. */
export type Misfits = "refuse" | "leave-out";

/**
 * A source whose values fit the codebook.
 * @throws CliError (data) for values that do not, when they are refused or the rows stay in the database
 */
export async function withCheckedValues(
  table: SourceTable,
  codebook: Codebook,
  misfits: Misfits,
  database: Promise<Engine>,
): Promise<SourceTable> {
  const variables = codebook.get(table.key);
  if (variables === undefined) return table;
  if (misfits === "leave-out" && table.held === null) return leaveOutMisfits(table, variables);
  await checkSourceValues(table, variables, database);
  return table;
}
