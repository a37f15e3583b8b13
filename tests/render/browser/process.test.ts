import {access, mkdir, mkdtemp, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {systemLaunch} from "../../../src/render/browser/process.ts";

const made: string[] = [];
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, {recursive: true, force: true});
});

/** A profile whose socket stands in another folder, as Chromium leaves both when it is killed. */
async function profileBeside(prefix: string): Promise<{profile: string; beside: string}> {
  const [profile, beside] = [
    await mkdtemp(join(tmpdir(), "maalepunkt-browser-")),
    await mkdtemp(join(tmpdir(), prefix)),
  ];
  made.push(profile, beside);
  await mkdir(join(profile, "Default"));
  await writeFile(join(beside, "SingletonSocket"), "");
  await symlink(join(beside, "SingletonSocket"), join(profile, "SingletonSocket"));
  return {profile, beside};
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

describe("removeProfile(folder)", () => {
  it.each(["org.chromium.Chromium.", ".org.chromium.Chromium.", "com.google.Chrome."])(
    "removes the folder of the browser's socket with the profile: %s",
    async (prefix) => {
      const {profile, beside} = await profileBeside(prefix);
      systemLaunch.removeProfile(profile);
      expect([await isThere(profile), await isThere(beside)]).toEqual([false, false]);
    },
  );

  it("removes nothing else that the profile has a link to", async () => {
    const {profile, beside} = await profileBeside("maalepunkt-andet-");
    systemLaunch.removeProfile(profile);
    expect([await isThere(profile), await isThere(beside)]).toEqual([false, true]);
  });

  it("is content with a profile that has no such link, or is not there", async () => {
    const profile = await mkdtemp(join(tmpdir(), "maalepunkt-browser-"));
    systemLaunch.removeProfile(profile);
    systemLaunch.removeProfile(profile);
    expect(await isThere(profile)).toBe(false);
  });
});
