import {spawnSync} from "node:child_process";

export interface Measured {
  readonly name: string;
  /** Milliseconds of each run, in the order they ran. */
  readonly runs: readonly number[];
  readonly median: number;
}

export interface Contender {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * Runs whole commands `times` times, the contenders in turn within each round so that a noisy moment hits all of them,
 * after one round that is not counted.
 */
export function measureInTurn(contenders: readonly Contender[], times: number): Measured[] {
  const runs = contenders.map((): number[] => []);
  for (let round = -1; round < times; round++) {
    contenders.forEach((contender, index) => {
      const milliseconds = runOnce(contender);
      if (round >= 0) runs[index]?.push(milliseconds);
    });
  }
  return contenders.map(({name}, index) => ({name, runs: runs[index] ?? [], median: median(runs[index] ?? [])}));
}

function runOnce({name, command, args}: Contender): number {
  const started = performance.now();
  const result = spawnSync(command, args, {encoding: "utf8"});
  const milliseconds = performance.now() - started;
  if (result.status !== 0) {
    throw new Error(`${name} failed: ${result.stderr || result.error?.message || `exit code ${result.status}`}`);
  }
  return milliseconds;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export function isInstalled(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, {stdio: "ignore"}).status === 0;
}

export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  "),
    );
  }
}
