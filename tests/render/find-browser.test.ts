import {describe, expect, it} from "vitest";
import type {Machine} from "../../src/render/browser/machine.ts";
import {findBrowser} from "../../src/render/find-browser.ts";

/** A machine with just these programs, folders and settings. */
function machine(programs: readonly string[], more: Partial<Machine> = {}): Machine {
  return {
    platform: "linux",
    environment: {PATH: "/usr/local/bin:/usr/bin"},
    home: "/home/anna",
    isExecutable: async (path) => programs.includes(path),
    list: async () => [],
    ...more,
  };
}

const folders = (tree: Record<string, readonly string[]>) => async (folder: string) => tree[folder] ?? [];

describe("findBrowser", () => {
  it("takes the browser that MAALEPUNKT_BROWSER names before all others", async () => {
    const environment = {MAALEPUNKT_BROWSER: "/opt/mine", PUPPETEER_EXECUTABLE_PATH: "/opt/other", PATH: "/usr/bin"};
    expect(await findBrowser(machine(["/opt/mine", "/opt/other", "/usr/bin/chromium"], {environment}))).toBe(
      "/opt/mine",
    );
  });

  it("takes the browser that PUPPETEER_EXECUTABLE_PATH names next", async () => {
    const environment = {MAALEPUNKT_BROWSER: "", PUPPETEER_EXECUTABLE_PATH: "/opt/other", PATH: "/usr/bin"};
    expect(await findBrowser(machine(["/opt/other", "/usr/bin/chromium"], {environment}))).toBe("/opt/other");
  });

  it("tells of a named browser that is not there, rather than take another", async () => {
    const environment = {MAALEPUNKT_BROWSER: "/opt/gone", PATH: "/usr/bin"};
    await expect(findBrowser(machine(["/usr/bin/chromium"], {environment}))).rejects.toMatchObject({
      kind: "environment",
      message: "MAALEPUNKT_BROWSER names a browser that cannot be run: /opt/gone",
      hint: expect.stringContaining("unset it"),
    });
  });

  it("takes the newest browser in puppeteer's cache, the headless shell first", async () => {
    const cache = "/home/anna/.cache/puppeteer";
    const list = folders({
      [`${cache}/chrome-headless-shell`]: ["linux-99.0.1", "linux-156.0.1"],
      [`${cache}/chrome-headless-shell/linux-99.0.1`]: ["chrome-headless-shell-linux64"],
      [`${cache}/chrome-headless-shell/linux-156.0.1`]: ["chrome-headless-shell-linux64"],
      [`${cache}/chrome`]: ["linux-157.0.1"],
      [`${cache}/chrome/linux-157.0.1`]: ["chrome-linux64"],
    });
    const newest = `${cache}/chrome-headless-shell/linux-156.0.1/chrome-headless-shell-linux64/chrome-headless-shell`;
    const older = `${cache}/chrome-headless-shell/linux-99.0.1/chrome-headless-shell-linux64/chrome-headless-shell`;
    const chrome = `${cache}/chrome/linux-157.0.1/chrome-linux64/chrome`;
    expect(await findBrowser(machine([newest, older, chrome, "/usr/bin/chromium"], {list}))).toBe(newest);
    expect(await findBrowser(machine([chrome, "/usr/bin/chromium"], {list}))).toBe(chrome);
  });

  it("looks in the cache folder that PUPPETEER_CACHE_DIR names", async () => {
    const list = folders({"/cache/chrome": ["mac_arm-156.0.1"], "/cache/chrome/mac_arm-156.0.1": ["chrome-mac-arm64"]});
    const chrome =
      "/cache/chrome/mac_arm-156.0.1/chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing";
    const environment = {PUPPETEER_CACHE_DIR: "/cache"};
    expect(await findBrowser(machine([chrome], {list, environment, platform: "darwin"}))).toBe(chrome);
  });

  it.each([
    ["/usr/local/bin/chromium", "linux"],
    ["/usr/bin/google-chrome-stable", "linux"],
    ["/usr/bin/microsoft-edge", "linux"],
    ["/snap/bin/chromium", "linux"],
    ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "darwin"],
    ["/home/anna/Applications/Chromium.app/Contents/MacOS/Chromium", "darwin"],
  ] as const)("finds %s on %s", async (path, platform) => {
    expect(await findBrowser(machine([path], {platform}))).toBe(path);
  });

  it.each(["C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "C:\\Tools\\chrome.exe"])(
    "finds %s on Windows",
    async (path) => {
      const environment = {ProgramFiles: "C:\\Program Files", Path: "C:\\Windows;C:\\Tools"};
      expect(await findBrowser(machine([path], {platform: "win32", environment, home: "C:\\Users\\anna"}))).toBe(path);
    },
  );

  it("says what to do when there is no browser", async () => {
    await expect(findBrowser(machine([]))).rejects.toMatchObject({
      kind: "environment",
      message: "There is no browser to print the PDF with.",
      hint: expect.stringContaining("npx puppeteer browsers install chrome-headless-shell"),
    });
  });
});
