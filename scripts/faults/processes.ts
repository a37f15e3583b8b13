/** Processes of this machine, known by a variable of their environment. Only Linux tells of it. */
import {readdir, readFile} from "node:fs/promises";
import {setTimeout as sleep} from "node:timers/promises";

export interface Found {
  readonly pid: number;
  readonly command: string;
}

/** The processes in whose environment a line such as `NAME=value` stands. */
export async function processesWith(line: string): Promise<Found[]> {
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
      if (!environment.split("\0").includes(line)) return [];
      const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      return [{pid: Number(pid), command: command.replaceAll("\0", " ").trim()}];
    }),
  );
  // A process that has ended and is not yet forgotten has no command line.
  return found.flat().filter(({command}) => command !== "");
}

export function signal(processes: readonly Found[], name: NodeJS.Signals): void {
  for (const {pid} of processes) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended by itself.
    }
  }
}

/** Those that are still there after a while; most are on their way out. */
export async function processesLeft(line: string, milliseconds: number): Promise<Found[]> {
  const until = performance.now() + milliseconds;
  for (;;) {
    const found = await processesWith(line);
    if (found.length === 0 || performance.now() > until) return found;
    await sleep(50);
  }
}
