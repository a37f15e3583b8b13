import {readlinkSync, rmSync} from "node:fs";
import {mkdtemp, readdir} from "node:fs/promises";
import {hostname, tmpdir} from "node:os";
import {basename, dirname, join} from "node:path";

/** This machine's, by whose process numbers it is known who is still alive: machines and containers may share a folder. */
function prefixOfMachine(): string {
  return `maalepunkt-browser-${hostname()
    .replaceAll(/[^A-Za-z0-9]/g, "")
    .slice(-12)}-`;
}

/** A new one, called after this process. Those that processes have left which were killed are removed. */
export async function makeProfile(): Promise<string> {
  await removeDead();
  return await mkdtemp(join(tmpdir(), `${prefixOfMachine()}${process.pid}-`));
}

/** Removes it, and the folder of the socket that browsers find others of their kind by: they leave that when they are killed. */
export function removeProfile(folder: string): void {
  const socket = linkFrom(join(folder, "SingletonSocket"));
  if (socket !== undefined && isOfBrowser(dirname(socket))) remove(dirname(socket));
  remove(folder);
}

async function removeDead(): Promise<void> {
  const prefix = prefixOfMachine();
  const names = await readdir(tmpdir()).catch((): string[] => []);
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    const pid = Number(/^(\d+)-/.exec(name.slice(prefix.length))?.[1]);
    if (!Number.isInteger(pid) || isAlive(pid)) continue;
    try {
      removeProfile(join(tmpdir(), name));
    } catch {
      // It is somebody else's, or its browser is only just ending: the next one removes it.
    }
  }
}

/** A process of another user is alive, too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code !== "ESRCH";
  }
}

/** `/tmp/org.chromium.Chromium.q6BwwL`: nothing else is removed, wherever a link leads. */
function isOfBrowser(folder: string): boolean {
  return (
    dirname(folder) === tmpdir() &&
    /^\.?(?:org\.chromium|com\.google|com\.microsoft)\.\w+\.\w{6}$/.test(basename(folder))
  );
}

function linkFrom(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function remove(folder: string): void {
  rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 20});
}
