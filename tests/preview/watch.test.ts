import {mkdir, mkdtemp, rename, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {startWatching, type Watching} from "../../src/preview/watch.ts";

let folder: string;
let watching: Watching;
let seen: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "maalepunkt-watch-"));
  await writeFile(join(folder, "01.md"), "# En\n");
  await mkdir(join(folder, "sub"));
  seen = [];
  watching = startWatching((path) => seen.push(path));
  watching.only([folder, join(folder, "sub")]);
});

afterEach(async () => {
  watching.close();
  await rm(folder, {recursive: true, force: true});
});

/** Fails when nothing is told of the path after what is done. */
async function tellsOf(path: string, act: () => Promise<void>): Promise<void> {
  await sleep(30);
  seen.length = 0;
  await act();
  await expect.poll(() => seen, {timeout: 3000, interval: 10}).toContain(path);
}

describe("startWatching", () => {
  it("tells of a file that is written", async () => {
    await tellsOf(join(folder, "01.md"), () => writeFile(join(folder, "01.md"), "# To\n"));
  });

  it("tells of each of an editor's steps, also of the second within a few milliseconds", async () => {
    const file = join(folder, "01.md");
    await tellsOf(file, () => writeFile(file, ""));
    await tellsOf(file, () => writeFile(file, "# Hele\n"));
  });

  it("tells of a file that is renamed into place, as often as that is done", async () => {
    const [written, file] = [join(folder, ".01.md.tmp"), join(folder, "01.md")];
    for (const text of ["# To\n", "# Tre\n", "# Fire\n"]) {
      await tellsOf(file, async () => {
        await writeFile(written, text);
        await rename(written, file);
      });
    }
  });

  it("goes on with a folder that another has been put in the place of", async () => {
    const [sub, file] = [join(folder, "sub"), join(folder, "sub", "a.md")];
    await rm(sub, {recursive: true});
    await mkdir(sub);
    await tellsOf(file, () => writeFile(file, "ny"));
  });

  it("says nothing of what editors leave beside a file", async () => {
    for (const name of [".01.md.swp", "01.md~", "#01.md#", "4913", "~$01.xlsx", "x.tmp"]) {
      await writeFile(join(folder, name), "");
    }
    await tellsOf(join(folder, "01.md"), () => writeFile(join(folder, "01.md"), "# To\n"));
    expect(new Set(seen)).toEqual(new Set([join(folder, "01.md")]));
  });

  it("passes over a folder that is not there", () => {
    expect(() => watching.only([join(folder, "nowhere")])).not.toThrow();
  });

  it("stops with folders that are not wanted any more, and with all when it is closed", () => {
    const open = new Set<string>();
    const {only, close} = startWatching(
      () => {},
      (path) => {
        open.add(path);
        return {close: () => open.delete(path)};
      },
    );
    only(["/a", "/b"]);
    only(["/b", "/c"]);
    expect([...open]).toEqual(["/b", "/c"]);
    close();
    expect([...open]).toEqual([]);
  });
});
