import type {ServerColumn} from "../../sources/model.ts";
import type {ResultColumn, Server} from "./server.ts";

export interface TypedColumn {
  readonly name: string;
  readonly kind: ServerColumn["kind"];
}

/** The server's own types by their numbers, which are the same in every PostgreSQL. */
const kinds: ReadonlyMap<number, ServerColumn["kind"]> = new Map([
  [16, "truth"],
  [20, "whole"],
  [21, "whole"],
  [23, "whole"],
  [700, "number"],
  [701, "number"],
  [1700, "number"],
  [19, "text"],
  [25, "text"],
  [1043, "text"],
  [18, "other"],
  [1042, "other"],
  [1082, "date"],
  [1114, "time"],
  [1184, "zoned"],
  [1083, "other"],
  [2950, "other"],
]);

/** What columns hold, by their types; enumerations hold texts, and `left` are those that hold no single values. */
export async function kindsOf(
  server: Server,
  columns: readonly ResultColumn[],
): Promise<{columns: TypedColumn[]; left: string[]}> {
  const unknown = [...new Set(columns.map(({type}) => type).filter((type) => !kinds.has(type)))];
  const enumerations = new Set<number>();
  if (unknown.length > 0) {
    const rows = await server.rows(`SELECT oid FROM pg_type WHERE typtype = 'e' AND oid IN (${unknown.join(", ")})`);
    for (const [type] of rows) enumerations.add(Number(type));
  }
  const kindOf = (type: number) => kinds.get(type) ?? (enumerations.has(type) ? "other" : null);
  return {
    columns: columns.flatMap(({name, type}) => {
      const kind = kindOf(type);
      return kind === null ? [] : [{name, kind}];
    }),
    left: columns.filter(({type}) => kindOf(type) === null).map(({name}) => name),
  };
}
