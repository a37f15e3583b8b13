import {execFileSync, spawn} from "node:child_process";
import {once} from "node:events";
import {mkdtemp, readdir, readlink, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {childRunner, endProcessesOf} from "../../src/nightly/tasks/child-runner.ts";
import type {CheckTask} from "../../src/nightly/tasks/model.ts";
import {type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";

let temporary = "";
let evaluation: SmallEvaluation;
beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), "maalepunkt-barn-"));
  evaluation = await writeSmallEvaluation();
});
afterEach(async () => {
  await rm(temporary, {recursive: true, force: true});
  await rm(evaluation.root, {recursive: true, force: true});
});

const check = (): CheckTask => ({kind: "check", folder: evaluation.folder});
const options = (signal = new AbortController().signal) => ({temporary, signal, onProgress: () => {}});

/** A source that never comes to its end. */
async function hang(): Promise<void> {
  const file = join(evaluation.root, "data/register.csv");
  await rm(file);
  execFileSync("mkfifo", [file]);
}

/** The processes that work in a folder; the processes of this machine tell where they do. */
async function processesIn(folder: string): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => "")));
  return pids.filter((_, index) => places[index] === folder).map(Number);
}

async function until(test: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await test()) return;
    await sleep(25);
  }
  throw new Error("waited in vain");
}

describe.skipIf(process.platform !== "linux")("a task in a process of its own", () => {
  it("gives what it found, and its errors with their places", async () => {
    expect(await childRunner(check(), options())).toMatchObject({title: "Lille evaluering"});
    await writeFile(join(evaluation.folder, "evaluation.yaml"), "title: Lille\nsurces: {}\n");
    const error: unknown = await childRunner(check(), options()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CliError);
    expect(error).toMatchObject({
      kind: "config",
      message: 'There is no key "surces".',
      hint: expect.stringContaining('"sources"'),
      place: {file: join(evaluation.folder, "evaluation.yaml"), line: 2, column: 1},
    });
    expect(await processesIn(temporary)).toEqual([]);
  });

  it("is ended by the signal, with the reason that it was given", async () => {
    await hang();
    const stop = new AbortController();
    const done = childRunner(check(), options(stop.signal));
    const told = expect(done).rejects.toThrow("too slow");
    await until(async () => (await processesIn(temporary)).length > 0);
    stop.abort(new CliError("environment", "too slow"));
    await told;
    expect(await processesIn(temporary)).toEqual([]);
    await expect(childRunner(check(), options(stop.signal))).rejects.toThrow("too slow");
  });

  it("can be tried again when its process dies", async () => {
    await hang();
    const done = childRunner(check(), options());
    const told = expect(done).rejects.toMatchObject({
      kind: "environment",
      canRetry: true,
      message: expect.stringContaining("SIGKILL"),
    });
    await until(async () => (await processesIn(temporary)).length > 0);
    for (const pid of await processesIn(temporary)) process.kill(pid, "SIGKILL");
    await told;
  });

  it("ends with the run that has started it, also when that is killed", async () => {
    await hang();
    const file = join(evaluation.root, "parent.mjs");
    const module = new URL("../../src/nightly/tasks/child-runner.ts", import.meta.url).href;
    await writeFile(
      file,
      `import {childRunner, endProcessesOf} from ${JSON.stringify(module)};
const {signal} = new AbortController();
await childRunner(${JSON.stringify(check())}, {temporary: ${JSON.stringify(temporary)}, signal, onProgress: () => {}});
`,
    );
    const parent = spawn(process.execPath, [file], {stdio: "ignore"});
    await until(async () => (await processesIn(temporary)).length > 0);
    const ended = once(parent, "exit");
    parent.kill("SIGKILL");
    await ended;
    await until(async () => (await processesIn(temporary)).length === 0);
  });

  it("ends what works for a run that is dead and has not heard of it", async () => {
    const frozen = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {cwd: temporary, stdio: "ignore"});
    const ended = once(frozen, "exit");
    await until(async () => (await processesIn(temporary)).length > 0);
    frozen.kill("SIGSTOP");
    await endProcessesOf(temporary);
    expect(await ended).toEqual([null, "SIGKILL"]);
  });

  it("leaves no process that works with its temporary files, not even one that does not listen", async () => {
    const script = "setInterval(() => {}, 1000)";
    const deaf = spawn(process.execPath, ["-e", script, `--user-data-dir=${temporary}/browser`], {
      detached: true,
      stdio: "ignore",
    });
    const ended = once(deaf, "exit");
    deaf.kill("SIGSTOP");
    await endProcessesOf(temporary);
    expect(await ended).toEqual([null, "SIGKILL"]);
  });
});
