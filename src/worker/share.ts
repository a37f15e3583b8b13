/** The folder that dispatcher and workers share: reports lie there until all of a run are made. */
import {mkdir, readdir, readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {sha256} from "../editions/sha256.ts";
import {exitCodes} from "../errors/cli-error.ts";
import {formats} from "../pipeline/formats.ts";
import type {Output} from "../pipeline/make-manifest.ts";
import {writeEffects, writeOutput} from "../pipeline/write-output.ts";
import type {Claim, OpenRun, RunOrder} from "./model.ts";

const outcomeName = "outcome.json";
const orderName = "order.json";

const orderSpec = z.strictObject({
  formats: z.array(z.enum(formats)),
  theme: z.string().nullable(),
  leaseMilliseconds: z.int().positive(),
  notice: z.strictObject({all: z.string().nullable(), reports: z.record(z.string(), z.string())}),
});

const outcomeSpec = z.discriminatedUnion("state", [
  z.strictObject({
    state: z.literal("made"),
    milliseconds: z.number(),
    warnings: z.array(z.string()),
    files: z.array(
      z.strictObject({
        name: z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/),
        sha256: z.string(),
      }),
    ),
  }),
  z.strictObject({
    state: z.literal("failed"),
    milliseconds: z.number(),
    /** Null for a defect. */
    kind: z.enum(Object.keys(exitCodes) as [keyof typeof exitCodes]).nullable(),
    message: z.string(),
    hint: z.string().nullable(),
    place: z.object({file: z.string(), line: z.number().optional(), column: z.number().optional()}).nullable(),
  }),
]);

/** What has come of an attempt at a report. */
export type AttemptOutcome = z.infer<typeof outcomeSpec>;

/** Which attempt is meant. */
export type AttemptPlace = Pick<Claim, "run" | "unit" | "token">;

/** The order of a run as it is written, and its print. */
export function printedOrder(order: RunOrder): {readonly text: string; readonly print: string} {
  const text = `${JSON.stringify(order)}\n`;
  return {text, print: sha256(text)};
}

/** Makes the folder of a run, with its order. @throws CliError (output) */
export async function openRunFolder(share: string, run: string, order: RunOrder): Promise<void> {
  await writeOutput(join(share, run), [{name: orderName, content: printedOrder(order).text}]);
}

/** The order that the dispatcher has written for a run; null when this machine does not see it. */
export async function readOrder(share: string, {id, order}: Pick<OpenRun, "id" | "order">): Promise<RunOrder | null> {
  const text = await readFile(join(share, id, orderName), "utf8").catch(() => null);
  if (text === null || sha256(text) !== order) return null;
  return orderSpec.parse(JSON.parse(text));
}

export async function removeRunFolder(share: string, run: string): Promise<void> {
  await rm(join(share, run), {recursive: true, force: true});
}

/** What runs have left that are over, whoever made it: late attempts of workers that were thought to be gone. */
export async function clearShare(share: string, openRuns: ReadonlySet<string>): Promise<void> {
  const names = await readdir(share).catch(() => [] as string[]);
  const isRun = (name: string) => z.uuid().safeParse(name).success;
  const over = names.filter((name) => isRun(name) && !openRuns.has(name));
  await Promise.all(over.map((name) => rm(join(share, name), {recursive: true, force: true})));
}

/**
 * Writes an attempt into a folder of its own, which no other attempt has, and gives the print of its outcome.
 * @throws CliError (output)
 */
export async function writeAttempt(
  share: string,
  place: AttemptPlace,
  outcome: AttemptOutcome,
  files: readonly Output[],
): Promise<string> {
  const content = `${JSON.stringify(outcome)}\n`;
  await writeOutput(folderOf(share, place), [...files, {name: outcomeName, content}], {
    ...writeEffects,
    makeFolder: () => makeAttemptFolder(share, place),
  });
  return sha256(content);
}

/** Not the run's own folder: where that is gone, the run is over, and nothing shall be left behind. */
async function makeAttemptFolder(share: string, {run, unit, token}: AttemptPlace): Promise<void> {
  let path = join(share, run);
  for (const name of [unit, token]) {
    path = join(path, name);
    await mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

export async function removeAttempt(share: string, place: AttemptPlace): Promise<void> {
  await rm(folderOf(share, place), {recursive: true, force: true});
}

export interface ReadAttempt {
  readonly outcome: AttemptOutcome;
  readonly files: readonly Output[];
}

/** An attempt as it was handed in; null when a file is missing or another than it was. */
export async function readAttempt(share: string, place: AttemptPlace, print: string): Promise<ReadAttempt | null> {
  const folder = folderOf(share, place);
  const text = await readFile(join(folder, outcomeName), "utf8").catch(() => null);
  if (text === null || sha256(text) !== print) return null;
  const outcome = outcomeSpec.parse(JSON.parse(text));
  if (outcome.state === "failed") return {outcome, files: []};
  const files: Output[] = [];
  for (const file of outcome.files) {
    const content = await readFile(join(folder, file.name)).catch(() => null);
    if (content === null || sha256(content) !== file.sha256) return null;
    files.push({name: file.name, content});
  }
  return {outcome, files};
}

function folderOf(share: string, {run, unit, token}: AttemptPlace): string {
  return join(share, run, unit, token);
}
