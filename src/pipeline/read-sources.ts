import {checkValues} from "../codebook/check-values.ts";
import type {SourceCodebook} from "../codebook/model.ts";
import type {EvaluationFiles} from "../config/read-files.ts";
import type {SourceTable} from "../sources/model.ts";
import {type SourceEffects, sourceEffects} from "../sources/read-bytes.ts";
import {readSource} from "../sources/read-source.ts";
import {checkHeldValues} from "../store/held/check.ts";
import {holdSource} from "../store/held/hold.ts";
import {readParquetTexts} from "../store/held/parquet.ts";
import type {Engine} from "../store/open.ts";
import {largeSources} from "./large-sources.ts";

/** What sources are read with, Parquet among them, which the database reads. */
export const allSourceEffects: SourceEffects = {...sourceEffects, readParquetTexts};

/**
 * All sources of an evaluation, in its order: the large ones held in the database, the others in memory.
 * @param database one in which no statement has run yet; from here on it can read no file but those of the sources
 * @throws CliError for anything missing or broken, with file and line
 */
export async function readSources(
  {evaluation, folder}: EvaluationFiles,
  database: Promise<Engine>,
): Promise<SourceTable[]> {
  const {sources} = evaluation.value;
  const large = await largeSources(sources, folder);
  if (large.length > 0) await (await database).allow(large.map(({file}) => file));
  const held = new Map<string, SourceTable>();
  for (const source of large) {
    const table = await holdSource(await database, source);
    if (table !== null) held.set(source.key, table);
  }
  const placeOf = (key: string, part: "path" | "wave") => evaluation.placeOf(["sources", key, part]);
  return Promise.all(
    Object.entries(sources).map(
      ([key, spec]) =>
        held.get(key) ?? readSource(key, spec, folder, allSourceEffects, placeOf(key, "path"), placeOf(key, "wave")),
    ),
  );
}

/** Holds every value of a source against the codebook, wherever its rows are. */
export async function checkSourceValues(
  table: SourceTable,
  codebook: SourceCodebook,
  database: Promise<Engine>,
): Promise<void> {
  if (table.held === null) checkValues(table, codebook);
  else await checkHeldValues(await database, table, table.held, codebook);
}
