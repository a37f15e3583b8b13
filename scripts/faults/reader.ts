/** Somebody who reads what is published all the time. */
import {readFile, realpath} from "node:fs/promises";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import type {ArchiveLayout} from "../../src/nightly/archive/layout.ts";
import {faultsOfEdition} from "./whole.ts";

export interface Reader {
  /** Ends the reading. Gives how often something was read, and what was missing or mixed. */
  readonly end: () => Promise<{readonly looks: number; readonly problems: readonly string[]}>;
}

/** Reads `current` every few milliseconds, and all of what it leads to when that is new. Something must be published already. */
export function startReader({current}: ArchiveLayout): Reader {
  const problems = new Set<string>();
  let looks = 0;
  let isOver = false;
  let last = "";
  const look = async () => {
    try {
      JSON.parse(await readFile(join(current, "manifest.json"), "utf8"));
      const folder = await realpath(current);
      if (folder !== last) for (const fault of await faultsOfEdition(folder)) problems.add(`a reader found: ${fault}`);
      last = folder;
    } catch (error) {
      problems.add(`a reader found: ${error instanceof Error ? error.message : String(error)}`);
    }
    looks += 1;
  };
  const reading = (async () => {
    while (!isOver) {
      await look();
      await sleep(15);
    }
  })();
  return {
    end: async () => {
      isOver = true;
      await reading;
      return {looks, problems: [...problems]};
    },
  };
}
