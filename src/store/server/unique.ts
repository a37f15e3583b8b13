import type {ServerColumn} from "../../sources/model.ts";
import {identifier, textLiteral} from "../dialect.ts";
import type {Server} from "./server.ts";
import type {ServerTable} from "./table.ts";

/**
 * Whether the server itself sees to it that no person has two rows, or two at a wave: then nobody has to look for double entries, which
 * takes as long as sorting the table. Only columns that are counted as they stand can tell.
 */
export async function isUnique(
  server: Server,
  {table, id, wave}: Pick<ServerTable, "table" | "id" | "wave">,
  columns: ReadonlyMap<string, ServerColumn>,
): Promise<boolean> {
  const plain = [id, ...(wave?.values === null ? [wave.column] : [])].filter(
    (name) => columns.get(name)?.kind === "whole",
  );
  if (table === null || !plain.includes(id)) return false;
  const root = textLiteral(table.split(".").map(identifier).join("."));
  const rows = await server.rows(`SELECT CAST(index.indexrelid AS TEXT),
      count(*), count(CASE WHEN key.attname IN (${plain.map(textLiteral).join(", ")}) THEN 1 END)
    FROM pg_index AS index JOIN pg_attribute AS key ON key.attrelid = index.indrelid AND key.attnum = ANY(index.indkey)
    WHERE index.indrelid = to_regclass(${root}) AND index.indisunique AND index.indisvalid
      AND index.indpred IS NULL AND index.indexprs IS NULL
    GROUP BY index.indexrelid`);
  return rows.some(([, all, own]) => all === own);
}
