import {mkdir, mkdtemp, readdir, readFile, rm, stat} from "node:fs/promises";
import type {RequestListener, Server} from "node:http";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {fetchSpec} from "../../src/config/fetch-spec.ts";
import {CliError} from "../../src/errors/cli-error.ts";
import {fetchAll} from "../../src/fetch/fetch-all.ts";
import type {FetchEffects, FetchEvent, Fetched} from "../../src/fetch/model.ts";

/** A folder for a job, with a clock that only waits move, and what a run has told. */
export interface Bench {
  readonly folder: string;
  /** The folder of the data. */
  readonly data: string;
  /** Seconds of each wait. */
  readonly waits: number[];
  readonly events: FetchEvent[];
  readonly environment: Record<string, string>;
  /** Moves the clock. */
  readonly later: (seconds: number) => void;
  readonly fetch: (from: object, others?: object, signal?: AbortSignal) => Promise<Fetched>;
  /** The error that a run ends with. */
  readonly refusal: (from: object, others?: object) => Promise<CliError>;
  /** The files of the data by name, as text of one sign a byte; `.hidden` ones left out. */
  readonly files: () => Promise<Record<string, string>>;
  /** What lies beside the data of runs that did not end. */
  readonly parts: () => Promise<string[]>;
  /** Resolves when so many bytes of a file that a step is fetching are on the disk. */
  readonly arrived: (step: string, name: string, bytes: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function makeBench(): Promise<Bench> {
  const root = await mkdtemp(join(tmpdir(), "maalepunkt-fetch-"));
  const folder = join(root, "job");
  const data = join(root, "data");
  await mkdir(folder);
  const waits: number[] = [];
  const events: FetchEvent[] = [];
  const environment: Record<string, string> = {};
  let now = Date.UTC(2026, 2, 1, 2, 30);
  const effects: FetchEffects = {
    environment,
    home: root,
    now: () => now,
    wait: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      waits.push(milliseconds / 1000);
      now += milliseconds;
    },
    random: () => 0.5,
  };
  const fetch: Bench["fetch"] = (from, others = {}, signal = undefined) => {
    const spec = fetchSpec.parse({into: "../data", from, ...others});
    const placeOf = (path: readonly (string | number)[]) => ({file: path.join(".")});
    return fetchAll({spec, folder, placeOf}, {onEvent: (event) => events.push(event), signal}, effects);
  };
  return {
    folder,
    data,
    waits,
    events,
    environment,
    fetch,
    later: (seconds) => {
      now += seconds * 1000;
    },
    refusal: async (from, others) => {
      try {
        await fetch(from, others);
      } catch (error) {
        if (error instanceof CliError) return error;
        throw error;
      }
      throw new Error("it was fetched");
    },
    files: async () => {
      const names = await namesIn(data);
      const read = names.map(async (name) => [name, await readFile(join(data, name), "latin1")] as const);
      return Object.fromEntries(await Promise.all(read));
    },
    parts: () => namesIn(join(root, ".data.fetch/parts")),
    arrived: async (step, name, bytes) => {
      const part = join(root, ".data.fetch/parts", step, `${name}.data`);
      while ((await stat(part).catch(() => ({size: -1}))).size < bytes) await setTimeout(5);
    },
    close: () => rm(root, {recursive: true, force: true}),
  };
}

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** A web server on a free port of this machine. */
export interface WebServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

export async function serve(listener: RequestListener, server: Server = createServer()): Promise<WebServer> {
  server.on("request", listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
