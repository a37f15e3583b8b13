// Makes a fresh clone ready: the packages (with Node 24 among them) and a Chromium for the PDF.
// Plain JavaScript for whatever Node the machine has. Does nothing, fast, when all is there.
import {spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const stampFile = join(root, "node_modules", ".maalepunkt-setup.json");

/** The Node that the project brings with it. */
export const node = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

export function setup() {
  const manifests = manifestHash();
  const stamp = readStamp();
  if (stamp.manifests !== manifests || !existsSync(node)) installPackages();
  const browser = stamp.browser && existsSync(stamp.browser) ? stamp.browser : provideBrowser();
  if (stamp.manifests !== manifests || stamp.browser !== browser) {
    mkdirSync(join(root, "node_modules"), {recursive: true});
    writeFileSync(stampFile, `${JSON.stringify({manifests, browser})}\n`);
  }
}

function installPackages() {
  say("Installing packages …");
  // Not `npm ci`: it refuses a lock file whose optional packages for other platforms are not all in the registry.
  run(
    "npm",
    ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"],
    "The packages could not be installed.",
    ["Is the npm registry within reach? `npm ping` tells."],
  );
  if (!existsSync(node)) {
    fail("The package `node` did not bring its program.", [
      "Its install script may have been switched off: look for ignore-scripts in `npm config list`.",
    ]);
  }
}

/** The programs that tests check PDFs with: installed where that can be done; without them those tests say that they were skipped. */
export function setupTestTools() {
  const missing = ["qpdf", "pdfinfo"].filter((command) => !onPath(command));
  if (missing.length === 0 || !canInstallDebianPackages()) return;
  say("Installing qpdf and poppler-utils (Debian's packages) …");
  installDebianPackages("qpdf", "poppler-utils");
}

/** A browser that is there, or one that this machine can install. */
function provideBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (canInstallDebianPackages()) {
    say("Installing Chromium (Debian's package) …");
    installDebianPackages("chromium");
  }
  if (!findBrowser()) {
    say("Fetching chrome-headless-shell …");
    quietly(node, [
      join(root, "node_modules", "puppeteer", "lib", "puppeteer", "node", "cli.js"),
      "browsers",
      "install",
      "chrome-headless-shell",
    ]);
  }
  const browser = findBrowser();
  if (!browser) {
    fail("There is no Chromium to print the PDF with, and none could be installed.", [
      "Install Chromium, Chrome or Edge, or point MAALEPUNKT_BROWSER at one.",
    ]);
  }
  return browser;
}

/** Asks the product itself, so that there is one list of places to look. */
function findBrowser() {
  const script = "import('./src/render/find-browser.ts').then(async (m) => console.log(await m.findBrowser()))";
  const result = spawnSync(node, ["--no-warnings", "-e", script], {cwd: root, encoding: "utf8"});
  return result.status === 0 ? result.stdout.trim() : undefined;
}

function manifestHash() {
  const hash = createHash("sha256");
  for (const name of ["package.json", "package-lock.json"]) hash.update(readFileSync(join(root, name)));
  return hash.digest("hex");
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return {};
  }
}

function canInstallDebianPackages() {
  return process.platform === "linux" && process.getuid?.() === 0 && onPath("apt-get");
}

function installDebianPackages(...names) {
  quietly("apt-get", ["update", "-qq"]);
  quietly("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names]);
}

function onPath(command) {
  return spawnSync(command, ["--version"], {stdio: "ignore"}).error === undefined;
}

function quietly(command, args) {
  const environment = {...process.env, DEBIAN_FRONTEND: "noninteractive"};
  const result = spawnSync(command, args, {cwd: root, encoding: "utf8", env: environment, timeout: 600_000});
  if (result.status !== 0) process.stderr.write(`${(result.stderr || result.error?.message || "").trim()}\n`);
}

function run(command, args, message, hints) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (result.status !== 0) fail(message, hints);
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(message, hints) {
  process.stderr.write(`error ${message}\n${hints.join("\n")}\n`);
  process.exit(7);
}
