import {CliError} from "../../errors/cli-error.ts";
import {type Health, healthOf} from "../../nightly/health.ts";
import {readJob} from "../../nightly/job.ts";
import {printHolder} from "../../nightly/lock.ts";
import type {GlobalOptions} from "../options.ts";
import type {Terminal} from "../terminal.ts";

/** What `maalepunkt health` ends with when something is wrong. */
export const unhealthyCode = 12;

interface HealthOptions extends GlobalOptions {
  readonly maxAge: string;
}

/** `maalepunkt health <job.yaml>`: one line, or JSON, and an exit code for monitoring. */
export async function health(file: string, options: HealthOptions, terminal: Terminal): Promise<number> {
  const found = await healthOf(await readJob(file), hoursOf(options.maxAge));
  terminal.write(options.json === true ? `${JSON.stringify(found)}\n` : `${lineOf(found)}\n`);
  return found.healthy ? 0 : unhealthyCode;
}

function lineOf(health: Health): string {
  const {job, healthy, problems, edition, ageHours, lastRun, running, held, onHold, freeMb} = health;
  const parts = [
    healthy ? "ok" : problems.join("; "),
    `edition ${edition ?? "none"}`,
    ...(ageHours === null ? [] : [`last good run ${ageHours} h ago`]),
    ...(lastRun === null ? [] : [`last run ${lastRun.outcome}`]),
    ...(held === null ? [] : [`held ${held}`]),
    ...(onHold ? ["on hold"] : []),
    ...(running === null ? [] : [`running: ${running === "unknown" ? "somebody" : printHolder(running)}`]),
    ...(freeMb === null ? [] : [`${freeMb} MB free`]),
  ];
  return `${job}: ${parts.join(", ")}`;
}

function hoursOf(text: string): number {
  const hours = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && hours > 0) return hours;
  throw new CliError("usage", `"${text}" is no number of hours.`, {hint: "Write a number such as 36."});
}
