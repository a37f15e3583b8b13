import {spawnSync} from "node:child_process";
import {fisherFreemanHalton} from "../../src/statistics/independence/fisher-freeman-halton.ts";
import {xoshiro128} from "../../src/statistics/random/xoshiro128.ts";
import {isInstalled, median, printTable} from "./measure.ts";

type Table = readonly (readonly number[])[];

/** Tabel 4.5: mental against physical health, 5 × 5, n = 97. */
const health: Table = [
  [2, 0, 0, 0, 0],
  [1, 2, 2, 0, 0],
  [2, 3, 8, 2, 1],
  [2, 2, 12, 19, 9],
  [0, 1, 8, 12, 9],
];

/** The four tables that the printed report tests. */
const tested: Readonly<Record<string, Table>> = {
  "Tabel 5.2 psykisk": rows("1 1 0; 3 1 1; 13 0 3; 35 4 5; 24 0 6"),
  "Tabel 5.2 fysisk": rows("4 3 0; 8 0 1; 21 2 7; 29 1 3; 15 0 4"),
  "Tabel 6.2 psykisk": rows("1 1; 4 1; 14 2; 39 5; 30 0"),
  "Tabel 6.2 fysisk": rows("3 4; 9 0; 26 4; 32 1; 19 0"),
};

/** Speed of the exact test, with R's fisher.test on the same tables in the same run where R is installed. */
export async function benchStatistics(): Promise<void> {
  const withR = isInstalled("Rscript", "--version");
  const four = Object.entries(tested);
  const own = time(() => {
    for (const [, table] of four) fisherFreemanHalton(table);
  }, 7);
  const ownHealth = time(() => fisherFreemanHalton(health, {budget: 1e10}), 5);
  console.log("The exact test (Fisher-Freeman-Halton), in one process, medians\n");
  const measured = [
    ["", "maalepunkt", "R fisher.test", "ratio"],
    row(
      "the four tested Næstved tables together",
      own,
      withR
        ? timeInR(
            four.map(([, table]) => table),
            5,
          )
        : undefined,
    ),
    row("Tabel 4.5: 5 × 5, n = 97", ownHealth, withR ? timeInR([health], 3) : undefined),
  ];
  printTable(measured);
  if (!withR) console.log("\nR is not installed here: its column is left out.");
  console.log("\nTables that may be too large to be exact: time, and half-width of the 99 % interval of p\n");
  printTable([
    ["table", "time", "method", "p", "half-width"],
    ...large().map(([name, table]) => largeRow(name, table)),
  ]);
  console.log(
    "\nGoals: at least 10 × faster than R on Tabel 4.5; the four tables under 150 ms; exact or a half-width of at most 0.002 within 1 s.",
  );
}

function largeRow(name: string, table: Table): string[] {
  const started = performance.now();
  const result = fisherFreemanHalton(table);
  const milliseconds = performance.now() - started;
  if (!result.ok) return [name, "", result.reason, "", ""];
  const half = result.method === "exact" ? "0" : ((result.high - result.low) / 2).toFixed(4);
  return [name, `${milliseconds.toFixed(0)} ms`, result.method, result.p.toPrecision(3), half];
}

/** Random tables under independence, whose p is anywhere between 0 and 1: the hard case for simulation. */
function large(): [string, Table][] {
  const sizes: [number, number, number][] = [
    [5, 5, 200],
    [6, 6, 300],
    [8, 8, 3000],
    [10, 10, 30_000],
  ];
  return sizes.map(([height, width, n]) => [`${height} × ${width}, n = ${n}`, randomTable(height, width, n)]);
}

function randomTable(height: number, width: number, n: number): Table {
  const random = xoshiro128(20_190_415);
  const table = Array.from({length: height}, () => Array.from({length: width}, () => 0));
  for (let person = 0; person < n; person++) {
    const cells = table[Math.floor(random() * height)];
    const column = Math.floor(random() * width);
    if (cells !== undefined) cells[column] = (cells[column] ?? 0) + 1;
  }
  return table;
}

function time(run: () => unknown, times: number): number {
  const runs: number[] = [];
  for (let round = -1; round < times; round++) {
    const started = performance.now();
    run();
    if (round >= 0) runs.push(performance.now() - started);
  }
  return median(runs);
}

/** The median time in milliseconds that R takes for all the tables, after one round that is not counted. */
function timeInR(tables: readonly Table[], times: number): number {
  const matrices = tables.map(
    (table) => `matrix(c(${table.flat().join(",")}), ncol = ${table[0]?.length ?? 0}, byrow = TRUE)`,
  );
  const script = `tables <- list(${matrices.join(", ")})
run <- function() system.time(for (t in tables) fisher.test(t, workspace = 2e8))[["elapsed"]]
invisible(run()); cat(median(replicate(${times}, run())))`;
  const result = spawnSync("Rscript", ["-e", script], {encoding: "utf8"});
  return 1000 * Number(result.stdout.trim());
}

function row(name: string, own: number, r: number | undefined): string[] {
  const ratio = r === undefined ? "" : `${(r / own).toFixed(1)} ×`;
  return [name, `${own.toFixed(1)} ms`, r === undefined ? "" : `${r.toFixed(0)} ms`, ratio];
}

function rows(text: string): Table {
  return text.split(";").map((line) => line.trim().split(" ").map(Number));
}
