import {rm} from "node:fs/promises";
import {connect as connectTo, createServer, type Server, type Socket} from "node:net";
import {join} from "node:path";
import type {BatchSummary} from "../../src/batch/build.ts";
import type {Run, Wanted} from "../../src/batch/run.ts";
import {type Database, openDatabase} from "../../src/worker/database.ts";
import {type DispatchEvent, type DispatchOptions, dispatch, evaluationKey, shareOf} from "../../src/worker/dispatch.ts";
import {realWaiting, type Waiting} from "../../src/worker/patience.ts";
import {type WorkEffects, type WorkOptions, type WorkSummary, work, workEffects} from "../../src/worker/work.ts";
import {type Planted, type PlantedOptions, plantedUnits, writePlanted} from "../batch/planted.ts";
import {connectionHere, createDatabase} from "../support/postgres.ts";

/** Soon, so that nobody waits long. */
const quick = {...realWaiting, random: () => 0};
const pollMilliseconds = 20;

export interface Logged {
  readonly message: string;
  readonly [field: string]: unknown;
}

/** An evaluation of a few units, a queue of its own, and what dispatchers and workers do with them. */
export interface Yard {
  readonly planted: Planted;
  readonly url: string;
  readonly share: string;
  readonly database: (url?: string) => Database;
  readonly dispatch: (
    options?: Partial<DispatchOptions>,
    database?: Database,
    waiting?: Partial<Waiting>,
  ) => Promise<BatchSummary>;
  readonly events: DispatchEvent[];
  readonly work: (
    options?: Partial<WorkOptions> & {readonly folder?: string},
    effects?: Partial<WorkEffects>,
    database?: Database,
  ) => Promise<WorkSummary>;
  readonly logged: Logged[];
  readonly close: () => Promise<void>;
}

export async function openYard(server: string, options: PlantedOptions = {}): Promise<Yard> {
  const planted = await writePlanted({units: plantedUnits.slice(0, 2), ...options});
  const {url, drop} = await createDatabase(server);
  const opened: Database[] = [];
  const database = (address = url) => {
    const made = openDatabase(connectionHere(address), "maalepunkt test", 6);
    opened.push(made);
    return made;
  };
  const share = join(planted.root, "share");
  const events: DispatchEvent[] = [];
  const logged: Logged[] = [];
  const tell = (fields: object, message: string) => logged.push({...fields, message});
  return {
    planted,
    url,
    share,
    database,
    events,
    logged,
    dispatch: (wanted = {}, by = database(), waiting = {}) =>
      dispatch(
        planted.folder,
        by,
        {
          formats: ["json"],
          out: planted.out,
          only: [],
          all: false,
          share,
          waitMilliseconds: 50_000,
          leaseMilliseconds: 60_000,
          onEvent: (event) => events.push(event),
          onReport: () => {},
          ...wanted,
        },
        {waiting: {...quick, ...waiting}, pollMilliseconds},
      ),
    work: (wanted = {}, effects = {}, by = database()) =>
      work(
        wanted.folder ?? planted.folder,
        by,
        {
          evaluation: evaluationKey(planted.folder),
          share: shareOf(share, planted.folder),
          name: "anders",
          jobs: 2,
          memory: undefined,
          graceMilliseconds: 1000,
          once: false,
          stop: new AbortController().signal,
          log: {info: tell, warn: tell, error: tell},
          ...wanted,
        },
        {...workEffects, waiting: quick, pollMilliseconds, ...effects},
      ),
    close: async () => {
      await Promise.all(opened.map((each) => each.close()));
      await drop();
      await rm(planted.root, {recursive: true, force: true});
    },
  };
}

/** Lets a worker work until something else has ended. */
export async function whileWorking<Value>(
  yard: Yard,
  use: () => Promise<Value>,
  options: Partial<WorkOptions> & {readonly folder?: string} = {},
  effects: Partial<WorkEffects> = {},
): Promise<Value> {
  const stop = new AbortController();
  const working = yard.work({...options, stop: stop.signal}, effects);
  try {
    return await use();
  } finally {
    stop.abort();
    await working;
  }
}

/** Waits until something is so, for half a minute at most. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1500; tries++) {
    if (await isSo()) return;
    await realWaiting.sleep(20);
  }
  throw new Error("it never came to be");
}

/** What a worker makes reports by, with a word said first. */
export function makingAfter(first: (run: Run, report: Wanted) => Promise<void>): Pick<WorkEffects, "make"> {
  return {
    make: async (run, report) => {
      await first(run, report);
      return await workEffects.make(run, report);
    },
  };
}

/** A way to a server that can be closed and opened again. */
export interface Gate {
  readonly url: string;
  /** Ends all connections, and takes no more. */
  readonly shut: () => void;
  readonly open: () => void;
  readonly close: () => Promise<void>;
}

export async function openGate(url: string): Promise<Gate> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let isShut = false;
  const server: Server = createServer((socket) => {
    if (isShut) {
      socket.destroy();
      return;
    }
    const upstream = connectTo(Number(target.port), target.hostname);
    for (const each of [socket, upstream]) {
      sockets.add(each);
      each.on("error", () => undefined);
      each.on("close", () => {
        sockets.delete(each);
        socket.destroy();
        upstream.destroy();
      });
    }
    socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = server.address();
  const through = new URL(url);
  through.port = String(typeof address === "object" ? address?.port : 0);
  const shut = () => {
    isShut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: through.href,
    shut,
    open: () => {
      isShut = false;
    },
    close: async () => {
      shut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
