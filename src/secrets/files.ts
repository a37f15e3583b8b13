import {constants} from "node:fs";
import {open} from "node:fs/promises";
import {homedir} from "node:os";
import {isAbsolute, join, resolve} from "node:path";

/** A file as it was at one moment. */
export interface FoundFile {
  /** The permissions; null on systems that have none. */
  readonly mode: number | null;
  /** In bytes. */
  readonly size: number;
  /** Blank when the file is larger than was asked for. */
  readonly text: string;
}

export interface SecretEffects {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /**
   * @param longest how many bytes are read at most
   * @throws Error when there is no such file, or it cannot be read
   */
  readonly look: (path: string, longest: number) => Promise<FoundFile>;
}

export const secretEffects: SecretEffects = {environment: process.env, home: homedir(), look};

/** Opened once, so that the file whose permissions are seen is the one that is read; and never a pipe, which could be waited for. */
async function look(path: string, longest: number): Promise<FoundFile> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new Error("it is no file");
    const text = stats.size > longest ? "" : await handle.readFile("utf8");
    return {mode: process.platform === "win32" ? null : stats.mode, size: stats.size, text};
  } finally {
    await handle.close();
  }
}

/** A path as it is written: relative to a folder, from the home folder with `~/`, or absolute. */
export function pathOf(written: string, folder: string, {home}: Pick<SecretEffects, "home">): string {
  if (written.startsWith("~/")) return join(home, written.slice(2));
  return isAbsolute(written) ? written : resolve(folder, written);
}
