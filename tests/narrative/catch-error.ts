import {CliError} from "../../src/errors/cli-error.ts";

/** The CliError that an action ends with. */
export function catchError(action: () => unknown): CliError {
  try {
    action();
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
