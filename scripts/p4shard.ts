import {readEvaluation} from "../src/config/read-files.ts";
import {analyse} from "../src/pipeline/analyse.ts";
import {loadEvaluation, comparable, urlVariable} from "../tests/support/server-evaluation.ts";
import {createShards, createReader, explained} from "../tests/support/shards.ts";
import {writeFileSync} from "node:fs";
const urls = process.argv[2]!.split(",");
for (const name of process.argv.slice(3)) {
  const files = await readEvaluation(`reports/${name}`);
  const s = await createShards(urls);
  try {
  const t = performance.now();
  const moved = await loadEvaluation(files, {url: s.coordinator.url, isTyped: true, makeTable: s.makeTable});
  console.log("loaded", performance.now() - t);
  const reader = await createReader(s.coordinator.url);
  process.env[urlVariable] = reader.url;
  const a = comparable(await analyse(files, () => {}), moved.options);
  const t1 = performance.now();
  const b = comparable(await analyse(moved.files, () => {}), moved.options);
  const t2 = performance.now();
  writeFileSync("/tmp/p4a.json", JSON.stringify(a, null, 1)); writeFileSync("/tmp/p4b.json", JSON.stringify(b, null, 1));
  console.log(name, JSON.stringify(a) === JSON.stringify(b), Math.round(t2-t1));
  await reader.drop();
  } catch (e) { console.log(name, e); if ((e as any).errors) for (const x of (e as any).errors) console.log(x.message, x.hint, x.place?.file, x.place?.line, x.cause) }
  finally { await s.drop(); }
}
