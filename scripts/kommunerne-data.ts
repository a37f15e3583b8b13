// Writes the exports of the report on 98 kommuner: invented people with planted numbers, the same at every run.
//   node scripts/kommunerne-data.ts          writes data/kommunerne/
import {fileURLToPath} from "node:url";
import {writeKommunerneData} from "./kommunerne/write-data.ts";

await writeKommunerneData(fileURLToPath(new URL("../data/kommunerne/", import.meta.url)));
