import {CliError} from "../errors/cli-error.ts";
import {type Engine, startEngine} from "../figures/engine.ts";
import {type Browser, startBrowser} from "../render/pdf.ts";

/** What reports are drawn and printed with. All share it. */
export interface Press {
  /** Undefined where nothing is drawn. */
  readonly engine: Engine | undefined;
  /** Undefined where nothing is printed. */
  readonly browser: Browser | undefined;
  /** Asked of the browser once; null without one. */
  readonly browserVersion: () => Promise<string | null>;
  readonly close: () => Promise<void>;
}

export interface Presses {
  /**
   * Runs a task; when it fails for the sake of the press, and not of the report, once more with a new one.
   * @throws what the task throws
   */
  readonly use: <Value>(task: (press: Press) => Promise<Value>) => Promise<Value>;
  readonly close: () => Promise<void>;
}

/** For who draws and prints nothing: nothing is started. */
export const noPresses: Presses = {
  use: (task) => task({engine: undefined, browser: undefined, browserVersion: async () => null, close: async () => {}}),
  close: async () => {},
};

/** @param start starts a new one */
export function openPresses(start: () => Press): Presses {
  let current = start();
  const renew = async (): Promise<void> => {
    const broken = current;
    current = start();
    await broken.close();
  };
  return {
    use: async (task) => {
      for (let hasRenewed = false; ; ) {
        const press = current;
        try {
          return await task(press);
        } catch (error) {
          if (error instanceof CliError && error.kind !== "environment") throw error;
          // What another task has renewed meanwhile was taken away from this one, which is no failure of its own.
          if (press !== current) continue;
          if (hasRenewed) throw error;
          hasRenewed = true;
          await renew();
        }
      }
    },
    close: () => current.close(),
  };
}

/** @param pages how many reports are printed at once; with none there is no browser */
export function startPress(pages: number): Press {
  const engine = startEngine();
  const browser = pages === 0 ? undefined : startBrowser({pages});
  let version: Promise<string> | undefined;
  return {
    engine,
    browser,
    browserVersion: async () => {
      version ??= browser?.use((page) => page.version());
      return (await version) ?? null;
    },
    close: async () => {
      await Promise.all([engine.close(), browser?.close()]);
    },
  };
}
