import {hostname} from "node:os";
import type {BatchSummary} from "../batch/build.ts";
import {readConnection} from "../worker/connection.ts";
import {openDatabase} from "../worker/database.ts";
import {type DispatchEvent, type DispatchOptions, dispatch} from "../worker/dispatch.ts";
import type {RefusalReason} from "../worker/model.ts";
import type {Terminal} from "./terminal.ts";

/** Has reports made by workers, and tells what a person would want to know meanwhile. */
export async function dispatchTold(
  folder: string,
  queue: string,
  options: Omit<DispatchOptions, "onEvent">,
  terminal: Terminal,
): Promise<BatchSummary> {
  const connection = await readConnection(queue);
  const database = openDatabase(connection, `maalepunkt dispatcher ${hostname()}-${process.pid}`, 2);
  const onEvent = (event: DispatchEvent) => {
    const line = lineOf(event);
    if (terminal.interactive || isWarning(event)) terminal.error(line);
  };
  try {
    return await dispatch(folder, database, {...options, onEvent});
  } finally {
    await database.close();
  }
}

function isWarning({kind}: DispatchEvent): boolean {
  return kind !== "begun" && kind !== "continued" && kind !== "made";
}

const reasons: Readonly<Record<RefusalReason, string>> = {
  program: "it has another maalepunkt, Node or browser",
  configuration: "it has another evaluation.yaml, codebook or chapters",
  data: "it has other data, another theme or other typed tables",
  share: "it does not see the shared folder",
  unreadable: "it cannot read the evaluation, as its log tells",
};

function lineOf(event: DispatchEvent): string {
  switch (event.kind) {
    case "other-dispatcher":
      return "warning another batch --queue is at work on this evaluation; this one waits for it";
    case "queue-gone":
      return `warning ${event.message}`;
    case "begun":
      return `run ${event.run}: ${event.reports} reports wait for workers`;
    case "continued":
      return `run ${event.run} goes on: ${event.reports} reports`;
    case "made":
      return `made ${event.unit} (${event.worker ?? "?"})`;
    case "worker-gone":
      return `warning nothing was heard of ${event.worker ?? "a worker"}; ${event.unit} is given to another`;
    case "damaged":
      return `warning the files of ${event.unit} are not what the worker wrote; it is made again`;
    case "refused":
      return `warning ${event.worker} makes none of these reports: ${reasons[event.reason]}`;
    case "nobody-works":
      return "warning no worker has taken a report for a minute; start one with maalepunkt worker";
  }
}
