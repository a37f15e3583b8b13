import {CliError} from "../../errors/cli-error.ts";
import {findBrowser} from "../find-browser.ts";
import {DevTools} from "./devtools.ts";
import {atExit} from "./exit.ts";
import {Page} from "./page.ts";
import {type BrowserProcess, browserFlags, type LaunchEffects, systemLaunch} from "./process.ts";

/** A browser that is coming up or running. */
export interface Browser {
  /** Runs a task with a page of the browser's as soon as one is there that no other task has. */
  readonly use: <Value>(task: (page: Page) => Promise<Value>) => Promise<Value>;
  /** Ends the browser and removes what it left on disk. Never rejects. */
  readonly close: () => Promise<void>;
}

export interface BrowserEffects extends LaunchEffects {
  readonly find: () => Promise<string>;
  /** Milliseconds until a browser that does not answer is given up. */
  readonly startLimit: number;
  /** Milliseconds that a task may take. */
  readonly taskLimit: number;
  /** How many pages there are at most, so that as many tasks run at once. */
  readonly pages: number;
}

const systemEffects: BrowserEffects = {
  ...systemLaunch,
  find: () => findBrowser(),
  startLimit: 30_000,
  taskLimit: 120_000,
  pages: 1,
};

/** Milliseconds that a browser which has been killed is waited for. */
const closeLimit = 5000;

/** A page and the tasks that want it. */
interface Slot {
  readonly page: () => Promise<Page>;
  last: Promise<unknown>;
  tasks: number;
}

interface Running {
  readonly process: BrowserProcess;
  readonly devTools: DevTools;
}

/**
 * Starts a browser in the background and returns at once, so that it comes up while other work is done.
 * What goes wrong is told by `use`: a CliError (environment) when there is no browser, when it ends, or when it
 * does not answer in time, which also ends it.
 */
export function startBrowser(effects: Partial<BrowserEffects> = {}): Browser {
  const all = {...systemEffects, ...effects};
  let running: Running | undefined;
  let profile: string | undefined;
  let closed = false;

  const stop = () => {
    running?.process.kill();
    if (profile !== undefined) all.removeProfile(profile);
  };
  const callOff = atExit(stop);

  const start = async (): Promise<Page> => {
    const executable = await all.find();
    profile = await makeProfile(all);
    if (closed) throw new CliError("environment", "The browser was closed before it had started.");
    running = launch(executable, profile, all);
    const {devTools} = running;
    return await within(running, all.startLimit, "did not start", Page.first(devTools));
  };
  const page = start();
  // Nobody may ever ask for the page; those who do hear of the failure from `use`.
  page.catch(() => {});

  const slots = Array.from({length: all.pages}, (_, index): Slot => {
    const another = once(async () => {
      await page;
      if (running === undefined) throw new CliError("environment", "The browser is not running.");
      return await within(running, all.startLimit, "did not start", Page.another(running.devTools));
    });
    return {page: index === 0 ? () => page : another, last: Promise.resolve(), tasks: 0};
  });

  return {
    use: (task) => {
      const slot = slots.reduce((least, each) => (each.tasks < least.tasks ? each : least), slots[0] as Slot);
      return inTurn(slot, async () => {
        const opened = await slot.page();
        if (running === undefined) throw new CliError("environment", "The browser is not running.");
        return await within(running, all.taskLimit, "did not finish", task(opened));
      });
    },
    close: async () => {
      if (closed) return;
      closed = true;
      callOff();
      running?.process.kill();
      await page.catch(() => {});
      await atMost(closeLimit, running?.process.ended);
      stop();
    },
  };
}

async function inTurn<Value>(slot: Slot, run: () => Promise<Value>): Promise<Value> {
  slot.tasks += 1;
  const turn = slot.last.then(run);
  slot.last = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    slot.tasks -= 1;
  }
}

/** What an action gives, done when it is first wanted, and only then. */
function once<Value>(act: () => Promise<Value>): () => Promise<Value> {
  let done: Promise<Value> | undefined;
  return () => {
    done ??= act();
    return done;
  };
}

/** Waits for a promise that itself does not keep this process alive, but not for ever. */
async function atMost(milliseconds: number, promise: Promise<unknown> | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([promise, late]);
  clearTimeout(timer);
}

async function makeProfile(effects: BrowserEffects): Promise<string> {
  try {
    return await effects.makeProfile();
  } catch (cause) {
    throw new CliError("environment", "A temporary folder for the browser cannot be made.", {
      hint: "See that the folder for temporary files can be written to and that the disk is not full.",
      cause,
    });
  }
}

function launch(executable: string, profile: string, effects: BrowserEffects): Running {
  try {
    const process = effects.launch(executable, browserFlags(profile));
    const devTools = new DevTools(process.toBrowser, process.fromBrowser);
    process.ended.then((words) => devTools.end(ended(executable, words)));
    return {process, devTools};
  } catch (cause) {
    throw ended(executable, cause instanceof Error ? cause.message : "");
  }
}

function ended(executable: string, words: string): CliError {
  const last = words.trim().split("\n").at(-1) ?? "";
  const said = last === "" ? "" : ` Its last words were: ${last}`;
  return new CliError("environment", `The browser ended before the report was printed: ${executable}`, {
    hint: `Set MAALEPUNKT_BROWSER to another Chromium, Chrome or Edge.${said}`,
  });
}

/** The outcome of work in the browser; when it takes too long the browser is ended, which fails the work. */
async function within<Value>(running: Running, limit: number, what: string, work: Promise<Value>): Promise<Value> {
  const timer = setTimeout(() => {
    const message = `The browser ${what} within ${limit / 1000} seconds.`;
    running.devTools.end(new CliError("environment", message, {hint: "Try again when the machine is less busy."}));
    running.process.kill();
  }, limit);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
