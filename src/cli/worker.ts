import {availableParallelism, hostname} from "node:os";
import {CliError} from "../errors/cli-error.ts";
import {queueConnection} from "../worker/connection.ts";
import {openDatabase} from "../worker/database.ts";
import {evaluationKey, shareOf} from "../worker/dispatch.ts";
import {logLevels, openLog} from "../worker/log.ts";
import {work} from "../worker/work.ts";
import {oneOf} from "./formats.ts";
import type {GlobalOptions} from "./options.ts";
import type {Terminal} from "./terminal.ts";
import {parseCount} from "./whole-number.ts";

interface WorkerCommandOptions extends GlobalOptions {
  readonly queue: string;
  readonly share?: string;
  readonly jobs?: string;
  readonly memory?: string;
  readonly grace: string;
  readonly once?: boolean;
  readonly logLevel: string;
}

/** `maalepunkt worker <folder>`: makes reports until it is told to end; a line of JSON for each thing that happens. */
export async function worker(folder: string, options: WorkerCommandOptions, terminal: Terminal): Promise<void> {
  const name = `${hostname()}-${process.pid}`;
  const log = openLog(oneOf(logLevels, options.logLevel, "log level"), name, (line) => terminal.write(line));
  const jobs = options.jobs === undefined ? Math.min(4, availableParallelism()) : parseCount(options.jobs, "jobs", 64);
  const memory = options.memory === undefined ? undefined : parseCount(options.memory, "memory", 1_000_000) * 1_000_000;
  const graceMilliseconds = 1000 * parseCount(options.grace, "grace", 86_400);
  const database = openDatabase(await queueConnection(options.queue), `maalepunkt worker ${name}`, jobs + 2);
  const stop = new AbortController();
  const end = () => {
    log.info({}, "told to end");
    stop.abort();
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, end);
  try {
    const done = await work(folder, database, {
      evaluation: evaluationKey(folder),
      share: shareOf(options.share, folder),
      name,
      jobs,
      memory,
      graceMilliseconds,
      once: options.once === true,
      stop: stop.signal,
      log,
    });
    log.info({...done}, "ended");
  } catch (error) {
    log.error({}, error instanceof CliError ? error.message : "ended by a defect");
    throw error;
  } finally {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.off(signal, end);
    await database.close();
  }
}
