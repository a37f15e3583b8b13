import {mkdirSync} from "node:fs";
import {dirname} from "node:path";
import {type DestinationStream, type Logger, pino} from "pino";
import {CliError} from "../errors/cli-error.ts";
import {withoutPersonalData} from "../errors/masked.ts";
import type {LogSpec} from "./job.ts";

export type LogLevel = LogSpec["level"];

/** Numbers, names and states that belong to a line. Never answers, never secrets. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One line is one thing that happened. */
export interface Log {
  readonly debug: (message: string, fields?: LogFields) => void;
  readonly info: (message: string, fields?: LogFields) => void;
  readonly warn: (message: string, fields?: LogFields) => void;
  readonly error: (message: string, fields?: LogFields) => void;
}

/** One that also has some fields in each line. */
export function logWith(log: Log, own: LogFields): Log {
  const level = (name: LogLevel) => (message: string, fields?: LogFields) => log[name](message, {...own, ...fields});
  return {debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error")};
}

/** Every line to several logs. */
export function joinLogs(logs: readonly Log[]): Log {
  const level = (name: LogLevel) => (message: string, fields?: LogFields) => {
    for (const log of logs) log[name](message, fields);
  };
  return {debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error")};
}

/**
 * Lines of JSON by pino.
 * @param write is given each line with its end
 */
export function jsonLog(write: (line: string) => void, level: LogLevel, now: () => Date): Log {
  return levels(pinoFor({write}, level, now));
}

/**
 * The same into a file, written at once, so that the last line before a crash is there.
 * @throws CliError (output) when the file cannot be written
 */
export function fileLog(file: string, level: LogLevel, now: () => Date): Log {
  try {
    mkdirSync(dirname(file), {recursive: true});
    const destination = pino.destination({dest: file, sync: true});
    // A full disk must not end the run that would tell of it.
    destination.on("error", () => undefined);
    return levels(pinoFor(destination, level, now));
  } catch (cause) {
    throw new CliError("output", `The log "${file}" cannot be written.`, {hint: "Name another under log.file.", cause});
  }
}

function pinoFor(destination: DestinationStream, level: LogLevel, now: () => Date): Logger {
  const timestamp = () => `,"time":"${now().toISOString()}"`;
  return pino({level, base: null, timestamp, formatters: {level: (label) => ({level: label})}}, destination);
}

/** Messages may quote what somebody else has written. */
function levels(log: Logger): Log {
  const level =
    (name: LogLevel) =>
    (message: string, fields: LogFields = {}) => {
      const safe = Object.entries(fields).map(([key, value]) => [
        key,
        typeof value === "string" ? withoutPersonalData(value) : value,
      ]);
      log[name](Object.fromEntries(safe), withoutPersonalData(message));
    };
  return {debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error")};
}
