import {stat} from "node:fs/promises";
import {isAbsolute, join} from "node:path";
import {pathsOf, type SourceSpec} from "../config/evaluation.ts";
import type {HeldSpec, LargeSource} from "../store/held/hold.ts";

/** The bytes of the largest file that is read in memory. */
export type Largest = Readonly<Record<HeldSpec["type"], number>>;

/**
 * What JavaScript reads within a second or so stays with the readers that know every line. Parquet is packed: it holds some
 * ten times as much as text of its size.
 */
const largestInMemory: Largest = {csv: 16 * 1024 * 1024, parquet: 2 * 1024 * 1024};

/**
 * The sources that the database shall read: one large file each, with the wave in a column of its own or no waves. What is
 * put together of several files, or turned from wide to long, is read in memory.
 */
export async function largeSources(
  sources: Readonly<Record<string, SourceSpec>>,
  folder: string,
  largest = largestInMemory,
): Promise<LargeSource[]> {
  const found = await Promise.all(
    Object.entries(sources).map(([key, spec]) => largeSource(key, spec, folder, largest)),
  );
  return found.filter((source) => source !== null);
}

async function largeSource(
  key: string,
  spec: SourceSpec,
  folder: string,
  largest: Largest,
): Promise<LargeSource | null> {
  const [path, ...others] = pathsOf(spec);
  if ((spec.type !== "csv" && spec.type !== "parquet") || path === undefined) return null;
  if (others.length > 0 || path.includes("*") || typeof spec.wave === "object") return null;
  const file = isAbsolute(path) ? path : join(folder, path);
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile() || found.size <= largest[spec.type]) return null;
  return {key, spec, file, size: found.size, folder};
}
