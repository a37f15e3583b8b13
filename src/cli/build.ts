import {relative} from "node:path";
import picocolors from "picocolors";
import {offeredThemes} from "../config/style-spec.ts";
import {readSigningKey} from "../editions/keys.ts";
import {buildReport} from "../pipeline/build.ts";
import {oneOf, parseFormats} from "./formats.ts";
import {noticeText} from "./notices.ts";
import type {GlobalOptions} from "./options.ts";
import {showProgress} from "./progress.ts";
import type {Terminal} from "./terminal.ts";

interface BuildOptions extends GlobalOptions {
  readonly format: string;
  readonly out?: string;
  readonly strict?: boolean;
  readonly theme?: string;
  readonly sign?: string;
  readonly notice?: string;
}

/** `maalepunkt build <folder>`: prints the paths of what it wrote. */
export async function build(folder: string, options: BuildOptions, terminal: Terminal): Promise<void> {
  const started = performance.now();
  const formatsWanted = parseFormats(options.format);
  const key = options.sign === undefined ? undefined : await readSigningKey(options.sign);
  const summary = await buildReport(folder, {
    formats: formatsWanted,
    allThereIs: options.format.trim().toLowerCase() === "all",
    out: options.out,
    strict: options.strict === true,
    theme: options.theme === undefined ? undefined : oneOf(offeredThemes, options.theme, "theme"),
    notice: noticeText(options.notice),
    sign: key,
    onStep: showProgress(terminal, options.json === true),
  });
  const milliseconds = Math.round(performance.now() - started);
  if (options.json === true) {
    terminal.write(`${JSON.stringify({...summary, milliseconds})}\n`);
    return;
  }
  for (const warning of summary.warnings) terminal.error(`warning ${warning}`);
  if (terminal.interactive) {
    const colours = picocolors.createColors(terminal.colour);
    terminal.error(colours.green(`${summary.title} is built (${(milliseconds / 1000).toFixed(1)} s)`));
  }
  for (const file of summary.files) terminal.write(`${relative(process.cwd(), file)}\n`);
}
