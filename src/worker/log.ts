import {type Level, pino} from "pino";
import type {WorkLog} from "./work.ts";

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const satisfies readonly (Level | "silent")[];
export type LogLevel = (typeof logLevels)[number];

/** One line of JSON for each thing that happens, with the worker's name. No answers, and no words of a report, stand in it. */
export function openLog(level: LogLevel, worker: string, write: (line: string) => void): WorkLog {
  const formatters = {level: (label: string) => ({level: label})};
  return pino({level, base: {worker}, timestamp: pino.stdTimeFunctions.isoTime, formatters}, {write});
}
