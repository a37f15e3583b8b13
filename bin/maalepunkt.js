#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that an old one is told what is needed instead of a syntax error.
import {existsSync} from "node:fs";
import module from "node:module";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `maalepunkt needs Node.js 22.18 or newer; this is ${process.versions.node}.\n` +
      "In a clone of the project, `npm start` brings its own; elsewhere install Node.js 24.\n",
  );
  process.exit(7);
}

// Node keeps the compiled (and type-stripped) modules between runs, which halves the time to start.
module.enableCompileCache?.();
const source = new URL("../src/cli/main.ts", import.meta.url);
const compiled = new URL("../dist/cli/main.js", import.meta.url);
const {main} = await import((existsSync(source) ? source : compiled).href);
process.exitCode = await main(process.argv.slice(2));
