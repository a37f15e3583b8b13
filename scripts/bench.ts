// Speed, measured from cold process starts beside its peers in the same run.
//   npm run bench             everything
//   npm run bench -- build    only the example report
import {benchBuild} from "./bench/build.ts";

const benchmarks: Readonly<Record<string, () => Promise<void>>> = {build: benchBuild};

const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : Object.keys(benchmarks)) {
  const run = benchmarks[name];
  if (run === undefined) {
    console.error(`There is no benchmark "${name}". There are ${Object.keys(benchmarks).join(", ")}.`);
    process.exit(2);
  }
  await run();
}
