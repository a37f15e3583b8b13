import {stat} from "node:fs/promises";
import {isAbsolute, join} from "node:path";
import type {SourceSpec} from "../../config/evaluation.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {SourceTable} from "../../sources/model.ts";
import {rowIdColumn} from "../../sources/row-id.ts";
import type {Engine} from "../engine.ts";
import {type HeldFile, holdDelimited} from "./delimited.ts";
import {holdParquet} from "./parquet.ts";

type HeldSpec = Extract<SourceSpec, {type: "csv" | "parquet"}>;

/** One source whose file is so large that the database shall read it. */
export interface LargeSource extends HeldFile {
  readonly spec: HeldSpec;
}

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
  const [path, ...others] = [spec.path].flat();
  if ((spec.type !== "csv" && spec.type !== "parquet") || path === undefined || others.length > 0 || path.includes("*"))
    return null;
  if (typeof spec.wave === "object") return null;
  const file = isAbsolute(path) ? path : join(folder, path);
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile() || found.size <= largest[spec.type]) return null;
  return {key, spec, file, size: found.size, folder};
}

/** What the readers in memory need for a larger file, few machines have. */
const largestFallback = 256 * 1024 * 1024;

/**
 * Reads a large source into the database. `Engine.allow` must have been told of its file.
 * @returns null when the readers in memory shall read it
 * @throws CliError (data) for a damaged Parquet file, or delimited text that is too large for those readers
 */
export async function holdSource(engine: Engine, source: LargeSource): Promise<SourceTable | null> {
  const {spec} = source;
  const table = spec.type === "csv" ? await holdDelimited(engine, source, spec) : await holdParquet(engine, source);
  if (table === null && source.size > largestFallback) throw tooLarge(source);
  return table === null || spec.id !== rowIdColumn ? table : withHeldRowIds(table);
}

/** The ids are made of the rows' own numbers when they are loaded. */
function withHeldRowIds(table: SourceTable): SourceTable {
  const id = {name: rowIdColumn, values: [], reading: {kind: "number", decimal: "."}} as const;
  return {...table, columns: [...table.columns, id]};
}

function tooLarge({file, size}: LargeSource): CliError {
  const megabytes = Math.round(size / 1024 / 1024);
  return new CliError("data", `The file of ${megabytes} MB is not plain UTF-8 with even rows.`, {
    place: {file},
    hint: "Files of more than 256 MB must be: save it as UTF-8 with one kind of line ends, or as Parquet.",
  });
}
