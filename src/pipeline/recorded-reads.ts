import {relative} from "node:path";
import {type ConfigEffects, configEffects} from "../config/read-files.ts";
import type {ManifestFile} from "../editions/manifest.ts";
import {sha256} from "../editions/sha256.ts";

/** Reads configuration, and remembers what it was when it was read: a file that is saved while a report is built changes nothing. */
export interface RecordedReads {
  readonly effects: ConfigEffects;
  /** What was read, by path from a folder. */
  readonly filesFrom: (folder: string) => ManifestFile[];
}

export function recordedReads(inner: ConfigEffects = configEffects): RecordedReads {
  const read = new Map<string, Omit<ManifestFile, "path">>();
  return {
    effects: {
      ...inner,
      readFile: async (path) => {
        const bytes = await inner.readFile(path);
        read.set(path, {sha256: sha256(bytes), bytes: bytes.length});
        return bytes;
      },
    },
    filesFrom: (folder) =>
      Array.from(read, ([path, file]) => ({path: pathFrom(folder, path), ...file})).sort((a, b) =>
        a.path < b.path ? -1 : 1,
      ),
  };
}

/** With forward slashes, the same on every machine. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).replaceAll("\\", "/");
}
