import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {makeProfile, removeProfile} from "../../../src/render/browser/profile.ts";

let temporary = "";
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "maalepunkt-profil-"));
  vi.stubEnv("TMPDIR", temporary);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(temporary, {recursive: true, force: true});
});

/** A profile as a browser leaves it that is killed, and the folder of its socket. */
function usedBy(profile: string): string {
  const socket = mkdtempSync(join(temporary, "org.chromium.Chromium."));
  symlinkSync(join(socket, "SingletonSocket"), join(profile, "SingletonSocket"));
  return socket;
}

describe.skipIf(process.platform === "win32")("the profile of a browser", () => {
  it("goes together with the folder of its socket, and with no other that a link leads to", async () => {
    const profile = await makeProfile();
    const socket = usedBy(profile);
    removeProfile(profile);
    expect([profile, socket].map(existsSync)).toEqual([false, false]);
    const another = await makeProfile();
    const strange = join(temporary, "vigtigt");
    mkdirSync(strange);
    symlinkSync(join(strange, "SingletonSocket"), join(another, "SingletonSocket"));
    removeProfile(another);
    expect([another, strange].map(existsSync)).toEqual([false, true]);
  });

  it("is removed by the next one when its process was killed, and stays while that lives", async () => {
    const own = await makeProfile();
    const child = spawn(process.execPath, ["-e", ""], {stdio: "ignore"});
    await once(child, "exit");
    const dead = own.replace(`-${process.pid}-`, `-${child.pid}-`);
    mkdirSync(dead);
    const socket = usedBy(dead);
    await makeProfile();
    expect([own, dead, socket].map(existsSync)).toEqual([true, false, false]);
  });
});
