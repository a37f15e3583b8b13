// Preloaded: writes each statement that is sent to PostgreSQL to the file that BENCH_SQL_LOG names, for psql to run again.
import {appendFileSync} from "node:fs";
import pg from "pg";

const file = process.env.BENCH_SQL_LOG ?? "";
const {query} = pg.Client.prototype;
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const [first] = args;
  const text = typeof first === "string" ? first : (first as {text?: string}).text;
  if (text !== undefined) appendFileSync(file, `${text.trim().replace(/;$/, "")};\n`);
  return Reflect.apply(query, this, args);
} as typeof query;
