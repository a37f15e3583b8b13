// Speed, measured from cold process starts beside its peers in the same run.
//   npm run bench             everything
//   npm run bench -- build         only the example report
//   npm run bench -- statistics    only the exact tests
//   npm run bench -- load          only a million rows
//   npm run bench -- nightly       the reports of 98 kommuner in one run, and the night after
//   npm run bench -- register      1, 10 and 50 million rows, beside bare DuckDB
//   npm run bench -- craft         preview, figures and formats of the example report
import {benchBuild} from "./bench/build.ts";
import {benchCraft} from "./bench/craft.ts";
import {benchLoad} from "./bench/load.ts";
import {benchNightly} from "./bench/nightly.ts";
import {benchRegister} from "./bench/register.ts";
import {benchStatistics} from "./bench/statistics.ts";

const benchmarks: Readonly<Record<string, () => Promise<void>>> = {
  build: benchBuild,
  statistics: benchStatistics,
  load: benchLoad,
  register: benchRegister,
  craft: benchCraft,
  nightly: benchNightly,
};

const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : Object.keys(benchmarks)) {
  const run = benchmarks[name];
  if (run === undefined) {
    console.error(`There is no benchmark "${name}". There are ${Object.keys(benchmarks).join(", ")}.`);
    process.exit(2);
  }
  await run();
}
