/** Where faults happen: an evaluation, its data, a job, an archive, and the programs that work on them. */
import {randomBytes} from "node:crypto";
import {mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type ArchiveLayout, archiveLayout} from "../../src/nightly/archive/layout.ts";
import type {Format} from "../../src/pipeline/formats.ts";
import {type Contents, contentsOf, reportsOf} from "./contents.ts";
import {registerOf, type Version, versions, writeEvaluation} from "./evaluation.ts";
import {processesWith, signal} from "./processes.ts";
import {type Ended, type ProgramOptions, type Started, startProgram} from "./program.ts";
import {type DataServer, serveData} from "./serve-data.ts";

export interface WorldOptions {
  readonly formats?: readonly Format[];
  /** Whether the data are fetched from a server. */
  readonly fetches?: boolean;
  /** Where the archive is; beside the rest when left out. */
  readonly out?: string;
  /** Further keys of the job. */
  readonly job?: object;
}

export interface World {
  readonly root: string;
  readonly evaluation: string;
  readonly job: string;
  readonly layout: ArchiveLayout;
  /** The folder for temporary files of all its programs. */
  readonly temporary: string;
  /** Tells the world's processes from others: a line of their environment. */
  readonly mark: string;
  readonly formats: readonly Format[];
  /** What runs without faults make of each version of the data. */
  readonly expected: Readonly<Record<Version, Contents>>;
  readonly server: DataServer | null;
  /** Puts data in place. */
  readonly bring: (version: Version) => void;
  readonly start: (args: readonly string[], options?: Partial<ProgramOptions>) => Started;
  readonly run: (args: readonly string[], options?: Partial<ProgramOptions>) => Promise<Ended>;
  readonly environment: NodeJS.ProcessEnv;
  readonly close: () => Promise<void>;
}

/** The compiled modules of all programs, so that none compiles them anew. */
const cache = join(tmpdir(), "maalepunkt-faults-cache");

export async function makeWorld(options: WorldOptions = {}): Promise<World> {
  const {formats = ["html", "json"], fetches = false} = options;
  const root = mkdtempSync(join(tmpdir(), "maalepunkt-fejl-"));
  const evaluation = join(root, "evaluering");
  const temporary = join(root, "tmp");
  const out = options.out ?? join(root, "ud");
  for (const folder of [temporary, out, cache]) mkdirSync(folder, {recursive: true});
  const server = fetches ? await serveData() : null;
  const data = fetches ? "../hentet/register.csv" : "../data/register.csv";
  writeEvaluation(evaluation, data);
  const job = join(root, "job.yaml");
  writeFileSync(job, JSON.stringify(jobOf(options, out, formats, server), null, 1));
  const mark = `MAALEPUNKT_FAULT_WORLD=${randomBytes(8).toString("hex")}`;
  const environment = environmentOf(temporary, mark);
  const bring = (version: Version) => {
    if (server === null) place(join(root, "data"), registerOf(version));
    else server.serve(registerOf(version));
  };
  const start: World["start"] = (args, more = {}) =>
    startProgram(args, {cwd: root, ...more, environment: {...environment, ...more.environment}});
  const run: World["run"] = (args, more) => start(args, more).ended;
  const close = async () => {
    signal(await processesWith(mark), "SIGKILL");
    await server?.close();
    rmSync(root, {recursive: true, force: true, maxRetries: 5, retryDelay: 100});
  };
  const layout = archiveLayout(out);
  const known = {
    root,
    evaluation,
    job,
    layout,
    temporary,
    mark,
    formats,
    server,
    bring,
    start,
    run,
    environment,
    close,
  };
  try {
    const [first, second] = await Promise.all(versions.map((version) => withoutFaults(known, version, data)));
    const expected = {first: first ?? new Map(), second: second ?? new Map()};
    return {...known, expected};
  } catch (error) {
    await close();
    throw error;
  }
}

/** Data are put in place as careful people do it. */
function place(folder: string, content: string): void {
  mkdirSync(folder, {recursive: true});
  const file = join(folder, "register.csv");
  writeFileSync(`${file}.ny`, content);
  renameSync(`${file}.ny`, file);
}

/** What one batch in an empty folder makes. */
async function withoutFaults(
  {root, formats, run}: Omit<World, "expected">,
  version: Version,
  data: string,
): Promise<Contents> {
  const own = join(root, `uden-fejl-${version}`);
  const copy = join(own, "evaluering");
  writeEvaluation(copy, data);
  const folder = join(own, data.startsWith("../hentet") ? "hentet" : "data");
  place(folder, registerOf(version));
  const out = join(own, "ud");
  const ended = await run(["batch", copy, "--format", formats.join(","), "--out", out]);
  if (ended.code !== 0) throw new Error(`A batch without faults ended with ${ended.code}: ${ended.words}`);
  const contents = reportsOf(await contentsOf(out));
  rmSync(own, {recursive: true});
  return contents;
}

function jobOf({job}: WorldOptions, out: string, formats: readonly Format[], server: DataServer | null): object {
  const soon = {wait_seconds: 0.05, longest_wait_seconds: 0.1};
  const step = server && {
    type: "https",
    url: server.url,
    file: "register.csv",
    checksum_url: server.checksumUrl,
    silent_seconds: 1,
  };
  return {
    evaluation: "evaluering",
    out,
    formats,
    at_once: 2,
    keep: {last: 4, monthly: 0, yearly: 0},
    limits: {free_disk_mb: 0},
    retries: {tries: 3, ...soon},
    ...(step && {fetch: {into: "hentet", from: {register: step}, retries: {tries: 2, ...soon}}}),
    ...job,
  };
}

function environmentOf(temporary: string, mark: string): NodeJS.ProcessEnv {
  const [name = "", value = ""] = mark.split("=");
  return {...process.env, TMPDIR: temporary, NODE_COMPILE_CACHE: cache, [name]: value};
}
