import {mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {writeEffects, writeOutput} from "../../src/pipeline/write-output.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "maalepunkt-write-"));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

const files = [
  {name: "report.html", content: "ny"},
  {name: "results.json", content: "{}"},
];

const failing = (code: string, after: number) => {
  let calls = 0;
  return {
    ...writeEffects,
    write: (path: string, content: string | Uint8Array) => {
      if (++calls > after) return Promise.reject(Object.assign(new Error(code), {code}));
      return writeEffects.write(path, content);
    },
  };
};

describe("writeOutput(folder, files)", () => {
  it("writes every file and gives their paths", async () => {
    const out = join(folder, "a", "b");
    expect(await writeOutput(out, files)).toEqual([join(out, "report.html"), join(out, "results.json")]);
    expect(await readFile(join(out, "report.html"), "utf8")).toBe("ny");
  });

  it("replaces what was there, and leaves other files alone", async () => {
    await writeFile(join(folder, "report.html"), "gammel");
    await writeFile(join(folder, "noter.txt"), "mine");
    await writeOutput(folder, files);
    expect(await readFile(join(folder, "report.html"), "utf8")).toBe("ny");
    expect((await readdir(folder)).sort()).toEqual(["noter.txt", "report.html", "results.json"]);
  });

  it("leaves earlier output untouched, and nothing half written, when the disk is full", async () => {
    await writeFile(join(folder, "report.html"), "gammel");
    await expect(writeOutput(folder, files, failing("ENOSPC", 1))).rejects.toMatchObject({
      kind: "output",
      exitCode: 6,
      message: `The report cannot be written to "${folder}": the disk is full.`,
    });
    expect(await readFile(join(folder, "report.html"), "utf8")).toBe("gammel");
    expect(await readdir(folder)).toEqual(["report.html"]);
  });

  it("says when there is no permission", async () => {
    await expect(writeOutput(folder, files, failing("EACCES", 0))).rejects.toThrowError(/no permission/);
  });

  it("says when the folder is a file", async () => {
    await writeFile(join(folder, "fil"), "x");
    await expect(writeOutput(join(folder, "fil"), files)).rejects.toMatchObject({
      kind: "output",
      message: expect.stringContaining("a file"),
    });
  });
});
