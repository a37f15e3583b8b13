/**
 * Takes a lock that the operating system itself gives back when the process ends in whatever way: no clock, no process number and no
 * file that is left behind is ever asked whether somebody is still at work.
 *
 * SQLite's lock of a file is what all systems have for that: Node itself has none, and it also keeps two runs in one process apart.
 * @param patience milliseconds that whoever has it is waited for
 * @returns what gives it back; null when somebody else has it
 * @throws what the file system or SQLite says of a file that cannot be made or locked
 */
export async function lockFile(file: string, patience: number): Promise<(() => void) | null> {
  const {DatabaseSync} = await import("node:sqlite");
  let database: InstanceType<typeof DatabaseSync> | undefined;
  try {
    database = new DatabaseSync(file, {timeout: patience});
    // Nothing is ever written, so that no file is needed to take it back.
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    const taken = database;
    return () => taken.close();
  } catch (error) {
    database?.close();
    if (isBusy(error)) return null;
    throw error;
  }
}

/** SQLITE_BUSY and what is said more exactly of it. */
export function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && "errcode" in error && typeof error.errcode === "number" && (error.errcode & 0xff) === 5
  );
}
