/** kill -9 of a nightly run: of its process, of all its processes, at an exact step, and of the process that its work is done in. */
import {readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import type {Chance} from "../chance.ts";
import type {Kind} from "../kind.ts";
import {type Found, processesWith, signal} from "../processes.ts";
import {round, settle} from "../round.ts";
import type {StepFault} from "../step-fault.ts";
import {makeWorld, type World, type WorldOptions} from "../world.ts";

type Kill = (world: World, pid: number) => Promise<void> | void;

const preload = `--import=${new URL("../preload.ts", import.meta.url).href}`;

/** A fault that happens at a step of a run's. */
export function atStep(fault: StepFault): NodeJS.ProcessEnv {
  return {MAALEPUNKT_FAULT: JSON.stringify(fault), NODE_OPTIONS: preload};
}

/** The names of the steps that a run takes with new data. */
export async function stepsOf(world: World, process: StepFault["process"]): Promise<string[]> {
  const steps = join(world.root, "steps");
  await rm(steps, {force: true});
  const environment = atStep({process, act: "count", at: 0, when: "before", once: null, steps});
  const ended = await world.run(["nightly", world.job], {environment});
  if (ended.code !== 0) throw new Error(`A run whose steps are counted ended with ${ended.code}: ${ended.words}`);
  const names = (await readFile(steps, "utf8")).trim().split("\n");
  await rm(steps);
  return names;
}

/** At random moments of a run's whole length, which is measured as it goes, since machines are busy at times. */
function atMoments(name: string, count: number, options: WorldOptions, kill: Kill): Kind {
  return {
    name,
    count,
    missing: () => null,
    open: async (chance) => {
      const world = await makeWorld(options);
      await settle(world);
      let length = 3000;
      return {
        happen: async () => {
          const moment = chance.share() * length * 1.05;
          return await round(
            world,
            async () => {
              const {child, ended} = world.start(["nightly", world.job]);
              const early = await Promise.race([sleep(moment), ended]);
              if (early === undefined && child.pid !== undefined) await kill(world, child.pid);
              return await ended;
            },
            {
              mayEnd: [null, 0],
              mayCutJournal: true,
              nextRun: async () => {
                const next = await world.run(["nightly", world.job]);
                length = (length + next.milliseconds) / 2;
                return next;
              },
            },
          );
        },
        close: world.close,
      };
    },
  };
}

export const killRun = atMoments("kill -9 of the run", 90, {}, (_, pid) => {
  process.kill(pid, "SIGKILL");
});

export const killAll = atMoments("kill -9 of all its processes", 50, {fetches: true}, async ({mark}, pid) => {
  process.kill(pid, "SIGKILL");
  signal(await processesWith(mark), "SIGKILL");
});

export const killPrinting = atMoments("kill -9 while it prints", 10, {formats: ["html", "pdf", "json"]}, (_, pid) => {
  process.kill(pid, "SIGKILL");
});

/** The run is gone, and the process that works for it hears of it only later: the next run must not meet it. */
export const killFrozen = atMoments("kill -9, its work is frozen", 10, {}, async ({mark}, pid) => {
  const others = (await processesWith(mark)).filter((found) => found.pid !== pid);
  signal(others, "SIGSTOP");
  process.kill(pid, "SIGKILL");
  void thaw(others);
});

async function thaw(processes: readonly Found[]): Promise<void> {
  await sleep(1500);
  signal(processes, "SIGCONT");
}

/** Steps that change what readers see, or what the next run goes by, are tried more often. */
const pivotal = new Set(["rename", "symlink", "rm", "rmdir", "handle.appendFile", "handle.sync"]);

function pick(steps: readonly string[], chance: Chance): number {
  const wanted = steps.flatMap((name, index) => (pivotal.has(name) ? [index] : []));
  return chance.share() < 0.6 && wanted.length > 0
    ? (wanted[chance.below(wanted.length)] ?? 0)
    : chance.below(steps.length);
}

export const killAtStep: Kind = {
  name: "kill -9 at a step",
  count: 150,
  missing: () => null,
  open: async (chance) => {
    const world = await makeWorld();
    await settle(world);
    world.bring("second");
    const steps = await stepsOf(world, "main");
    return {
      happen: async () => {
        const at = pick(steps, chance);
        const when = chance.of(["before", "middle", "after"]);
        const environment = atStep({process: "main", act: "kill", at, when, once: null, steps: null});
        const outcome = await round(world, () => world.run(["nightly", world.job], {environment}), {
          mayEnd: [null, 0],
          mayCutJournal: true,
        });
        const told = (problem: string) => `${when} step ${at} (${steps[at]}): ${problem}`;
        return {...outcome, problems: outcome.problems.map(told), nextProblems: outcome.nextProblems.map(told)};
      },
      close: world.close,
    };
  },
};

/** As the kernel does it where memory is short. The run itself tries again. */
export const killWork: Kind = {
  name: "kill -9 of its work only",
  count: 20,
  missing: () => null,
  open: async (chance) => {
    const world = await makeWorld();
    await settle(world);
    world.bring("second");
    const steps = await stepsOf(world, "child");
    return {
      happen: async (index) => {
        const when = chance.of(["before", "middle", "after"]);
        const once = join(world.root, `killed-${index}`);
        const environment = atStep({
          process: "child",
          act: "kill",
          at: chance.below(steps.length),
          when,
          once,
          steps: null,
        });
        const outcome = await round(world, () => world.run(["nightly", world.job], {environment}), {mayEnd: [0]});
        return outcome.seen === "new"
          ? outcome
          : {...outcome, problems: [...outcome.problems, "it was not tried again"]};
      },
      close: world.close,
    };
  },
};
