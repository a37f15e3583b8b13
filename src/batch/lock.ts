import {mkdir, readdir, rm, stat} from "node:fs/promises";
import {dirname, join} from "node:path";
import {CliError} from "../errors/cli-error.ts";
import {lockFile} from "../pipeline/lock-file.ts";
import {removeUnfinished} from "../pipeline/write-output.ts";

/** There while somebody writes to an output folder, and after somebody has died there. */
export const lockName = ".maalepunkt-batch.lock";

/**
 * Writes to an output folder while nobody else does: two that put reports in place by turns would leave some of each, and say
 * that all are of one. What runs that died have left there is removed first.
 * @throws CliError (busy) when somebody else is at work there, and whatever the act throws
 */
export async function writingAlone<Value>(out: string, act: () => Promise<Value>): Promise<Value> {
  const release = await lockFolder(out);
  try {
    const folders = await readdir(out, {withFileTypes: true}).catch(() => []);
    await removeUnfinished(out);
    for (const folder of folders) if (folder.isDirectory()) await removeUnfinished(join(out, folder.name));
    return await act();
  } finally {
    await release();
  }
}

/** Where the folder cannot be made or the file system has no locks, writing goes on, and tells what is wrong if anything is. */
async function lockFolder(out: string): Promise<() => Promise<void>> {
  const file = join(out, lockName);
  for (;;) {
    const taken = await lockNamed(file).catch(() => async () => {});
    if (taken === "busy") throw busy(out);
    if (taken !== "gone") return taken;
  }
}

/**
 * `gone`: whoever had it has removed the file before giving it back, so that what was locked may be a file without a name. Nothing
 * but SQLite opens the file, since the system takes a lock back when its process closes the file anywhere.
 */
async function lockNamed(file: string): Promise<(() => Promise<void>) | "busy" | "gone"> {
  await mkdir(dirname(file), {recursive: true});
  const before = await identityOf(file);
  const give = await lockFile(file, 0);
  if (give === null) return "busy";
  if (before === null || before !== (await identityOf(file))) {
    give();
    return "gone";
  }
  return async () => {
    await rm(file, {force: true}).catch(() => undefined);
    give();
  };
}

async function identityOf(file: string): Promise<string | null> {
  return await stat(file).then(
    ({dev, ino, birthtimeMs}) => [dev, ino, birthtimeMs].join(":"),
    () => null,
  );
}

function busy(out: string): CliError {
  return new CliError("busy", `Somebody else is writing reports to "${out}" just now.`, {
    hint: "Let that end first, or choose another folder with --out.",
  });
}
