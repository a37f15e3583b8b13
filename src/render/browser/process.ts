import {spawn} from "node:child_process";
import {Socket} from "node:net";
import type {Readable, Writable} from "node:stream";
import {makeProfile, removeProfile} from "./profile.ts";

/** A running browser: its two pipes, what it says, and its end. */
export interface BrowserProcess {
  readonly toBrowser: Writable;
  readonly fromBrowser: Readable;
  /** Resolves when it has ended by itself or by `kill`, with the last lines it wrote. */
  readonly ended: Promise<string>;
  /** Ends the browser and all its processes at once; does nothing the second time. */
  readonly kill: () => void;
}

/** What starting a browser does to the machine; tests hand in their own. */
export interface LaunchEffects {
  readonly makeProfile: () => Promise<string>;
  readonly removeProfile: (folder: string) => void;
  readonly launch: (executable: string, flags: readonly string[]) => BrowserProcess;
}

export const systemLaunch: LaunchEffects = {
  makeProfile,
  removeProfile,
  launch: launchBrowser,
};

const keptOutput = 2000;

/**
 * Flags for a browser that prints one document and nothing else. The address list that names resolve against is empty,
 * so that not even the browser itself can reach the network.
 */
export function browserFlags(profile: string): string[] {
  const asRoot = process.getuid?.() === 0;
  return [
    "--headless",
    ...(asRoot ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    `--user-data-dir=${profile}`,
    "--remote-debugging-pipe",
    "about:blank",
  ];
}

function launchBrowser(executable: string, flags: readonly string[]): BrowserProcess {
  const ownGroup = process.platform !== "win32";
  const child = spawn(executable, flags, {
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    detached: ownGroup,
    windowsHide: true,
  });
  const [, , said, toBrowser, fromBrowser] = child.stdio;
  // A browser that nobody waits for must not keep this process alive.
  child.unref();
  for (const stream of [said, toBrowser, fromBrowser]) if (stream instanceof Socket) stream.unref();
  let words = "";
  said?.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-keptOutput);
  });
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", () => resolve(words));
  });
  let killed = false;
  const kill = () => {
    if (killed || child.pid === undefined) return;
    killed = true;
    try {
      if (ownGroup) process.kill(-child.pid, "SIGKILL");
      else spawn("taskkill", ["/pid", String(child.pid), "/T", "/F"], {stdio: "ignore"});
    } catch {
      // It is gone already.
    }
  };
  return {toBrowser: toBrowser as Writable, fromBrowser: fromBrowser as Readable, ended, kill};
}
