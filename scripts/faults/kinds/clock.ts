/** Clocks that are wrong, or are set while a run is at work. */
import {existsSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import type {Kind} from "../kind.ts";
import {round, settle} from "../round.ts";
import {makeWorld} from "../world.ts";

const library = [
  "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
  "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
].find(existsSync);

/** As faketime writes them. */
const jumps = ["-1d", "+1d", "-10y", "+3y", "-1h", "+40d", "-40d", "+1h"];

/** For programs that are started with it, the clock goes by what stands in the file, from then on and at once. */
export function fakeTime(file: string): NodeJS.ProcessEnv {
  return {
    LD_PRELOAD: library ?? "",
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: "1",
    // A machine's clock that counts from its start is never set.
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
    FAKETIME_DONT_RESET: "1",
  };
}

export function whyNoFakeTime(): string | null {
  return library === undefined ? "faketime is not installed" : null;
}

/** Wrong from the start, or from a moment of the run on. The next run has the right time. */
export const clockJumps: Kind = {
  name: "clock jumps",
  count: 16,
  missing: whyNoFakeTime,
  open: async (chance) => {
    const world = await makeWorld({formats: ["json"]});
    await settle(world);
    const file = join(world.root, "tid");
    return {
      happen: async (index) => {
        const jump = jumps[index % jumps.length] ?? "";
        const isMidway = index >= jumps.length;
        const fault = async () => {
          writeFileSync(file, isMidway ? "+0" : jump);
          const {ended} = world.start(["nightly", world.job], {environment: fakeTime(file)});
          if (isMidway) {
            await sleep(chance.below(2000));
            writeFileSync(file, jump);
          }
          return await ended;
        };
        const outcome = await round(world, fault, {mayEnd: [0]});
        const where = (problem: string) => `${jump}${isMidway ? " midway" : ""}: ${problem}`;
        return {...outcome, problems: outcome.problems.map(where), nextProblems: outcome.nextProblems.map(where)};
      },
      close: world.close,
    };
  },
};
