/** Several runs of one job at the same time. */
import {setTimeout as sleep} from "node:timers/promises";
import type {Kind} from "../kind.ts";
import {round, settle} from "../round.ts";
import {makeWorld} from "../world.ts";

/** One of them works; the others are told that it does, or find nothing new when it is done. */
function together(name: string, runs: number, count: number): Kind {
  return {
    name,
    count,
    missing: () => null,
    open: async (chance) => {
      const world = await makeWorld({formats: ["json"]});
      await settle(world);
      return {
        happen: async () => {
          const fault = async () => {
            const starts = Array.from({length: runs}, async () => {
              await sleep(chance.below(200));
              return await world.run(["nightly", world.job]);
            });
            const all = await Promise.all(starts);
            const wrong = all.find(({code}) => code !== 0 && code !== 8);
            const good = all.find(({code}) => code === 0);
            const [first] = all;
            return wrong ?? good ?? first ?? {code: -1, words: "no run was started", milliseconds: 0};
          };
          return await round(world, fault, {mayEnd: [0]});
        },
        close: world.close,
      };
    },
  };
}

export const two = together("two runs at once", 2, 6);
export const five = together("five runs at once", 5, 4);
