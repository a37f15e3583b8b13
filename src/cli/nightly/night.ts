import {CliError} from "../../errors/cli-error.ts";
import {exitCodeOf} from "../../nightly/failure.ts";
import {readJob} from "../../nightly/job.ts";
import type {RunRecord} from "../../nightly/journal.ts";
import {runNight} from "../../nightly/run.ts";
import type {GlobalOptions} from "../options.ts";
import type {Terminal} from "../terminal.ts";
import {logFor} from "./log-for.ts";
import {whenStopped} from "./when-stopped.ts";

interface NightlyOptions extends GlobalOptions {
  readonly skipIfRunning?: boolean;
  readonly zeroUnlessFailed?: boolean;
}

/** `maalepunkt nightly <job.yaml>`: one run, and its exit code. */
export async function nightly(file: string, options: NightlyOptions, terminal: Terminal): Promise<number> {
  const job = await readJob(file);
  const stopped = whenStopped();
  try {
    const log = logFor([job], terminal);
    const record = await runNight(job, {slot: null, log, signal: stopped.now});
    if (options.json === true) terminal.write(`${JSON.stringify(record)}\n`);
    else if (terminal.interactive) terminal.write(`${lineOf(record)}\n`);
    return options.zeroUnlessFailed === true && record.failure === null ? 0 : exitCodeOf(record);
  } catch (error) {
    if (!(error instanceof CliError && error.kind === "busy" && options.skipIfRunning === true)) throw error;
    terminal.error(error.message);
    return 0;
  } finally {
    stopped.callOff();
  }
}

function lineOf({outcome, edition, failure, findings}: RunRecord): string {
  switch (outcome) {
    case "published":
      return `Published as ${edition}.`;
    case "banner":
      return `Published as ${edition}, with a banner.`;
    case "unchanged":
      return "Nothing is new: the published edition stays.";
    case "held":
      return `Held back: ${findings[0]?.message ?? "publication is on hold"}`;
    default:
      return `Failed: ${failure?.message ?? ""}`;
  }
}
