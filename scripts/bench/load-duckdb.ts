// Bare DuckDB: a delimited file into a table, typed as it likes, and a GROUP BY for each cross-table.
import {DuckDBInstance} from "@duckdb/node-api";

const [file = "", ...pairs] = process.argv.slice(2);
const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
await connection.run(`CREATE TABLE svar AS SELECT * FROM read_csv('${file}')`);
let cells = 0;
for (const pair of pairs) {
  const counted = await connection.runAndReadAll(`SELECT ${pair}, count(*) FROM svar GROUP BY ${pair}`);
  cells += counted.currentRowCount;
}
console.log(cells);
