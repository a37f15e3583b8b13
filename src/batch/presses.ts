import {CliError} from "../errors/cli-error.ts";
import {type Engine, startEngine} from "../figures/engine.ts";
import {type Browser, startBrowser} from "../render/pdf.ts";

/** What reports are drawn and printed with. All share it. */
export interface Press {
  readonly engine: Engine;
  readonly browser: Browser | undefined;
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

/** @param start starts a new one */
export function openPresses(start: () => Press): Presses {
  let current = start();
  const renewed = async (broken: Press): Promise<Press> => {
    // Others may have had the same trouble, and renewed it already.
    if (current === broken) {
      current = start();
      await broken.close();
    }
    return current;
  };
  return {
    use: async (task) => {
      const press = current;
      try {
        return await task(press);
      } catch (error) {
        if (error instanceof CliError && error.kind !== "environment") throw error;
        return await task(await renewed(press));
      }
    },
    close: () => current.close(),
  };
}

/** @param isPrinting whether a browser is wanted */
export function startPress(isPrinting: boolean): Press {
  const engine = startEngine();
  const browser = isPrinting ? startBrowser() : undefined;
  return {
    engine,
    browser,
    close: async () => {
      await Promise.all([engine.close(), browser?.close()]);
    },
  };
}
