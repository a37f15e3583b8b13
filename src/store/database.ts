import type {Dialect} from "./dialect.ts";

export type SqlValue = string | number | null;

/** What the store counts in: an embedded engine with rows of its own, or a server whose tables it may only read. */
export interface Database {
  /** How its SQL is spelled. */
  readonly dialect: Dialect;
  rows(sql: string): Promise<readonly (readonly SqlValue[])[]>;
  /**
   * Makes a table or a view of a SELECT, where the database may make some; else the SELECT itself is what is counted in.
   * @param name no other relation has it
   */
  define(kind: "TABLE" | "VIEW", name: string, select: Select): Promise<Relation>;
  /** Waits for what is running; what comes after is refused. */
  close(): Promise<void>;
}

/** The SQL of a SELECT that has at least these columns; all there are when it is asked for `everything`. */
export type Select = (columns: readonly string[] | "everything", shard?: Shard) => string;

/** One of the servers that the rows stand in, by its number; left out for all of them. */
export type Shard = number | undefined;

/** Rows to count. */
export interface Relation {
  /** What stands behind FROM for rows with the columns `id`, `wave` and these. */
  from(columns: readonly string[], shard?: Shard): string;
  forget(): Promise<void>;
}
