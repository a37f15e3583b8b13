import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {copyFile, link, open} from "node:fs/promises";
import {pipeline} from "node:stream/promises";
import {CliError} from "../errors/cli-error.ts";

/** Fetched data are about persons: only the user that fetches them may read them. */
export const folderMode = 0o700;
export const fileMode = 0o600;

/** The SHA-256 of a file in hexadecimal, and its length. Undefined when it cannot be read. */
export async function digestOf(path: string): Promise<{readonly sha256: string; readonly bytes: number} | undefined> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    await pipeline(createReadStream(path), async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        hash.update(chunk);
      }
    });
  } catch {
    return undefined;
  }
  return {sha256: hash.digest("hex"), bytes};
}

/** Sees that a file or folder outlives a loss of power. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The same content under another name, without a copy where the file system can. Files here are replaced, never written into. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}

const explanations: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "there is no permission to write there",
  EPERM: "there is no permission to write there",
  EROFS: "the file system is read-only",
  ENOTDIR: "a part of the path is a file, not a folder",
  EIO: "the disk does not work",
};

/** Whether something went wrong with a file here, and not on the way. */
export function isDiskError(cause: unknown): boolean {
  const isOnTheWay = typeof cause === "object" && cause !== null && "syscall" in cause && cause.syscall === "connect";
  return codeOf(cause) in explanations && !isOnTheWay;
}

/** That what is fetched cannot be written. What was there before is untouched. */
export function diskError(folder: string, cause: unknown): CliError {
  if (cause instanceof CliError) return cause;
  const what = explanations[codeOf(cause)] ?? (cause instanceof Error ? cause.message : String(cause));
  return new CliError("output", `What is fetched cannot be written to "${folder}": ${what}.`, {
    hint: "Mend that and fetch again; the data that were there before are untouched.",
    cause,
  });
}

export function codeOf(cause: unknown): string {
  return typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
}
