import {chmod, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {type Bench, makeBench} from "../support/fetch.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.close());

/** Nothing answers there, which only matters once the secret is in order. */
const job = (credentials: object) => ({
  x: {type: "https", url: "http://127.0.0.1:1/x.csv", file: "x.csv", credentials},
});
const once = {retries: {tries: 1}};

async function write(name: string, content: string, mode = 0o600): Promise<void> {
  await writeFile(join(bench.folder, name), content);
  await chmod(join(bench.folder, name), mode);
}

describe("a secret", () => {
  it("in a variable that is not set, or empty, is told with the place in the job", async () => {
    const unset = await bench.refusal(job({env: "INGEN"}));
    expect(unset).toMatchObject({kind: "environment", canRetry: false, place: {file: "from.x.credentials"}});
    expect(unset.message).toBe("The environment variable INGEN is not set.");
    bench.environment.INGEN = " ";
    expect((await bench.refusal(job({env: "INGEN"}))).message).toBe("The environment variable INGEN is empty.");
  });

  it("in a file that is not there, empty, or no user name and password is told", async () => {
    expect((await bench.refusal(job({file: "kode"}))).message).toContain('The file "kode"');
    await write("kode", "\n");
    expect((await bench.refusal(job({file: "kode"}))).message).toContain('The file "kode"');
    await write("kode", "hemmelig-kode-7");
    const error = await bench.refusal(job({file: "kode"}));
    expect(error.message).toBe('What is in "kode" is not a user name and a password.');
    expect(`${error.hint}`).not.toContain("hemmelig");
  });

  it.each([0o640, 0o604, 0o620, 0o666])("in a file of mode %o is refused", async (mode) => {
    await write("kode", "bruger:kode", mode);
    const error = await bench.refusal(job({file: "kode"}));
    expect(error.message).toBe('Others than you may read "kode", which holds what credentials needs.');
    expect(error.hint).toBe("Shut them out: chmod 600 kode");
  });

  it.each([
    ["beside the job", "kode", "kode"],
    ["in the home folder", "../kode", "~/kode"],
  ])("in a file %s that nobody else may read is used", async (_, name, written) => {
    await write(name, "bruger:kode:med kolon\n", 0o400);
    expect((await bench.refusal(job({file: written}), once)).message).toContain("nothing answers at that address");
  });
});
