import {spawn} from "node:child_process";
import {once} from "node:events";
import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {archiveLayout} from "../../src/nightly/archive/layout.ts";
import {type Holder, takeLock, whoRuns} from "../../src/nightly/lock.ts";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "maalepunkt-lock-"));
});
afterEach(() => rm(root, {recursive: true, force: true}));

const holder = (run: string): Holder => ({
  what: "nightly",
  run,
  pid: process.pid,
  host: "vært",
  since: "2026-05-01T00:30:00.000Z",
});

describe("the lock of an archive", () => {
  it("is had by one at a time, also within one process, and says who has it since when", async () => {
    const layout = archiveLayout(root);
    expect(await whoRuns(layout)).toBeNull();
    const first = await takeLock(layout, holder("run-1"));
    await expect(takeLock(layout, holder("run-2"))).rejects.toMatchObject({
      kind: "busy",
      exitCode: 8,
      message: expect.stringMatching(
        new RegExp(`run run-1 since 2026-05-01 00:30:00 UTC, process ${process.pid} on vært`),
      ),
    });
    expect(await whoRuns(layout)).toEqual(holder("run-1"));
    await first.release();
    expect(await whoRuns(layout)).toBeNull();
    const second = await takeLock(layout, holder("run-2"));
    expect(second.died).toBeNull();
    await second.release();
  });

  it("is free at once when the process that had it is killed, and says who that was", async () => {
    const layout = archiveLayout(root);
    const child = await lockedByChild("run-1");
    await expect(takeLock(layout, holder("run-2"))).rejects.toMatchObject({kind: "busy"});
    expect(await whoRuns(layout)).toEqual({...holder("run-1"), pid: child.pid});
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    expect(await whoRuns(layout)).toBeNull();
    const lock = await takeLock(layout, holder("run-2"));
    expect(lock.died?.run).toBe("run-1");
    await lock.release();
  });

  it("asks neither clock nor process number: a file that a dead run of the future has left, with our own number, holds nobody up", async () => {
    const layout = archiveLayout(root);
    await (await takeLock(layout, holder("run-1"))).release();
    await writeFile(layout.holder, JSON.stringify({...holder("run-9"), since: "2099-01-01T00:00:00.000Z"}));
    const lock = await takeLock(layout, holder("run-2"));
    expect(lock.died?.run).toBe("run-9");
    await lock.release();
  });

  it("has no dead holder to tell of when its file is damaged", async () => {
    const layout = archiveLayout(root);
    await (await takeLock(layout, holder("run-1"))).release();
    await writeFile(layout.holder, '{"run": ');
    const lock = await takeLock(layout, holder("run-2"));
    expect(lock.died).toBeNull();
    expect(JSON.parse(await readFile(layout.holder, "utf8"))).toEqual(holder("run-2"));
    await lock.release();
  });

  it("says in words when its file is none", async () => {
    const layout = archiveLayout(root);
    await (await takeLock(layout, holder("run-1"))).release();
    await writeFile(layout.lock, "dette er ikke en database, men er lang nok til at være det".repeat(40));
    await expect(takeLock(layout, holder("run-2"))).rejects.toMatchObject({kind: "environment"});
  });
});

/** A process of its own that has the lock and does nothing. */
async function lockedByChild(run: string) {
  const file = join(root, "child.mjs");
  const module = new URL("../../src/nightly/lock.ts", import.meta.url).href;
  const layout = new URL("../../src/nightly/archive/layout.ts", import.meta.url).href;
  await writeFile(
    file,
    `import {takeLock} from ${JSON.stringify(module)};
import {archiveLayout} from ${JSON.stringify(layout)};
await takeLock(archiveLayout(${JSON.stringify(root)}), {...${JSON.stringify(holder(run))}, pid: process.pid});
process.send("locked");
setInterval(() => {}, 1000);
`,
  );
  const child = spawn(process.execPath, [file], {stdio: ["ignore", "ignore", "inherit", "ipc"]});
  await once(child, "message");
  return child;
}
