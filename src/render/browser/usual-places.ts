import type {PlatformPath} from "node:path";
import type {Machine} from "./machine.ts";

const commands = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "microsoft-edge-stable",
  "msedge",
];

const macApplications = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Chromium.app/Contents/MacOS/Chromium",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const windowsPrograms = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

const linuxPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/opt/microsoft/msedge/msedge",
];

/** Where an installed browser may lie: on the path first, then in the places of the platform. */
export function installedBrowsers(machine: Machine, path: PlatformPath): string[] {
  const folders = (machine.environment.PATH ?? machine.environment.Path ?? "").split(path.delimiter).filter(Boolean);
  const extension = machine.platform === "win32" ? ".exe" : "";
  const onPath = commands.flatMap((command) => folders.map((folder) => path.join(folder, command + extension)));
  return [...onPath, ...platformPlaces(machine, path)];
}

function platformPlaces(machine: Machine, path: PlatformPath): string[] {
  if (machine.platform === "darwin") {
    const roots = ["/Applications", path.join(machine.home, "Applications")];
    return roots.flatMap((root) => macApplications.map((application) => path.join(root, application)));
  }
  if (machine.platform === "win32") {
    const {ProgramFiles, LOCALAPPDATA} = machine.environment;
    const roots = [ProgramFiles, machine.environment["ProgramFiles(x86)"], LOCALAPPDATA];
    return roots
      .filter((root) => root !== undefined)
      .flatMap((root) => windowsPrograms.map((program) => path.join(root, program)));
  }
  return linuxPlaces;
}
