// Bare DuckDB: a GROUP BY over a Parquet file for each cross-table. Prints what it counted: [rows, columns, n] by table.
import {DuckDBInstance} from "@duckdb/node-api";

const [file = "", ...pairs] = process.argv.slice(2);
const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
const counts: unknown[] = [];
for (const pair of pairs) {
  const counted = await connection.runAndReadAll(
    `SELECT ${pair}, count(*) FROM read_parquet('${file.replaceAll("'", "''")}') GROUP BY ${pair}`,
  );
  counts.push(counted.getRowsJson());
}
console.log(JSON.stringify(counts));
