import {spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pairs} from "./cross-tables.ts";
import {median, printTable} from "./measure.ts";
import {type IdOrder, makeRegister, type Register} from "./register-data.ts";
import {benchPostgres} from "./register-postgres.ts";

interface Run {
  readonly seconds: number;
  /** Of the processor, user and system. */
  readonly work: number;
  /** Peak resident memory. */
  readonly megabytes: number;
  readonly output: string;
}

const usualRows = [1_000_000, 10_000_000, 50_000_000];
/** What a process took, told as it ends. */
const tellUsage = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => { const used = process.resourceUsage(); console.error("USED", (used.userCPUTime + used.systemCPUTime) / 1e6, used.maxRSS / 1024); });',
)}`;

/**
 * Registers of 1, 10 and 50 million rows and 34 columns in Parquet to 30 cross-tables with chi-square: maalepunkt as a user runs it,
 * and bare DuckDB counting the same tables of the same file, each in a process of its own, in turn. `BENCH_ROWS=1000000,…` chooses sizes.
 */
export async function benchRegister(): Promise<void> {
  const sizes = process.env.BENCH_ROWS?.split(",").map(Number) ?? usualRows;
  const lines: string[][] = [];
  for (const rows of sizes) {
    for (const order of ["in order", "in no order"] as const) lines.push(...(await benchSize(rows, order)));
  }
  console.log("\nA register of 34 columns in Parquet, 30 cross-tables with chi-square, medians of cold starts\n");
  printTable([["rows", "ids", "", "seconds", "× bare", "processor s", "× bare", "MB"], ...lines]);
  console.log("\nGoal: at most 1.3 × bare DuckDB from 10 million rows on, at most 4,096 MB.");
  // Rows take ten times the room in PostgreSQL, and as much longer.
  await benchPostgres(
    sizes.filter((rows) => rows <= 10_000_000).slice(0, process.env.BENCH_ROWS === undefined ? 1 : 2),
  );
}

async function benchSize(rows: number, order: IdOrder): Promise<string[][]> {
  const folder = mkdtempSync(join(tmpdir(), "maalepunkt-register-"));
  try {
    const register = await makeRegister(folder, rows, order);
    const out = join(folder, "out");
    const own: Run[] = [];
    const bare: Run[] = [];
    const rounds = rows > 20_000_000 ? 2 : rows > 5_000_000 ? 3 : 5;
    for (let round = 0; round < rounds; round++) {
      own.push(runNode("bin/maalepunkt.js", "build", folder, "--format", "json", "--out", out));
      bare.push(runNode("scripts/bench/register-duckdb.ts", register.file, ...pairs.map((pair) => pair.join(","))));
    }
    refuseOtherCounts(register, bare[0]?.output ?? "");
    const [ownLine, bareLine] = [middle(own), middle(bare)];
    const ratio = (mine: number, other: number) => (mine / other).toFixed(2);
    const size = rows.toLocaleString("en");
    return [
      [
        size,
        order,
        "maalepunkt",
        ownLine.seconds.toFixed(2),
        ratio(ownLine.seconds, bareLine.seconds),
        ownLine.work.toFixed(2),
        ratio(ownLine.work, bareLine.work),
        ownLine.megabytes.toFixed(0),
      ],
      [
        "",
        "",
        "bare DuckDB",
        bareLine.seconds.toFixed(2),
        "",
        bareLine.work.toFixed(2),
        "",
        bareLine.megabytes.toFixed(0),
      ],
    ];
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function middle(runs: readonly Run[]): Omit<Run, "output"> {
  return {
    seconds: median(runs.map(({seconds}) => seconds)),
    work: median(runs.map(({work}) => work)),
    megabytes: Math.max(...runs.map(({megabytes}) => megabytes)),
  };
}

function runNode(...args: readonly string[]): Run {
  const started = performance.now();
  const {status, stdout, stderr} = spawnSync(process.execPath, ["--import", tellUsage, ...args], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${args[0]} failed: ${stderr}`);
  const [, work, megabytes] = /USED (\S+) (\S+)/.exec(stderr) ?? [];
  return {seconds, work: Number(work), megabytes: Number(megabytes), output: stdout};
}

interface Share {
  readonly address: string;
  readonly count: number;
}

/** Holds every cell that maalepunkt printed against what bare DuckDB counted. */
function refuseOtherCounts({folder}: Register, output: string): void {
  const counted: [string | number | null, string | null, string][][] = JSON.parse(output);
  const results = JSON.parse(readFileSync(join(folder, "out", "results.json"), "utf8"));
  let cells = 0;
  pairs.forEach(([rows], index) => {
    const key = `tabel_${index + 1}`;
    const found = new Map<string, number>();
    for (const {cells: row} of results.analyses[key].table.blocks[0].rows) {
      for (const {address, count} of row as Share[]) found.set(address, count);
    }
    for (const [row, column, n] of counted[index] ?? []) {
      if (row === null || column === null) continue;
      const address = `${key}/${rows}/${row}/${column}`;
      if (found.get(address) !== Number(n)) throw new Error(`${address} is ${found.get(address)} and should be ${n}`);
      cells++;
    }
  });
  console.log(`${cells} cells are what bare DuckDB counted.`);
}
