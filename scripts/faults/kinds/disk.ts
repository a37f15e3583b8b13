/** A disk that is full, that fails, or that is read-only. */
import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Kind} from "../kind.ts";
import {round, settle} from "../round.ts";
import {makeWorld} from "../world.ts";
import {atStep, stepsOf} from "./kills.ts";

/** Codes that a run may end with: all well, output, environment. */
const told = [0, 6, 7];
const size = 8 * 1024 * 1024;

interface Mounted {
  readonly folder: string;
  readonly remount: (how: "ro" | "rw") => void;
  readonly unmount: () => void;
}

function mount(): Mounted {
  const folder = mkdtempSync(join(tmpdir(), "maalepunkt-disk-"));
  const made = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "maalepunkt-faults", folder]);
  if (made.status !== 0) {
    rmSync(folder, {recursive: true});
    throw new Error("no file system can be mounted");
  }
  return {
    folder,
    remount: (how) => {
      const {status, stderr} = spawnSync("mount", ["-o", `remount,${how}`, folder]);
      if (status !== 0) throw new Error(`not remounted: ${stderr}`);
    },
    unmount: () => {
      spawnSync("umount", ["-l", folder]);
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

function whyNoMount(): string | null {
  if (process.platform !== "linux") return "file systems are mounted on Linux only";
  try {
    mount().unmount();
    return null;
  } catch {
    return "only root may mount a file system";
  }
}

/** The bytes that files take, each rounded up to a page, which is what a tmpfs gives. */
function usedIn(folder: string): number {
  const seen = new Set<number>();
  return readdirSync(folder, {recursive: true}).reduce((sum, name) => {
    const path = join(folder, String(name));
    const {ino, size: bytes} = existsSync(path) ? statSync(path) : {ino: 0, size: 0};
    if (seen.has(ino)) return sum;
    seen.add(ino);
    return sum + Math.ceil(bytes / 4096) * 4096;
  }, 0);
}

/** A file system of its own, on which anything from nothing to all that an edition takes is left. */
export const fullDisk: Kind = {
  name: "disk full",
  count: 20,
  missing: whyNoMount,
  open: async (chance) => {
    const disk = mount();
    const world = await makeWorld({out: disk.folder, job: {keep: {last: 4, monthly: 0, yearly: 0}}});
    await settle(world);
    const edition = usedIn(disk.folder);
    const filler = join(disk.folder, "lost+found");
    return {
      happen: async () => {
        const left = Math.floor(chance.share() * edition * 1.2);
        writeFileSync(filler, Buffer.alloc(Math.max(0, size - usedIn(disk.folder) - left - 16_384)));
        return await round(world, () => world.run(["nightly", world.job]), {
          mayEnd: told,
          mayCutJournal: true,
          mend: () => rmSync(filler),
        });
      },
      close: async () => {
        await world.close();
        disk.unmount();
      },
    };
  },
};

/** From a step on, every change fails: needs no rights, and meets each step. */
export const failingDisk: Kind = {
  name: "disk fails from a step on",
  count: 30,
  missing: () => null,
  open: async (chance) => {
    const world = await makeWorld({formats: ["json"]});
    await settle(world);
    world.bring("second");
    const steps = await stepsOf(world, "main");
    return {
      happen: async () => {
        const act = chance.of(["ENOSPC", "EIO", "EROFS"]);
        const at = chance.below(steps.length);
        const environment = atStep({process: "main", act, at, when: "before", once: null, steps: null});
        const outcome = await round(world, () => world.run(["nightly", world.job], {environment}), {mayEnd: told});
        const where = (problem: string) => `${act} from step ${at} (${steps[at]}) on: ${problem}`;
        return {...outcome, problems: outcome.problems.map(where), nextProblems: outcome.nextProblems.map(where)};
      },
      close: world.close,
    };
  },
};

/** Before the run, or while it is at work. */
export const readOnly: Kind = {
  name: "archive read-only",
  count: 6,
  missing: whyNoMount,
  open: async (chance) => {
    const disk = mount();
    const world = await makeWorld({out: disk.folder, formats: ["json"]});
    await settle(world);
    return {
      happen: async (index) => {
        if (index % 2 === 0) disk.remount("ro");
        const fault = async () => {
          const {ended} = world.start(["nightly", world.job]);
          const timer = setInterval(() => {
            // Refused while a file is open for writing: then a moment later.
            try {
              disk.remount("ro");
              clearInterval(timer);
            } catch {}
          }, 50 + chance.below(1500));
          return await ended.finally(() => clearInterval(timer));
        };
        return await round(world, fault, {mayEnd: told, mayCutJournal: true, mend: () => disk.remount("rw")});
      },
      close: async () => {
        await world.close();
        disk.unmount();
      },
    };
  },
};
