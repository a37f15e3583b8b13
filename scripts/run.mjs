// `npm start` and `npm test`: sets everything up, then goes on under the project's own Node.
//   node scripts/run.mjs start            builds the example report
//   node scripts/run.mjs test             every check and every test; ends with their count
//   node scripts/run.mjs <file> [args]    any script or program of the project
import {spawnSync} from "node:child_process";
import {readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {node, root, setup, setupTestTools} from "./setup.mjs";

const [task = "start", ...rest] = process.argv.slice(2);
setup();

const environment = {
  ...process.env,
  PATH: `${dirname(node)}:${join(root, "node_modules", ".bin")}:${process.env.PATH}`,
};

if (task === "start")
  process.exitCode = under(node, [
    "bin/maalepunkt.js",
    "build",
    "reports/paa-vej-til-arbejde",
    ...(rest.length > 0 ? rest : ["--format", "all"]),
  ]);
else if (task === "test") process.exitCode = test(rest);
else process.exitCode = under(node, [task, ...rest]);

function test(filters) {
  setupTestTools();
  const checked = filters.length > 0 ? 0 : under("npm", ["run", "--silent", "check"]);
  const report = join(tmpdir(), `maalepunkt-tests-${process.pid}.json`);
  const program = join("node_modules", "vitest", "vitest.mjs");
  const tested = under(node, [
    program,
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...filters,
  ]);
  try {
    const {numPassedTests, numFailedTests, numPendingTests} = JSON.parse(readFileSync(report, "utf8"));
    console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
  } catch {
    console.log("The tests did not run to their end.");
    return 1;
  } finally {
    rmSync(report, {force: true});
  }
  return checked || tested;
}

function under(command, args) {
  const result = spawnSync(command, args, {cwd: root, stdio: ["ignore", "inherit", "inherit"], env: environment});
  if (result.error) console.error(result.error.message);
  return result.status ?? 1;
}
