import {hostname} from "node:os";
import type {BatchSummary} from "../batch/build.ts";
import {queueConnection} from "./connection.ts";
import {openDatabase} from "./database.ts";
import {type DispatchOptions, dispatch} from "./dispatch.ts";

/**
 * Has reports made by the workers of a queue.
 * @param queue what names its address: see `queueConnection`
 * @throws CliError as `dispatch` does
 */
export async function dispatchBy(folder: string, queue: string, options: DispatchOptions): Promise<BatchSummary> {
  const name = `maalepunkt dispatcher ${hostname()}-${process.pid}`;
  const database = openDatabase(await queueConnection(queue), name, 2);
  try {
    return await dispatch(folder, database, options);
  } finally {
    await database.close();
  }
}
