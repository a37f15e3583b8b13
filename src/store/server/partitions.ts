import {createHash} from "node:crypto";
import {identifier, textLiteral} from "../dialect.ts";
import type {Server} from "./server.ts";
import type {ServerTable} from "./table.ts";

interface Partitions {
  readonly partitions: readonly string[];
  readonly partitionedBy: string | null;
}

const none: Partitions = {partitions: [], partitionedBy: null};

/**
 * The parts of a table whose rows stand in other servers, as far as its user may read them by themselves. They are told in the order of
 * their bounds, so that parts of several tables with the same number belong together.
 */
export async function partitionsOf(
  server: Server,
  {table, id}: Pick<ServerTable, "table" | "id">,
): Promise<Partitions> {
  if (table === null) return none;
  const root = textLiteral(table.split(".").map(identifier).join("."));
  const rows = await server.rows(`SELECT CAST(CAST(leaf.oid AS REGCLASS) AS TEXT), CAST(leaf.relkind AS TEXT),
      pg_get_expr(leaf.relpartbound, leaf.oid) AS bound, pg_get_partkeydef(root.oid),
      CASE WHEN has_table_privilege(leaf.oid, 'SELECT') THEN 1 ELSE 0 END, CAST(key.atttypid AS TEXT)
    FROM pg_class AS root
      JOIN pg_inherits AS part ON part.inhparent = root.oid
      JOIN pg_class AS leaf ON leaf.oid = part.inhrelid
      LEFT JOIN pg_attribute AS key ON key.attrelid = root.oid AND key.attname = ${textLiteral(id)}
    WHERE root.oid = to_regclass(${root}) AND root.relkind = 'p'
    ORDER BY pg_get_expr(leaf.relpartbound, leaf.oid) COLLATE "C"`);
  const isElsewhere = rows.some(([, kind]) => kind === "f");
  const isReadable = rows.every(([, kind, , , mayRead]) => kind !== "p" && mayRead === 1);
  if (!isElsewhere || !isReadable) return none;
  const [[, , , key = null, , type = null] = []] = rows;
  const isById = key === `HASH (${id})` || key === `HASH (${identifier(id)})`;
  const bounds = rows.map(([, , bound]) => bound);
  const print = createHash("sha256")
    .update(JSON.stringify([type, bounds]))
    .digest("hex");
  return {partitions: rows.map(([name]) => String(name)), partitionedBy: isById ? print : null};
}
