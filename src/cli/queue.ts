import {CliError} from "../errors/cli-error.ts";
import {queueConnection} from "../worker/connection.ts";
import {openDatabase} from "../worker/database.ts";
import {install, installationSql} from "../worker/schema.ts";
import {queueStatus} from "../worker/status.ts";
import type {GlobalOptions} from "./options.ts";
import type {Terminal} from "./terminal.ts";

interface QueueCommandOptions extends GlobalOptions {
  readonly queue?: string;
  readonly create?: boolean;
  readonly role?: string;
  readonly sql?: boolean;
}

/** `maalepunkt queue`: makes the queue's tables, prints the statements that do, or tells what the queue holds. */
export async function queue(options: QueueCommandOptions, terminal: Terminal): Promise<void> {
  if (options.role !== undefined && options.create !== true && options.sql !== true) {
    throw new CliError("usage", "--role belongs to --create or --sql.");
  }
  if (options.sql === true) {
    terminal.write(installationSql(options.role));
    return;
  }
  if (options.queue === undefined) {
    throw new CliError("usage", "Say which queue.", {
      hint: "--queue wants the name of an environment variable or file that holds the queue's address.",
    });
  }
  const database = openDatabase(await queueConnection(options.queue), "maalepunkt queue", 2);
  try {
    if (options.create === true) await install(database, options.role);
    const status = await queueStatus(database);
    if (options.json === true) terminal.write(`${JSON.stringify(status)}\n`);
    else terminal.write(status.runs.length === 0 ? "no run is open\n" : status.runs.map(runLine).join(""));
  } finally {
    await database.close();
  }
}

function runLine({
  evaluation,
  id,
  waiting,
  taken,
  made,
  minutes,
}: Awaited<ReturnType<typeof queueStatus>>["runs"][number]): string {
  return `${evaluation}  ${made} made, ${taken} at work, ${waiting} waiting  (run ${id}, begun ${minutes} min ago)\n`;
}
