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
  terminal.write(
    `${summary.title}: ${sources} sources, ${analyses} analyses, ${tables} tables, ${figures} figures, ` +
      `${numbers} live numbers and ${claims} claims are in order.\n`,
  );
}
