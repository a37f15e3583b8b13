import {DatabaseSync} from "node:sqlite";
import {CliError, type Place} from "../errors/cli-error.ts";

/**
 * Keeps others from working on a folder of data. The operating system itself gives the lock back when the process ends, in whatever
 * way; what SQLite locks a file with is the only such lock that Node has.
 * @returns what gives it back
 * @throws CliError (environment), which can be retried, when somebody else has it
 */
export function takeLock(file: string, folder: string, place: Place): () => void {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, {timeout: 0});
    database.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    database?.close();
    if (isBusy(cause)) {
      throw new CliError("environment", `Somebody else is fetching into "${folder}" just now.`, {
        place,
        hint: "Let that end first, or give each job a folder of its own.",
        canRetry: true,
      });
    }
    throw new CliError("output", `The lock "${file}" cannot be taken.`, {
      hint: "See that it may be written, and that the file system has locks.",
      cause,
    });
  }
  const taken = database;
  return () => taken.close();
}

/** SQLITE_BUSY, and what is said more exactly of it. */
function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && "errcode" in error && typeof error.errcode === "number" && (error.errcode & 0xff) === 5
  );
}
