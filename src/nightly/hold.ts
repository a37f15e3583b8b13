/** Whether an archive waits for somebody: after `rollback --hold`, nothing is published until `release`. */
import {readFile, rm} from "node:fs/promises";
import {basename, dirname} from "node:path";
import {z} from "zod";
import {outputError, writeOutput} from "../pipeline/write-output.ts";
import type {ArchiveLayout} from "./archive/layout.ts";

const holdSpec = z.strictObject({since: z.iso.datetime(), edition: z.string()});

export type Hold = z.infer<typeof holdSpec>;

/** A damaged file holds, too: it says that somebody wanted it. */
export async function readHold({hold}: ArchiveLayout): Promise<Hold | "damaged" | null> {
  const text = await readFile(hold, "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return holdSpec.parse(JSON.parse(text));
  } catch {
    return "damaged";
  }
}

/** @throws CliError (output) */
export async function writeHold({hold}: ArchiveLayout, content: Hold): Promise<void> {
  await writeOutput(dirname(hold), [{name: basename(hold), content: `${JSON.stringify(content)}\n`}]);
}

/** @throws CliError (output) */
export async function endHold({hold}: ArchiveLayout): Promise<void> {
  await rm(hold, {force: true}).catch((cause: unknown) => {
    throw outputError(hold, cause);
  });
}
