/** The real program, started as a user or cron starts it. */
import {type ChildProcess, spawn} from "node:child_process";
import {fileURLToPath} from "node:url";

const bin = fileURLToPath(new URL("../../bin/maalepunkt.js", import.meta.url));

export interface Ended {
  /** Null when it was killed. */
  readonly code: number | null;
  /** What it said on standard error; the last of it. */
  readonly words: string;
  readonly milliseconds: number;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface ProgramOptions {
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Milliseconds after which it is given up; a fault must never hang the program. */
  readonly limit?: number;
  /** A program that starts it, such as faketime. */
  readonly through?: readonly string[];
  readonly uid?: number | undefined;
}

const kept = 4000;

export function startProgram(args: readonly string[], options: ProgramOptions): Started {
  const {cwd, environment, limit = 180_000, through = [], uid} = options;
  const [program = "", ...rest] = [...through, process.execPath, bin, ...args];
  const started = performance.now();
  const account = uid === undefined ? {} : {uid, gid: uid};
  const child = spawn(program, rest, {cwd, env: environment, stdio: ["ignore", "ignore", "pipe"], ...account});
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-kept);
  });
  let hung = "";
  const timer = setTimeout(() => {
    hung = `given up after ${limit / 1000} s; `;
    child.kill("SIGKILL");
  }, limit);
  const ended = new Promise<Ended>((resolve) => {
    child.once("error", (error) => {
      words += error.message;
    });
    // Not "close": children of a program that was killed may keep its standard error open for a moment.
    const end = (code: number | null) => {
      clearTimeout(timer);
      child.stderr?.destroy();
      resolve({code, words: hung + words, milliseconds: performance.now() - started});
    };
    child.once("exit", (code) => setTimeout(end, 20, code));
    child.once("error", () => end(-1));
  });
  return {child, ended};
}
