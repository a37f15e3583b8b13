/** A table or query of a server, as it is named in statements. */
import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import {codeOf} from "../../postgresql/failures.ts";
import type {SourceColumn} from "../../sources/model.ts";
import {rowIdColumn} from "../../sources/row-id.ts";
import {identifier, textLiteral} from "../dialect.ts";
import type {Server} from "./server.ts";
import type {ServerTable} from "./table.ts";

/** @throws CliError (config) for a table that is not there */
export async function relationOf(server: Server, {table, query, key, place}: ServerTable): Promise<string> {
  if (table === null) return `(${(query ?? "").trim().replace(/;$/, "")}) AS source`;
  const name = table.split(".").map(identifier).join(".");
  const [[found = null] = []] = await server.rows(`SELECT CAST(to_regclass(${textLiteral(name)}) AS TEXT)`);
  if (found !== null) return name;
  const rows = await server.rows(
    `SELECT table_schema, table_name FROM information_schema.tables
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY table_schema, table_name`,
  );
  const names = rows.map(([schema, own]) => (table.includes(".") ? `${schema}.${own}` : String(own)));
  throw new CliError("config", `The database has no table "${table}" for the source "${key}".`, {
    place,
    hint:
      names.length === 0
        ? "Its user may read no table at all."
        : didYouMean(table, names, "tables that its user may read"),
  });
}

/** A column whose values are made where rows are counted. */
export const rowIds: SourceColumn = {name: rowIdColumn, values: [], reading: {kind: "text"}};

/**
 * Where a row is stored tells it apart, as long as nothing is written, which is as long as the transaction sees.
 * @throws CliError (config) for a view or a query, whose rows are stored nowhere
 */
export async function rowIdOf(server: Server, {table, key, place}: ServerTable): Promise<string> {
  const name = table === null ? null : textLiteral(table.split(".").map(identifier).join("."));
  const [[kind = null] = []] =
    name === null
      ? []
      : await server.rows(`SELECT CAST(relkind AS TEXT) FROM pg_class WHERE oid = to_regclass(${name})`);
  if (kind === "r" || kind === "p" || kind === "f") return "CAST(tableoid AS TEXT) || ' ' || CAST(ctid AS TEXT)";
  throw new CliError(
    "config",
    `The rows of the source "${key}" have no numbers of their own: it is a view or a query.`,
    {
      place,
      hint: "Name the column that tells its rows apart, such as a primary key, as id of the source.",
    },
  );
}

export async function typedColumns(server: Server, {key, table, place}: ServerTable, from: string) {
  try {
    return await server.columns(`SELECT * FROM ${from}`);
  } catch (cause) {
    if (cause instanceof CliError || !codeOf(cause).startsWith("42") || !(cause instanceof Error)) throw cause;
    const what = table === null ? `the query of the source "${key}"` : `the table "${table}"`;
    throw new CliError("config", `The database cannot run ${what}: ${cause.message}.`, {
      place,
      hint: "Try it in the database with the same user.",
    });
  }
}
