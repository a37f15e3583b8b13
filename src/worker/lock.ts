import {type Database, QueueGone} from "./database.ts";

/** The right to dispatch an evaluation, which one process has at a time. The server takes it back when that process is gone. */
export interface DispatcherLock {
  /** @throws QueueGone when the session is lost, and the lock with it */
  readonly assertHeld: () => Promise<void>;
  readonly release: () => Promise<void>;
}

/** Gives the lock, or null while another process has it. @throws QueueGone */
export async function tryLock(database: Database, evaluation: string): Promise<DispatcherLock | null> {
  const session = await database.hold();
  try {
    const {rows} = await session.executeSql("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held", [
      `maalepunkt dispatcher ${evaluation}`,
    ]);
    if (rows[0]?.held !== true) {
      await session.close();
      return null;
    }
  } catch (error) {
    await session.close();
    throw error;
  }
  return {
    assertHeld: async () => {
      await session.executeSql("SELECT 1").catch((error: unknown) => {
        throw error instanceof QueueGone ? error : new QueueGone("its session is lost", error);
      });
    },
    release: session.close,
  };
}
