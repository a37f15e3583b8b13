import type {PlatformPath} from "node:path";
import type {Machine} from "./machine.ts";

/** What puppeteer fetches, in the order of preference. */
const kinds = ["chrome-headless-shell", "chrome"] as const;

/** The browsers in puppeteer's cache, newest first: `<cache>/<kind>/<platform>-<version>/<folder>/<program>`. */
export async function cachedBrowsers(machine: Machine, path: PlatformPath): Promise<string[]> {
  const cache = machine.environment.PUPPETEER_CACHE_DIR ?? path.join(machine.home, ".cache", "puppeteer");
  const found: string[] = [];
  for (const kind of kinds) {
    const builds = await machine.list(path.join(cache, kind));
    for (const build of [...builds].sort(newestFirst)) {
      const folder = path.join(cache, kind, build);
      for (const inner of await machine.list(folder)) {
        found.push(path.join(folder, inner, ...program(kind, machine.platform)));
      }
    }
  }
  return found;
}

function program(kind: (typeof kinds)[number], platform: NodeJS.Platform): string[] {
  if (platform === "win32") return [`${kind}.exe`];
  if (platform === "darwin" && kind === "chrome") {
    return ["Google Chrome for Testing.app", "Contents", "MacOS", "Google Chrome for Testing"];
  }
  return [kind];
}

/** `linux-156.0.8078.79` before `linux-99.0.4844.51`. */
function newestFirst(a: string, b: string): number {
  return b.localeCompare(a, "en", {numeric: true});
}
