/**
 * Loaded by Node before the program (`--import`), so that faults happen at an exact step of it: counts what the program does to the file
 * system, and at the step that MAALEPUNKT_FAULT tells kills the process or lets the step fail. The program itself knows nothing of it.
 */
import {appendFileSync, writeFileSync} from "node:fs";
import fs from "node:fs/promises";
import {syncBuiltinESMExports} from "node:module";
import {isMainThread} from "node:worker_threads";
import type {StepFault} from "./step-fault.ts";

const changing = [
  "mkdir",
  "mkdtemp",
  "writeFile",
  "rename",
  "symlink",
  "link",
  "unlink",
  "rm",
  "rmdir",
  "copyFile",
] as const;
const ofHandles = ["appendFile", "sync", "write", "writeFile"] as const;

type Act = (...given: unknown[]) => Promise<unknown>;

const fault: StepFault | null = JSON.parse(process.env.MAALEPUNKT_FAULT ?? "null");
const isChild = /\/tasks\/child\.[tj]s$/.test(process.argv[1] ?? "");
if (fault !== null && isMainThread && fault.process === (isChild ? "child" : "main")) await watch(fault);

async function watch({act, at, when, once, steps}: StepFault): Promise<void> {
  let count = 0;
  const watched = (name: string, own: Act): Act =>
    async function (this: unknown, ...given) {
      const step = count;
      count += 1;
      if (steps !== null) appendFileSync(steps, `${name}\n`);
      const isDue = act === "kill" ? step === at : act !== "count" && step >= at;
      if (!isDue || !isFirst(once)) return await own.apply(this, given);
      if (act !== "kill") throw Object.assign(new Error(`${act}: ${name}`), {code: act, syscall: name});
      if (when === "before") die();
      if (when === "middle" && name.endsWith("File") && name !== "copyFile") await own.apply(this, halfOf(name, given));
      else await own.apply(this, given);
      return die();
    };
  const all: Record<string, unknown> = {...fs};
  for (const name of changing) Object.assign(fs, {[name]: watched(name, all[name] as Act)});
  syncBuiltinESMExports();
  const handle = await fs.open(process.execPath, "r");
  const handles = Object.getPrototypeOf(handle);
  await handle.close();
  for (const name of ofHandles) handles[name] = watched(`handle.${name}`, handles[name]);
}

/** A fault that happens once is noted, so that the process that is started for another try is spared. */
function isFirst(mark: string | null): boolean {
  if (mark === null) return true;
  try {
    writeFileSync(mark, "", {flag: "wx"});
    return true;
  } catch {
    return false;
  }
}

function halfOf(name: string, given: readonly unknown[]): unknown[] {
  const at = name === "handle.appendFile" || name === "handle.writeFile" ? 0 : 1;
  return given.map((value, index) => {
    if (index !== at) return value;
    if (typeof value === "string") return value.slice(0, Math.floor(value.length / 2));
    return value instanceof Uint8Array ? value.subarray(0, Math.floor(value.length / 2)) : value;
  });
}

function die(): never {
  process.kill(process.pid, "SIGKILL");
  throw new Error("killed");
}
