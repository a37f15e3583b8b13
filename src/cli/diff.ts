import {basename, dirname, resolve} from "node:path";
import {diffBatches} from "../editions/batch-diff.ts";
import {batchDigest} from "../editions/batch-digest.ts";
import {diffEditions} from "../editions/diff.ts";
import {digest} from "../editions/digest.ts";
import {readPublished} from "../editions/published.ts";
import {readEdition, readFolderManifest} from "../editions/read-edition.ts";
import {CliError} from "../errors/cli-error.ts";
import {writeOutput} from "../pipeline/write-output.ts";
import type {GlobalOptions} from "./options.ts";
import {printBatchDiff} from "./print-batch-diff.ts";
import {printDiff} from "./print-diff.ts";
import {screenStyle} from "./screen-style.ts";
import type {Terminal} from "./terminal.ts";

interface DiffOptions extends GlobalOptions {
  readonly html?: string;
}

/** `maalepunkt diff <before> <after>`: what is new, as text, JSON, or a page to send. */
export async function diff(before: string, after: string, options: DiffOptions, terminal: Terminal): Promise<void> {
  const found = await compared(before, after);
  if (options.html !== undefined) {
    const path = resolve(options.html);
    await writeOutput(dirname(path), [{name: basename(path), content: found.digest()}]);
  }
  if (options.json === true) terminal.write(`${JSON.stringify(found.diff)}\n`);
  else if (options.html === undefined) terminal.write(found.print(screenStyle(terminal)));
  else terminal.write(`${options.html}\n`);
}

interface Compared {
  readonly diff: object;
  readonly digest: () => string;
  readonly print: (style: ReturnType<typeof screenStyle>) => string;
}

async function compared(before: string, after: string): Promise<Compared> {
  const kinds = await Promise.all(
    [before, after].map(async (folder) => (await readFolderManifest(folder))?.kind ?? "report"),
  );
  if (kinds[0] !== kinds[1]) {
    const many = kinds[0] === "batch" ? before : after;
    throw new CliError("usage", `"${many}" has a report for each unit, and the other edition is one report.`, {
      hint: "Name two folders that batch has written to, or the folders of two reports in them.",
    });
  }
  if (kinds[0] === "batch") {
    const found = await diffBatches(await readPublished(before), await readPublished(after));
    return {diff: found, digest: () => batchDigest(found), print: (style) => printBatchDiff(found, style)};
  }
  const [old, now] = await Promise.all([readEdition(before), readEdition(after)]);
  const found = diffEditions(old, now);
  return {diff: found, digest: () => digest(found), print: (style) => printDiff(found, style)};
}
