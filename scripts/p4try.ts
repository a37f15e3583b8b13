import {readEvaluation} from "../src/config/read-files.ts";
import {analyse} from "../src/pipeline/analyse.ts";
import {loadEvaluation, comparable, urlVariable} from "../tests/support/server-evaluation.ts";
import {writeFileSync} from "node:fs";
import {Client} from "pg";
const url = process.argv[2]!;
const isTyped = process.argv[3] === "typed";
for (const name of process.argv.slice(4)) {
  const files = await readEvaluation(`/tmp/wt-postgres/reports/${name}`);
  const c = new Client({connectionString: url}); await c.connect();
  await c.query("DROP SCHEMA public CASCADE"); await c.query("CREATE SCHEMA public"); await c.end();
  const moved = await loadEvaluation(files, {url, isTyped});
  process.env[urlVariable] = url;
  const t0 = performance.now();
  const a = comparable(await analyse(files, () => {}));
  const t1 = performance.now();
  try {
  const b = comparable(await analyse(moved.files, () => {}), moved.options);
  const t2 = performance.now();
  writeFileSync("/tmp/p4a.json", JSON.stringify(a, null, 1)); writeFileSync("/tmp/p4b.json", JSON.stringify(b, null, 1));
  console.log(name, JSON.stringify(a) === JSON.stringify(b), Math.round(t1-t0), Math.round(t2-t1));
  } catch (e) { console.log(name, e); if ((e as any).errors) for (const x of (e as any).errors) console.log(x.message, x.hint, x.place?.file, x.place?.line, x.cause) }
}
