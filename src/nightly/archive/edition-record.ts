/** edition.json: what an archive knows of one of its editions. It stands in the edition's folder, so both come and go as one. */
import {join} from "node:path";
import {z} from "zod";
import {recordName} from "../../editions/manifest.ts";
import {isEditionId} from "./edition-id.ts";
import type {FileEffects} from "./file-effects.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A path within the edition; it leads nowhere else. */
const innerPath = z.string().regex(/^(?!\/)(?!(?:.*\/)?\.\.?(?:\/|$)).+$/s);

const fetched = z.strictObject({
  name: z.string(),
  /** Without user names, passwords and keys. */
  from: z.string(),
  sha256,
  bytes: z.int().nonnegative(),
  rows: z.int().nonnegative().nullable(),
});

const recordSpec = z.strictObject({
  schema: z.literal("maalepunkt/edition@1"),
  id: z.string().refine(isEditionId),
  /** Counts the archive's editions: the order they were made in, whatever the clock said. */
  number: z.int().positive(),
  /** The run that made it. */
  run: z.string(),
  /** In the job's time zone. */
  day: z.string(),
  made: z.iso.datetime(),
  /** What the pages say on top of them, by report, where the edition was published with a banner. */
  notices: z.record(z.string(), z.string()),
  /** What was fetched for it. */
  fetched: z.array(fetched),
  files: z.array(z.strictObject({path: innerPath, sha256, bytes: z.int().nonnegative()})),
});

export type EditionRecord = z.infer<typeof recordSpec>;
export type RecordedFile = EditionRecord["files"][number];

/** Null when it is not there or damaged: the edition is then not one to build on or to publish. */
export async function readRecord(folder: string, {read}: Pick<FileEffects, "read">): Promise<EditionRecord | null> {
  try {
    return recordSpec.parse(JSON.parse(Buffer.from(await read(join(folder, recordName))).toString("utf8")));
  } catch {
    return null;
  }
}

export function printRecord(record: EditionRecord): string {
  return `${JSON.stringify(record, null, 1)}\n`;
}
