/**
 * Tables whose rows stand in several servers. PostgreSQL fetches their rows to add them up, unless it is asked for the counts of each
 * server by itself: then what comes from there is counts.
 */
import type {Database, Shard, SqlValue} from "./database.ts";
import type {SourceLayout} from "./layout.ts";

/** One statement for all, where there are no several servers to ask by themselves. */
export const allAtOnce: readonly Shard[] = [undefined];

/**
 * The servers that can be asked by themselves: counts of each add up when all that is known of a person is in one of them.
 * @param sources whose rows are looked at
 * @param areRows whether it is rows of the only source that are counted, each by itself, whoever's they are
 */
export function shardsOf(sources: readonly SourceLayout[], areRows: boolean): readonly Shard[] {
  const [first, ...others] = sources.map(({table}) => table.held?.server);
  if (first === undefined || first.partitions.length === 0) return allAtOnce;
  const isOne = others.every((other) => other === first);
  const isTogether =
    first.partitionedBy !== null && others.every((other) => other?.partitionedBy === first.partitionedBy);
  return isTogether || (isOne && areRows) ? first.partitions.map((_, shard) => shard) : allAtOnce;
}

/** The rows of all shards, one after the other, out of one statement. */
export function rowsOfAll(
  database: Database,
  shards: readonly Shard[],
  sql: (shard: Shard) => string,
): Promise<readonly (readonly SqlValue[])[]> {
  const statements = shards.map(sql);
  return database.rows(
    statements.length === 1 ? (statements[0] ?? "") : statements.map((each) => `(${each})`).join(" UNION ALL "),
  );
}

/** Counts by their first column, in its order, added up over all shards. */
export async function summedRows(
  database: Database,
  shards: readonly Shard[],
  sql: (shard: Shard) => string,
): Promise<readonly (readonly SqlValue[])[]> {
  const sums = new Map<SqlValue, number[]>();
  for (const [key = null, ...counts] of await rowsOfAll(database, shards, sql)) {
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? counts.map(Number) : sum.map((count, index) => count + Number(counts[index])));
  }
  return [...sums].sort(([a], [b]) => Number(a) - Number(b)).map(([key, counts]) => [key, ...counts]);
}
