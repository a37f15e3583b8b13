// Builds every report under reports/, one after another; ends with 1 when one of them cannot be built.
//   npm run reports [-- --format html]
import {spawnSync} from "node:child_process";
import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {evaluationFileName} from "../src/config/evaluation.ts";

// The people of 98 kommuner are not kept in the repository.
if (!existsSync(join("data", "kommunerne", "register.csv"))) {
  spawnSync(process.execPath, [join("scripts", "kommunerne-data.ts")], {stdio: "inherit"});
}
const folders = readdirSync("reports")
  .map((name) => join("reports", name))
  .filter((folder) => existsSync(join(folder, evaluationFileName)));
const program = join("bin", "maalepunkt.js");
const failed = folders.filter((folder) => {
  const {status} = spawnSync(process.execPath, [program, "build", folder, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  return status !== 0;
});
console.log(`${folders.length - failed.length} of ${folders.length} reports built`);
process.exitCode = failed.length === 0 ? 0 : 1;
