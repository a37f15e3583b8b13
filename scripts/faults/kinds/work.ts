/** What works for a run and fails it: browsers that die or hang, and memory that is too little. */
import {setTimeout as sleep} from "node:timers/promises";
import type {Kind} from "../kind.ts";
import {type Found, processesWith, signal} from "../processes.ts";
import type {Ended} from "../program.ts";
import {round, settle} from "../round.ts";
import {makeWorld, type World} from "../world.ts";

async function browsersOf({mark}: World): Promise<Found[]> {
  return (await processesWith(mark)).filter(({command}) => command.includes("--user-data-dir="));
}

/** Every browser of the run that is seen within a time after the first is. */
async function killBrowsers(world: World, ended: Promise<Ended>, milliseconds: number): Promise<number> {
  let isOver = false;
  let killed = 0;
  const end = ended.then(() => {
    isOver = true;
  });
  while (!isOver && (await browsersOf(world)).length === 0) await sleep(20);
  await Promise.race([sleep(milliseconds), end]);
  if (isOver) return killed;
  const found = await browsersOf(world);
  signal(found, "SIGKILL");
  killed += found.length;
  return killed;
}

export const deadBrowser: Kind = {
  name: "dead browser",
  count: 10,
  missing: () => (process.platform === "linux" ? null : "only Linux tells whose a process is"),
  open: async (chance) => {
    const world = await makeWorld({formats: ["pdf", "json"]});
    await settle(world);
    return {
      happen: async () => {
        const fault = async () => {
          const {ended} = world.start(["nightly", world.job]);
          await killBrowsers(world, ended, chance.below(1500));
          return await ended;
        };
        return await round(world, fault, {mayEnd: [0]});
      },
      close: world.close,
    };
  },
};

/** So little memory for each process that work dies of it, now soon, now late. */
export const littleMemory: Kind = {
  name: "out of memory",
  count: 6,
  missing: () => null,
  open: async (chance) => {
    const world = await makeWorld();
    await settle(world);
    return {
      happen: async () => {
        const environment = {NODE_OPTIONS: `--max-old-space-size=${24 + chance.below(24)}`};
        return await round(world, () => world.run(["nightly", world.job], {environment}), {
          // 134 and 139 are Node's own; null where the system says by which signal it ended.
          mayEnd: [0, 7, 134, 139, null],
          mayCutJournal: true,
        });
      },
      close: world.close,
    };
  },
};
