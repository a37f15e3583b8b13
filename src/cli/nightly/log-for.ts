import picocolors from "picocolors";
import type {Job} from "../../nightly/job.ts";
import {fileLog, joinLogs, jsonLog, type Log, type LogLevel} from "../../nightly/log.ts";
import type {Terminal} from "../terminal.ts";

const levels: readonly LogLevel[] = ["debug", "info", "warn", "error"];

/** Plain lines for somebody who looks on, else JSON; and JSON to each job's own file. @throws CliError (output) */
export function logFor(jobs: readonly Job[], terminal: Terminal): Log {
  const now = () => new Date();
  const lowest = levels.find((level) => jobs.some(({log}) => log.level === level)) ?? "info";
  const seen = terminal.interactive
    ? plainLog(terminal, lowest)
    : jsonLog((line) => terminal.error(line.trimEnd()), lowest, now);
  const files = new Map(jobs.flatMap(({log: {file, level}}) => (file === undefined ? [] : [[file, level] as const])));
  return joinLogs([seen, ...[...files].map(([file, level]) => fileLog(file, level, now))]);
}

/** What happened, without what belongs to it but for the time it took. */
function plainLog(terminal: Terminal, lowest: LogLevel): Log {
  const colours = picocolors.createColors(terminal.colour);
  const paints = {debug: colours.dim, info: (text: string) => text, warn: colours.yellow, error: colours.red};
  const level = (name: LogLevel) => (message: string, fields?: Readonly<Record<string, unknown>>) => {
    if (levels.indexOf(name) < levels.indexOf(lowest)) return;
    const took = typeof fields?.milliseconds === "number" ? ` (${(fields.milliseconds / 1000).toFixed(1)} s)` : "";
    terminal.error(paints[name](`${message}${took}`));
  };
  return {debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error")};
}
