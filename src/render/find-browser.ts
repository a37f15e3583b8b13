import {posix, win32} from "node:path";
import {CliError} from "../errors/cli-error.ts";
import {type Machine, thisMachine} from "./browser/machine.ts";
import {cachedBrowsers} from "./browser/puppeteer-cache.ts";
import {installedBrowsers} from "./browser/usual-places.ts";

const settings = ["MAALEPUNKT_BROWSER", "PUPPETEER_EXECUTABLE_PATH"];

/**
 * The path of a browser that can print: one named in the environment, else one that puppeteer has fetched,
 * else an installed Chromium, Chrome or Edge.
 * @throws CliError (environment) when there is none, or when the one that is named is not there
 */
export async function findBrowser(machine: Machine = thisMachine): Promise<string> {
  for (const setting of settings) {
    const path = machine.environment[setting];
    if (path === undefined || path === "") continue;
    if (await machine.isExecutable(path)) return path;
    throw new CliError("environment", `${setting} names a browser that cannot be run: ${path}`, {
      hint: `Set ${setting} to the path of Chromium, Chrome or Edge, or unset it to have one found.`,
    });
  }
  const path = machine.platform === "win32" ? win32 : posix;
  for (const candidate of await cachedBrowsers(machine, path)) {
    if (await machine.isExecutable(candidate)) return candidate;
  }
  for (const candidate of installedBrowsers(machine, path)) {
    if (await machine.isExecutable(candidate)) return candidate;
  }
  throw new CliError("environment", "There is no browser to print the PDF with.", {
    hint: "Install Chromium, Chrome or Edge, run `npx puppeteer browsers install chrome-headless-shell`, or set MAALEPUNKT_BROWSER to the path of one.",
  });
}
