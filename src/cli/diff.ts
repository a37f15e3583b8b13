import {basename, dirname, resolve} from "node:path";
import {diffEditions} from "../editions/diff.ts";
import {digest} from "../editions/digest.ts";
import {readEdition} from "../editions/read-edition.ts";
import {writeOutput} from "../pipeline/write-output.ts";
import type {GlobalOptions} from "./options.ts";
import {printDiff} from "./print-diff.ts";
import {screenStyle} from "./screen-style.ts";
import type {Terminal} from "./terminal.ts";

interface DiffOptions extends GlobalOptions {
  readonly html?: string;
}

/** `maalepunkt diff <before> <after>`: what is new, as text, JSON, or a page to send. */
export async function diff(before: string, after: string, options: DiffOptions, terminal: Terminal): Promise<void> {
  const [old, now] = await Promise.all([readEdition(before), readEdition(after)]);
  const found = diffEditions(old, now);
  if (options.html !== undefined) {
    const path = resolve(options.html);
    await writeOutput(dirname(path), [{name: basename(path), content: digest(found)}]);
  }
  if (options.json === true) terminal.write(`${JSON.stringify(found)}\n`);
  else if (options.html === undefined) terminal.write(printDiff(found, screenStyle(terminal)));
  else terminal.write(`${options.html}\n`);
}
