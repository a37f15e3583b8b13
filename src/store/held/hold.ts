import type {SourceTable} from "../../sources/model.ts";
import type {DelimitedOptions} from "../../sources/read-delimited-file.ts";
import {rowIdColumn} from "../../sources/row-id.ts";
import type {Engine} from "../engine.ts";
import {type HeldFile, holdDelimited} from "./delimited.ts";
import {holdParquet} from "./parquet.ts";

/** What evaluation.yaml says of a file that the database shall read. */
export type HeldSpec =
  | ({readonly type: "csv"; readonly id: string} & DelimitedOptions)
  | {readonly type: "parquet"; readonly id: string};

/** One source whose file is so large that the database shall read it. */
export interface LargeSource extends HeldFile {
  readonly spec: HeldSpec;
}

/**
 * Reads a large source into the database. `Engine.allow` must have been told of its file.
 * @returns null when the readers in memory shall read it
 * @throws CliError (data) for a damaged Parquet file
 */
export async function holdSource(engine: Engine, source: LargeSource): Promise<SourceTable | null> {
  const {spec} = source;
  const table = spec.type === "csv" ? await holdDelimited(engine, source, spec) : await holdParquet(engine, source);
  return table === null || spec.id !== rowIdColumn ? table : withHeldRowIds(table);
}

/** The ids are made of the rows' own numbers when they are loaded. */
function withHeldRowIds(table: SourceTable): SourceTable {
  const id = {name: rowIdColumn, values: [], reading: {kind: "number", decimal: "."}} as const;
  return {...table, columns: [...table.columns, id]};
}
