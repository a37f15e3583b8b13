import {type ChildProcess, fork} from "node:child_process";
import {readdir, readFile, readlink} from "node:fs/promises";
import module from "node:module";
import {CliError} from "../../errors/cli-error.ts";
import type {ChildMessage} from "./child.ts";
import type {ResultOf, Runner, RunnerOptions, Task} from "./model.ts";
import {throwPlain} from "./plain-error.ts";

/** Milliseconds between asking a process to end and ending it. */
const grace = 3000;
const keptWords = 2000;

/**
 * Does a task in a process of its own and in a group of its own. Whatever becomes of it, none of its processes is left afterwards.
 * The signal ends it, with time for it to end its browser.
 */
export const childRunner: Runner = async <One extends Task>(task: One, options: RunnerOptions) => {
  options.signal.throwIfAborted();
  const child = start(options.temporary);
  const stop = () => end(child);
  options.signal.addEventListener("abort", stop, {once: true});
  try {
    return await resultOf<One>(child, task, options);
  } finally {
    options.signal.removeEventListener("abort", stop);
    kill(child, "SIGKILL");
    await endProcessesOf(options.temporary);
  }
};

function start(temporary: string): ChildProcess {
  const file = new URL(`./child${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);
  const cache = module.getCompileCacheDir?.();
  return fork(file, {
    detached: true,
    cwd: temporary,
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: {
      ...process.env,
      TMPDIR: temporary,
      TMP: temporary,
      TEMP: temporary,
      ...(cache && {NODE_COMPILE_CACHE: cache}),
    },
  });
}

function resultOf<One extends Task>(
  child: ChildProcess,
  task: One,
  {signal, onProgress}: RunnerOptions,
): Promise<ResultOf<One["kind"]>> {
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-keptWords);
  });
  return new Promise((resolve, reject) => {
    let answer: ChildMessage | undefined;
    child.on("message", (message: ChildMessage) => {
      if (message.kind === "progress") onProgress(message.progress);
      else answer = message;
    });
    child.once("error", (cause) => reject(died(task, cause.message, cause)));
    child.once("close", (code, killedBy) => {
      if (answer?.kind === "result") resolve(answer.result as ResultOf<One["kind"]>);
      else if (signal.aborted) reject(signal.reason);
      else if (answer?.kind === "error") {
        try {
          throwPlain(answer.error);
        } catch (error) {
          reject(error);
        }
      } else reject(died(task, `${killedBy ?? `exit code ${code}`}${words === "" ? "" : `: ${words.trim()}`}`));
    });
    child.send(task, (error) => {
      if (error !== null) reject(died(task, error.message, error));
    });
  });
}

function died({kind}: Task, how: string, cause?: unknown): CliError {
  return new CliError("environment", `The process of the step "${kind}" died (${how}).`, {
    hint: "It may have run out of memory: see docs/nightly.md, and what the system's log says of it.",
    cause,
    canRetry: true,
  });
}

/** It may have a browser to end. When it cannot hear, it is not asked twice. */
function end(child: ChildProcess): void {
  kill(child, "SIGTERM");
  setTimeout(() => kill(child, "SIGKILL"), grace).unref();
}

/** The whole group: also when its first process is gone, others of it may not be. */
function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
  } catch {
    // None of it is left.
  }
}

/**
 * Ends the processes that work in a folder for temporary files: what works for a run that is dead and has not heard of it, and a
 * browser that no longer listens to anybody. The former are in that folder, the latter have its name among their arguments, as no
 * other process has. Where there is no /proc, they end with their pipe only.
 */
export async function endProcessesOf(temporary: string): Promise<void> {
  const processes = process.platform === "linux" ? await readdir("/proc").catch(() => []) : [];
  for (const pid of processes.filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
    const [command, place] = await Promise.all([
      readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => ""),
      readlink(`/proc/${pid}/cwd`).catch(() => ""),
    ]);
    if (place !== temporary && !command.includes(`=${temporary}/`)) continue;
    try {
      process.kill(Number(pid), "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
}
