// Mutation testing of the statistics, one room at a time, so that a long run can be taken in parts.
//   npm run mutation                       all of src/statistics
//   npm run mutation -- paired trend       these rooms only; what other rooms gave before stands, and is counted
//   npm run mutation -- --own paired       with the room's own tests only: quicker, and kills no more than all would
//   npm run mutation -- --again paired      with all tests, only those of a room that survived before
//   npm run mutation -- --report [words]   only the last figures, and the mutants that survived in files so named
// Reports stay in build/mutation/. Ends with 1 when less than 85 % of the mutants are killed.
import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";

const least = 85;
const statistics = "src/statistics";
const reports = "build/mutation";
const latest = join(reports, "latest.json");

interface Position {
  readonly line: number;
  readonly column: number;
}

interface Mutant {
  status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: {readonly start: Position; readonly end: Position};
}

interface Report {
  readonly files: Readonly<Record<string, {readonly source: string; readonly mutants: readonly Mutant[]}>>;
}

const entries = readdirSync(statistics, {withFileTypes: true});
const rooms = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const top = "top";
const survived: readonly string[] = ["Survived", "NoCoverage"];
const own = process.argv[2] === "--own";
const again = process.argv[2] === "--again";
const wanted = process.argv.slice(own || again ? 3 : 2);

mkdirSync(reports, {recursive: true});
if (wanted[0] === "--report") listSurvivors(wanted.slice(1));
else for (const room of wanted.length > 0 ? wanted : [top, ...rooms]) (again ? mutateAgain : mutate)(room);
process.exitCode = printFigures() >= least ? 0 : 1;

function mutate(room: string): void {
  run(room, room === top ? `${statistics}/*.ts` : `${statistics}/${room}/**/*.ts`);
  renameSync(latest, join(reports, `${room}.json`));
}

/** What other rooms' tests kill is killed: a run with the room's own tests leaves too many. */
function mutateAgain(room: string): void {
  const report = reportOf(room);
  if (report === null) throw new Error(`${room} has not been run yet.`);
  const left = survivorsOf(report);
  if (left.length === 0) return;
  run(room, left.map(({file, mutant}) => `${file}:${rangeOf(mutant)}`).join(","));
  const now = survivorsOf(JSON.parse(readFileSync(latest, "utf8")));
  const alive = new Set(now.map(({file, mutant}) => identityOf(file, mutant)));
  for (const {file, mutant} of left) if (!alive.has(identityOf(file, mutant))) mutant.status = "Killed";
  writeFileSync(join(reports, `${room}.json`), JSON.stringify(report));
}

function run(room: string, files: string): void {
  const program = join("node_modules", "@stryker-mutator", "core", "bin", "stryker.js");
  const started = Date.now();
  rmSync(latest, {force: true});
  spawnSync(process.execPath, [program, "run", "--mutate", files, "--logLevel", "warn"], {
    stdio: "inherit",
    env: {...process.env, MUTATION_TESTS: own && room !== top ? room : ""},
  });
  if (!existsSync(latest)) throw new Error(`Stryker made no report of ${room}.`);
  console.log(`${room}: ${Math.round((Date.now() - started) / 1000)} s`);
}

function survivorsOf({files}: Report): {readonly file: string; readonly mutant: Mutant}[] {
  return Object.entries(files).flatMap(([file, {mutants}]) =>
    mutants.filter(({status}) => survived.includes(status)).map((mutant) => ({file, mutant})),
  );
}

/** Stryker's reports count columns from 1, and its ranges from 0. */
function rangeOf({location: {start, end}}: Mutant): string {
  return `${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
}

function identityOf(file: string, {location: {start, end}, mutatorName, replacement}: Mutant): string {
  return JSON.stringify([file, start, end, mutatorName, replacement]);
}

/** Prints each room's figures and returns the percentage killed of all. A mutant that never ends counts as killed. */
function printFigures(): number {
  let killed = 0;
  let tried = 0;
  for (const room of [top, ...rooms]) {
    const mutants = Object.values(reportOf(room)?.files ?? {}).flatMap((file) => file.mutants);
    const inTime = count(mutants, ["Killed"]);
    const late = count(mutants, ["Timeout"]);
    const left = count(mutants, survived);
    killed += inTime + late;
    tried += inTime + late + left;
    const share = mutants.length === 0 ? "not run" : percent(inTime + late, inTime + late + left);
    console.log(`${room.padEnd(14)} ${share.padStart(8)}  ${inTime} killed, ${late} endless, ${left} survived`);
  }
  console.log(`${"all".padEnd(14)} ${percent(killed, tried).padStart(8)}  of ${tried} mutants`);
  return (100 * killed) / tried;
}

function listSurvivors(words: readonly string[]): void {
  for (const room of [top, ...rooms]) {
    for (const [file, {source, mutants}] of Object.entries(reportOf(room)?.files ?? {})) {
      if (words.length > 0 && !words.some((word) => file.includes(word))) continue;
      const lines = source.split("\n");
      for (const {status, location, mutatorName, replacement} of mutants) {
        if (!survived.includes(status)) continue;
        const {line, column} = location.start;
        console.log(`${file}:${line}:${column} ${mutatorName}\n  ${lines[line - 1]?.trim()}\n  -> ${replacement}`);
      }
    }
  }
}

function reportOf(room: string): Report | null {
  const file = join(reports, `${room}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function count(mutants: readonly Mutant[], statuses: readonly string[]): number {
  return mutants.filter((mutant) => statuses.includes(mutant.status)).length;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
}
