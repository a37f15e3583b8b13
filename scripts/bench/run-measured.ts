import {spawn} from "node:child_process";
import {text} from "node:stream/consumers";
import {processTree} from "./process-tree.ts";

/** A command that has ended. */
export interface RunMeasured {
  readonly milliseconds: number;
  /** Milliseconds of processor time, of it and all that it started, as seen every so often while it ran. */
  readonly processor: number;
  readonly output: string;
}

/** Milliseconds from one look to the next. */
const often = 100;

/** Runs Node with a script and its arguments in a new process. @throws Error when it fails */
export async function runMeasured(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<RunMeasured> {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: {...process.env, ...environment},
  });
  const seen = new Map<number, number>();
  const timer = setInterval(() => {
    for (const {id, processor} of processTree(child.pid ?? 0)) seen.set(id, processor);
  }, often);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  clearInterval(timer);
  if (code !== 0) throw new Error(`${args.join(" ")} failed: ${errors}`);
  const processor = [...seen.values()].reduce((sum, each) => sum + each, 0);
  return {milliseconds: performance.now() - started, processor, output};
}
