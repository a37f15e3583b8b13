import {readEvaluation} from "../src/config/read-files.ts";
import {analyseLoaded, loadData} from "../src/pipeline/analyse.ts";
import {openEngine} from "../src/store/open.ts";
import {createShards, createReader, explained} from "../tests/support/shards.ts";
import {registerFolder, loadRegister, registerVariable} from "../tests/support/register.ts";
const urls = process.argv[2]!.split(",");
const s = await createShards(urls);
const f = await registerFolder();
try {
  await loadRegister(s.coordinator.url, Number(process.argv[3]), s.makeTable);
  const reader = await createReader(s.coordinator.url);
  process.env[registerVariable] = reader.url;
  const files = await readEvaluation(f.path);
  const log: string[] = [];
  const data = await loadData(files, openEngine(), "refuse", (sql) => log.push(sql));
  await analyseLoaded(files, data);
  await data.store.close();
  for (const sql of log) { console.log("-----", sql); if (!/to_regclass|^SELECT \* FROM/.test(sql)) console.log(await explained(reader.url, sql)); }
  await reader.drop();
  } catch (e) { console.log(e); if ((e as any).errors) for (const x of (e as any).errors) console.log(x.message, x.hint, x.place?.file, x.place?.line, x.cause) }
  finally { await s.drop(); await f.remove(); }
