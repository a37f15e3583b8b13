import {chmodSync, mkdtempSync} from "node:fs";
import {join} from "node:path";
import type {TestProject} from "vitest/node";
import {stopServers} from "../../scripts/postgres/servers.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the servers of this run stand, once a test has asked for them: see `testServers`. */
    readonly postgres: {readonly folder: string; readonly pid: number};
  }
}

/** A folder for the PostgreSQL servers of one run of the tests, which are stopped when it ends. */
export default function setup(project: TestProject): () => void {
  // Sockets have short paths, and the folder for temporary files may have a long one.
  const folder = mkdtempSync(join(process.platform === "win32" ? process.cwd() : "/tmp", "maalepunkt-pg-"));
  // Whom the servers run as must get through to theirs.
  chmodSync(folder, 0o711);
  project.provide("postgres", {folder, pid: process.pid});
  return () => stopServers(folder);
}
