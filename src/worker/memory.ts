import {readdir, readFile} from "node:fs/promises";

/** Bytes of memory that this process and all it has started use; what they share counts once. */
export async function memoryInUse(pid: number = process.pid): Promise<number> {
  const parents = await parentsOf();
  const ours = new Set([pid]);
  // A process has a higher number than its parent only as long as numbers do not begin anew: so go on until none is added.
  for (let before = 0; before !== ours.size; ) {
    before = ours.size;
    for (const [child, parent] of parents) if (ours.has(parent)) ours.add(child);
  }
  const sizes = await Promise.all([...ours].map(proportionalSize));
  const sum = sizes.reduce((total, size) => total + size, 0);
  return sum === 0 ? process.memoryUsage.rss() : sum;
}

/** Empty where the system does not tell. */
async function parentsOf(): Promise<Map<number, number>> {
  const names = await readdir("/proc").catch(() => [] as string[]);
  const found = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => {
        const status = await readFile(`/proc/${name}/status`, "utf8").catch(() => "");
        const parent = /^PPid:\s+(\d+)$/m.exec(status)?.[1];
        return parent === undefined ? null : ([Number(name), Number(parent)] as const);
      }),
  );
  return new Map(found.filter((each) => each !== null));
}

async function proportionalSize(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
  return 1024 * Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
}
