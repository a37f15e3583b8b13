import {spawnSync} from "node:child_process";
import {chmod, mkdir, mkdtemp, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {secretEffects} from "../../src/secrets/files.ts";
import {readCertificates} from "../../src/secrets/read-certificates.ts";
import {readSecret, type SecretSource} from "../../src/secrets/read-secret.ts";
import {localCertificate} from "../support/local-certificate.ts";

const place = {file: "job.yaml", line: 7};
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "maalepunkt-secrets-"));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

const write = async (name: string, content: string, mode = 0o600) => {
  await writeFile(join(folder, name), content);
  await chmod(join(folder, name), mode);
};
const read = (source: SecretSource, environment: Record<string, string> = {}) =>
  readSecret(
    source,
    {what: "the key", folder: join(folder, "job"), place},
    {
      ...secretEffects,
      environment,
      home: folder,
    },
  );

describe("readSecret(source, wish)", () => {
  it("gives what is kept, without the space around it", async () => {
    await write("key", " a key \n", 0o400);
    await symlink("key", join(folder, "link"));
    for (const file of ["../key", "~/key", join(folder, "key"), "~/link"]) expect(await read({file})).toBe("a key");
    expect(await read({env: "KEY"}, {KEY: "a key\n"})).toBe("a key");
  });

  it("tells what it is for and where it is named", async () => {
    expect(await read({env: "KEY"}).catch((error: unknown) => error)).toMatchObject({
      kind: "environment",
      message: "The environment variable KEY is not set.",
      hint: "It is to hold the key. Set it where maalepunkt is started, or name a file instead.",
      place,
    });
    await expect(read({env: "KEY"}, {KEY: " \n"})).rejects.toThrow("The environment variable KEY is empty.");
    await expect(readSecret({env: "MAALEPUNKT_INGEN"}, {what: "x", folder, kind: "usage"})).rejects.toMatchObject({
      kind: "usage",
    });
  });

  it.each([0o640, 0o604, 0o620, 0o601])("refuses a file of mode %o", async (mode) => {
    await write("key", "hemmelig", mode);
    const error = await read({file: "~/key"}).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: 'Others than you may read "~/key", which holds the key.',
      hint: "Shut them out: chmod 600 ~/key",
    });
    expect(JSON.stringify(error)).not.toContain("hemmelig");
  });

  it("refuses a file that is empty, too large, not there, a folder, or a pipe that nobody writes to", async () => {
    await write("empty", "\n");
    await write("large", "x".repeat(65_537));
    await mkdir(join(folder, "folder"), {mode: 0o700});
    expect(spawnSync("mkfifo", ["-m", "600", join(folder, "pipe")]).status).toBe(0);
    await expect(read({file: "~/empty"})).rejects.toThrow('The file "~/empty" with the key is empty.');
    await expect(read({file: "~/large"})).rejects.toThrow("is larger than any secret");
    for (const name of ["nowhere", "folder", "pipe"])
      await expect(read({file: `~/${name}`})).rejects.toThrow(`The file "~/${name}" with the key cannot be read.`);
  });
});

describe("readCertificates(file, wish)", () => {
  it("gives all of them, and anybody may read the file", async () => {
    await write("ca.pem", `# ours\n${localCertificate}${localCertificate}`, 0o644);
    expect(await readCertificates("ca.pem", {folder})).toBe(`# ours\n${localCertificate}${localCertificate}`);
  });

  it("refuses a file that is not there, holds none, or a broken one", async () => {
    await write("none.pem", "-----BEGIN PRIVATE KEY-----\n");
    await write("broken.pem", localCertificate + localCertificate.replace(/MII.{40}/, ""));
    for (const [name, message] of [
      ["nowhere.pem", 'The certificates in "nowhere.pem" cannot be read.'],
      ["none.pem", 'There is no certificate in "none.pem".'],
      ["broken.pem", 'There is a broken certificate in "broken.pem".'],
    ] as const)
      await expect(readCertificates(name, {folder, place})).rejects.toMatchObject({kind: "config", message, place});
  });
});
