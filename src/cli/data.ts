import {relative} from "node:path";
import picocolors from "picocolors";
import {CliError} from "../errors/cli-error.ts";
import {buildDataReport} from "../pipeline/data.ts";
import type {GlobalOptions} from "./options.ts";
import {showProgress} from "./progress.ts";
import type {Terminal} from "./terminal.ts";

interface DataOptions extends GlobalOptions {
  readonly out?: string;
}

/**
 * `maalepunkt data <folder>`: a line for each source, what to look at, and the paths of what it wrote.
 * @throws CliError (data) at the end when the data pass a limit that stops a report, so that a job ends with that exit code
 */
export async function data(folder: string, options: DataOptions, terminal: Terminal): Promise<void> {
  const summary = await buildDataReport(folder, {
    out: options.out,
    onStep: showProgress(terminal, options.json === true),
  });
  const {sources, warnings, stops} = summary.dataReport;
  if (options.json === true) terminal.write(`${JSON.stringify(summary)}\n`);
  else {
    const colours = picocolors.createColors(terminal.colour);
    for (const {name, rowsRead, kept, dropped, notes} of sources) {
      terminal.write(
        `${colours.bold(name)}: ${rowsRead} ${rowsRead === 1 ? "række" : "rækker"} læst, ${kept} bevaret\n`,
      );
      for (const {text, count} of dropped) terminal.write(`  ${count} udeladt: ${text.toLowerCase()}\n`);
      for (const note of notes) terminal.write(`  ${note}\n`);
    }
    for (const warning of warnings) terminal.write(`${colours.yellow("Advarsel")} ${warning}\n`);
    for (const stop of stops) terminal.write(`${colours.red("Stop")} ${stop}\n`);
    for (const file of summary.files) terminal.write(`${relative(process.cwd(), file)}\n`);
  }
  if (stops.length > 0) {
    throw new CliError(
      "data",
      `The data pass ${stops.length === 1 ? "a limit" : `${stops.length} limits`} that stops a report.`,
      {
        place: summary.limits,
        hint: "Mend the data, or move the limits under data_quality in evaluation.yaml.",
      },
    );
  }
}
