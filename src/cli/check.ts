import {checkEvaluation} from "../pipeline/check.ts";
import type {GlobalOptions} from "./options.ts";
import {showProgress} from "./progress.ts";
import type {Terminal} from "./terminal.ts";

/** `maalepunkt check <folder>`: all that can stop a build, without building. */
export async function check(folder: string, options: GlobalOptions, terminal: Terminal): Promise<void> {
  const summary = await checkEvaluation(folder, showProgress(terminal, options.json === true));
  if (options.json === true) {
    terminal.write(`${JSON.stringify(summary)}\n`);
    return;
  }
  for (const warning of summary.warnings) terminal.error(`warning ${warning}`);
  const {sources, analyses, tables, figures, numbers, claims} = summary;
  const parts = [
    counted(sources, "source"),
    counted(analyses, "analysis", "analyses"),
    counted(tables, "table"),
    counted(figures, "figure"),
    counted(numbers, "live number"),
    counted(claims, "claim"),
  ];
  terminal.write(`${summary.title}: ${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}: all in order.\n`);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
