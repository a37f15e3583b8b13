import {appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {checkPlanted} from "../kommunerne/check-planted.ts";
import {type PlantedKommune, plantedKommuner} from "../kommunerne/planted.ts";
import {writeKommunerneData} from "../kommunerne/write-data.ts";
import {dataFolder, writeKommunerne} from "../kommunerne/write-evaluation.ts";
import {median, printTable} from "./measure.ts";
import {type RunMeasured, runMeasured} from "./run-measured.ts";

/** BENCH_KOMMUNER makes a shorter night of it. */
const planted = plantedKommuner.slice(0, Number(process.env.BENCH_KOMMUNER ?? plantedKommuner.length));
/** How many kommuner are built one by one. */
const singles = 7;
/** All have a report of their own here, also the smallest islands. */
const smallest = 10;
const files = ["register.csv", "borgerskema.csv"] as const;

interface Night extends RunMeasured {
  readonly states: readonly string[];
  readonly memory: readonly {readonly own: number; readonly all: number}[];
}

/**
 * A night of all kommuner in HTML and PDF, the night after, in which one has new answers, and what single builds would have taken: each
 * in a process of its own that reads that kommune's exports and no others. Without comparisons, which a kommune's own exports do not
 * allow, and which rebuild every report after anybody's answers.
 */
export async function benchNightly(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "bench-nightly-"));
  const temporary = join(root, "tmp");
  mkdirSync(temporary);
  try {
    const folder = await writeKommunerne(root, {compares: false, smallest});
    await writeKommunerneData(dataFolder(root), planted, false);
    const alone = await singleBuilds(root);
    console.log(`Lettere hverdag in ${planted.length} kommuner, HTML and PDF, beside ${alone.length} single builds\n`);
    const out = join(root, "ud");
    const first = await night(folder, out, temporary);
    const checked = await checkPlanted({folder, out, planted, smallest});
    moreAnswers(root);
    const second = await night(folder, out, temporary);
    printNights({alone, first, second});
    const told = checked.findings.slice(0, 10).map((finding) => `\n  ${finding}`);
    console.log(
      `\nplanted numbers: ${checked.findings.length} misplaced in ${checked.files} files of ${checked.reports} reports${told.join("")}`,
    );
    console.log(`left in the folder for temporary files: ${readdirSync(temporary).join(", ") || "nothing"}`);
    if (checked.findings.length > 0) process.exitCode = 1;
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

/** Kommuner of all sizes, one after another. */
async function singleBuilds(root: string): Promise<RunMeasured[]> {
  const bySize = [...planted].sort((a, b) => a.n - b.n);
  const chosen = Array.from({length: singles}, (_, index) =>
    bySize.at(Math.round((index * (bySize.length - 1)) / (singles - 1))),
  ).filter((each) => each !== undefined);
  const builds: RunMeasured[] = [];
  for (const kommune of chosen) {
    const own = join(root, "en", kommune.name);
    const folder = await writeKommunerne(own, {compares: false, smallest});
    writeOwnData(dataFolder(root), dataFolder(own), kommune);
    const out = join(own, "ud");
    builds.push(await runMeasured(["bin/maalepunkt.js", "build", folder, "--out", out, "--format", "html,pdf"]));
  }
  return builds;
}

function writeOwnData(from: string, to: string, {name}: PlantedKommune): void {
  mkdirSync(to, {recursive: true});
  const [register = "", forms = ""] = files.map((file) => readFileSync(join(from, file), "utf8"));
  const persons = personsOf(register, name);
  for (const [file, text] of [
    ["register.csv", register],
    ["borgerskema.csv", forms],
  ] as const) {
    const [header, ...lines] = text.split("\n");
    const own = lines.filter((line) => persons.has(idOf(line)));
    writeFileSync(join(to, file), `${[header, ...own].join("\n")}\n`);
  }
}

function personsOf(register: string, kommune: string): Set<string> {
  return new Set(
    register
      .split("\n")
      .filter((line) => line.split(";")[1] === kommune)
      .map(idOf),
  );
}

function idOf(line: string): string {
  return line.slice(0, line.indexOf(";"));
}

/** Three more persons in one kommune, who answer as three others have. */
function moreAnswers(root: string): void {
  const data = dataFolder(root);
  const register = readFileSync(join(data, "register.csv"), "utf8");
  const kommune = planted.at(-1)?.name ?? "";
  const others = new Set([...personsOf(register, kommune)].slice(0, 3));
  for (const file of files) {
    const lines = readFileSync(join(data, file), "utf8").split("\n");
    const added = lines.filter((line) => others.has(idOf(line))).map((line) => `ny-${line}\n`);
    appendFileSync(join(data, file), added.join(""));
  }
}

async function night(folder: string, out: string, temporary: string): Promise<Night> {
  const measured = await runMeasured(["scripts/bench/batch-once.ts", folder, out], {TMPDIR: temporary});
  return {...measured, ...JSON.parse(measured.output)};
}

function printNights({alone, first, second}: {alone: readonly RunMeasured[]; first: Night; second: Night}): void {
  const mean = (part: "milliseconds" | "processor") => alone.reduce((sum, each) => sum + each[part], 0) / alone.length;
  const [time, processor] = [mean("milliseconds"), mean("processor")];
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
  const count = ({states}: Night, state: string) => states.filter((each) => each === state).length;
  const told = (night: Night) => `${count(night, "built")} built, ${count(night, "failed")} failed`;
  const n = planted.length;
  const share = (part: "milliseconds" | "processor") => `${((100 * second[part]) / first[part]).toFixed(1)} %`;
  printTable([
    ["", "time", "processors", "", "goal"],
    ["a single build, mean", seconds(time), seconds(processor), "", ""],
    [`${n} of them`, seconds(n * time), seconds(n * processor), "", ""],
    ["first night", seconds(first.milliseconds), seconds(first.processor), told(first), ""],
    [
      "times faster",
      ((n * time) / first.milliseconds).toFixed(1),
      ((n * processor) / first.processor).toFixed(1),
      "",
      "8",
    ],
    ["second night", seconds(second.milliseconds), seconds(second.processor), told(second), ""],
    ["of the first", share("milliseconds"), share("processor"), "", "5 %"],
    ...memoryRows(first),
  ]);
}

/** Memory at the end beside that of the beginning, when everything has been started. */
function memoryRows({memory}: Night): string[][] {
  return (["own", "all"] as const).map((which) => {
    const bytes = memory.map((each) => each[which]);
    const [early, late] = [median(bytes.slice(10, 20)), median(bytes.slice(-10))];
    const megabytes = [early, late].map((each) => `${Math.round(each / 2 ** 20)}`).join(" -> ");
    const growth = `${((100 * late) / early - 100).toFixed(1)} %`;
    return [which === "own" ? "memory, MB" : "with the browser, MB", megabytes, "", growth, "5 %"];
  });
}
