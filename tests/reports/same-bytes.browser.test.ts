import {execFileSync} from "node:child_process";
import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, describe, expect, it} from "vitest";
import {fileNames, formats} from "../../src/pipeline/formats.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "maalepunkt-same-"));

afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** Builds the example in every format, in a process of its own. */
function build(name: string, ...nodeOptions: readonly string[]): string {
  const out = join(folder, name);
  const program = join(root, "bin/maalepunkt.js");
  const evaluation = join(root, "reports/paa-vej-til-arbejde");
  execFileSync(process.execPath, [...nodeOptions, program, "build", evaluation, "--format", "all", "--out", out]);
  return out;
}

describe("the same input", () => {
  it("gives the same bytes in every format, on another day of the clock", {timeout: 120_000}, () => {
    const today = build("today");
    const anotherDay = build("another-day", "--import", join(root, "tests/support/another-day.mjs"));
    expect(readdirSync(today).sort()).toEqual(["manifest.json", ...formats.map((format) => fileNames[format])].sort());
    for (const file of readdirSync(today)) {
      const same = Buffer.compare(readFileSync(join(today, file)), readFileSync(join(anotherDay, file))) === 0;
      expect(same, file).toBe(true);
    }
  });
});
