// PostgreSQL servers for tests and benchmarks.
//   node scripts/postgres.ts start <folder> [count]    makes and starts them, and prints their URLs with commas between
//   node scripts/postgres.ts stop <folder>             stops them and removes the folder
import {mkdirSync} from "node:fs";
import {resolve} from "node:path";
import {serverPrograms, startServers, stopServers} from "./postgres/servers.ts";

const [task, folder, count = "1"] = process.argv.slice(2);
if (folder === undefined || (task !== "start" && task !== "stop")) {
  console.error("Usage: node scripts/postgres.ts start <folder> [count] | stop <folder>");
  process.exitCode = 2;
} else if (task === "stop") {
  stopServers(resolve(folder));
} else if (serverPrograms() === null) {
  console.error("PostgreSQL is not installed.");
  process.exitCode = 7;
} else {
  mkdirSync(folder, {recursive: true, mode: 0o700});
  console.log((await startServers(resolve(folder), Number(count))).join(","));
}
