import type {DispatchEvent} from "./dispatch.ts";
import type {RefusalReason} from "./model.ts";

/** Whether it is more than how far things are. */
export function isWarning({kind}: DispatchEvent): boolean {
  return kind !== "begun" && kind !== "continued" && kind !== "made";
}

const reasons: Readonly<Record<RefusalReason, string>> = {
  program: "it has another maalepunkt, Node or browser",
  configuration: "it has another evaluation.yaml, codebook or chapters",
  data: "it has other data, another theme or other typed tables",
  share: "it does not see the shared folder",
  unreadable: "it cannot read the evaluation, as its log tells",
};

/** What happens while a dispatcher waits, in a line for people. */
export function eventText(event: DispatchEvent): string {
  switch (event.kind) {
    case "other-dispatcher":
      return "another batch --queue is at work on this evaluation; this one waits for it";
    case "queue-gone":
      return event.message;
    case "begun":
      return `run ${event.run}: ${event.reports} reports wait for workers`;
    case "continued":
      return `run ${event.run} goes on: ${event.reports} reports`;
    case "made":
      return `made ${event.unit} (${event.worker ?? "?"})`;
    case "worker-gone":
      return `nothing was heard of ${event.worker ?? "a worker"}; ${event.unit} is given to another`;
    case "damaged":
      return `the files of ${event.unit} are not what the worker wrote; it is made again`;
    case "refused":
      return `${event.worker} makes none of these reports: ${reasons[event.reason]}`;
    case "input-changed":
      return "the evaluation or its data have changed since they were read; all is begun anew";
    case "nobody-works":
      return "no worker has taken a report for a minute; start one with maalepunkt worker";
  }
}
