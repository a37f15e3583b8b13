import {spawn} from "node:child_process";
import {once} from "node:events";
import {mkdir, mkdtemp, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {lockName, writingAlone} from "../../src/batch/lock.ts";

let root = "";
let out = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "maalepunkt-alene-"));
  out = join(root, "ud");
});
afterEach(() => rm(root, {recursive: true, force: true}));

describe("writing to an output folder", () => {
  it("is done by one at a time, in this process too, and leaves no lock", async () => {
    let isAlone = true;
    let refused = 0;
    const one = async () => {
      await writingAlone(out, async () => {
        expect(isAlone).toBe(true);
        isAlone = false;
        await new Promise((resolve) => setTimeout(resolve, 5));
        isAlone = true;
      }).catch((error: unknown) => {
        expect(error).toMatchObject({kind: "busy", message: expect.stringContaining(out)});
        refused += 1;
      });
    };
    await Promise.all(Array.from({length: 8}, one));
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(8);
    await one();
    expect(await readdir(out)).toEqual([]);
  });

  it("begins with taking away what somebody who was killed there has left, the lock too", async () => {
    const module = new URL("../../src/batch/lock.ts", import.meta.url).href;
    const script = `import {writingAlone} from ${JSON.stringify(module)};
      await writingAlone(${JSON.stringify(out)}, () => new Promise((resolve) => { process.stdout.write("x"); setTimeout(resolve, 60_000); }));`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    const refused = await writingAlone(out, async () => {}).catch((error: unknown) => error);
    await mkdir(join(out, "aarhus/.staging-abc"), {recursive: true});
    await writeFile(join(out, "aarhus/.staging-abc/aarhus-report.html"), "half");
    await writeFile(join(out, "aarhus/aarhus-report.html"), "whole");
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    expect(refused).toMatchObject({kind: "busy"});
    expect(await readdir(out)).toContain(lockName);
    await writingAlone(out, async () => {
      expect(await readdir(out, {recursive: true})).toEqual(["aarhus", lockName, "aarhus/aarhus-report.html"].sort());
    });
    expect(await readdir(out)).toEqual(["aarhus"]);
  });
});
