import {PassThrough} from "node:stream";
import type {BrowserProcess, LaunchEffects} from "../../../src/render/browser/process.ts";

interface Command {
  readonly id: number;
  readonly method: string;
}

/** Answers a command: with a result, with an error, or (undefined) not at all. */
export type Answer = (command: Command) => {result: unknown} | {error: {message: string}} | undefined;

export interface FakeLaunch extends LaunchEffects {
  readonly calls: string[];
  readonly flags: string[];
  /** Ends the browser by itself. */
  die: (words: string) => void;
}

/** A browser that is only its pipes. */
export function fakeLaunch(answer: Answer): FakeLaunch {
  const calls: string[] = [];
  const flags: string[] = [];
  const toBrowser = new PassThrough();
  const fromBrowser = new PassThrough();
  let die: (words: string) => void = () => {};
  const ended = new Promise<string>((resolve) => {
    die = resolve;
  });
  toBrowser.on("data", (chunk: Buffer) => {
    for (const text of chunk.toString().split("\0").filter(Boolean)) {
      const command: Command = JSON.parse(text);
      calls.push(command.method);
      const reply = answer(command);
      if (reply !== undefined) fromBrowser.write(`${JSON.stringify({id: command.id, ...reply})}\0`);
    }
  });
  const kill = () => {
    calls.push("kill");
    die("");
  };
  const process: BrowserProcess = {toBrowser, fromBrowser, ended, kill};
  return {
    calls,
    flags,
    die: (words) => die(words),
    makeProfile: async () => "/tmp/profile",
    removeProfile: (folder) => calls.push(`remove ${folder}`),
    launch: (_, given) => {
      flags.push(...given);
      return process;
    },
  };
}

/** What a browser answers to being opened. */
export const opens: Answer = ({method}) => {
  if (method === "Target.getTargets") return {result: {targetInfos: [{targetId: "t", type: "page"}]}};
  if (method === "Target.attachToTarget") return {result: {sessionId: "s"}};
  if (method === "Page.getFrameTree") return {result: {frameTree: {frame: {id: "f"}}}};
  return {result: {}};
};
