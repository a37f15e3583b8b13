/** The other programs: batch in a folder without an archive, fetch, and schedule. */
import {writeFileSync} from "node:fs";
import {readdir, readlink, realpath} from "node:fs/promises";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {contentsOf, differences, reportsOf} from "../contents.ts";
import type {Version} from "../evaluation.ts";
import type {Kind, Outcome} from "../kind.ts";
import {processesLeft, processesWith, signal} from "../processes.ts";
import type {Ended, Started} from "../program.ts";
import {otherThan, round, settle} from "../round.ts";
import {makeWorld, type World} from "../world.ts";
import {fakeTime, whyNoFakeTime} from "./clock.ts";

/** Starts a program and kills it at a moment of its usual length. */
async function killedAt(world: World, args: readonly string[], milliseconds: number): Promise<Ended> {
  const {child, ended} = world.start(args);
  const early = await Promise.race([sleep(milliseconds), ended]);
  if (early === undefined) child.kill("SIGKILL");
  return await ended;
}

async function leftIn(world: World, folder: string): Promise<string[]> {
  const processes = (await processesLeft(world.mark, 3000)).map(({command}) => `process: ${command.slice(0, 100)}`);
  const temporary = (await readdir(world.temporary)).map((name) => `temporary: ${name}`);
  const names = await readdir(folder, {recursive: true});
  const hidden = names
    .filter((name) => /(^|\/)\.(?!maalepunkt-batch\.json$)/.test(name))
    .map((name) => `left: ${name}`);
  return [...processes, ...temporary, ...hidden];
}

/**
 * A batch writes to the folder that readers see: each of its files is whole, old or new, and the next run brings all of them to one
 * state. That may be the old one, when the data are again what they were.
 */
export const killBatch: Kind = {
  name: "kill -9 of a batch",
  count: 16,
  missing: () => null,
  open: async (chance) => {
    const world = await makeWorld({formats: ["html", "json"]});
    const out = join(world.root, "batch");
    const args = ["batch", world.evaluation, "--format", "html,json", "--out", out];
    world.bring("first");
    let length = (await world.run(args)).milliseconds;
    let stands: Version = "first";
    return {
      happen: async () => {
        const problems: string[] = [];
        const nextProblems: string[] = [];
        const wanted = otherThan(stands);
        world.bring(wanted);
        await killedAt(world, args, length * (0.3 + 0.7 * chance.share()));
        const found = reportsOf(await contentsOf(out));
        let fresh = 0;
        for (const [path, print] of world.expected[stands]) {
          if (found.get(path) === world.expected[wanted].get(path)) fresh += 1;
          else if (found.get(path) !== print) problems.push(`${path} is neither old nor new`);
        }
        const next = chance.share() < 0.5 ? wanted : stands;
        world.bring(next);
        const ended = await world.run(args);
        length = (length + ended.milliseconds) / 2;
        if (ended.code !== 0) nextProblems.push(`the next run ended with ${ended.code}: ${ended.words.slice(-300)}`);
        nextProblems.push(...differences(world.expected[next], reportsOf(await contentsOf(out))));
        nextProblems.push(...(await leftIn(world, out)));
        stands = next;
        return {seen: fresh === world.expected[wanted].size ? "new" : "old", problems, nextProblems};
      },
      close: world.close,
    };
  },
};

/** One of them writes; the others are told so, or find nothing to do. */
export const batchesAtOnce: Kind = {
  name: "three batches at once",
  count: 4,
  missing: () => null,
  open: async (chance) => {
    const world = await makeWorld({formats: ["json"]});
    const out = join(world.root, "batch");
    const args = ["batch", world.evaluation, "--format", "json", "--out", out];
    return {
      happen: async (index) => {
        const wanted: Version = index % 2 === 0 ? "first" : "second";
        world.bring(wanted);
        const start = async () => {
          await sleep(chance.below(300));
          return await world.run(args);
        };
        const ended = await Promise.all([start(), start(), start()]);
        const problems = ended.flatMap(({code, words}) =>
          code === 0 || code === 8 ? [] : [`it ended with ${code}: ${words}`],
        );
        if (!ended.some(({code}) => code === 0)) problems.push("none of them was let in");
        problems.push(...differences(world.expected[wanted], reportsOf(await contentsOf(out))));
        const next = await world.run(args);
        const nextProblems = next.code === 0 ? await leftIn(world, out) : [`the next run ended with ${next.code}`];
        return {seen: "new", problems, nextProblems};
      },
      close: world.close,
    };
  },
};

/** The folder of the data is the old set or the new one, at every moment. */
export const killFetch: Kind = {
  name: "kill -9 of fetch",
  count: 16,
  missing: () => null,
  open: async (chance) => {
    const world = await makeWorld({formats: ["json"], fetches: true});
    const args = ["fetch", world.job];
    const folder = join(world.root, "hentet");
    world.bring("first");
    let length = (await world.run(args)).milliseconds;
    let stands: Version = "first";
    const shown = async (): Promise<string> => [...(await contentsOf(await realpath(folder)))].join();
    const wantedOf = new Map<Version, string>([["first", await shown()]]);
    world.bring("second");
    await world.run(args);
    wantedOf.set("second", await shown());
    stands = "second";
    return {
      happen: async (): Promise<Outcome> => {
        const wanted = otherThan(stands);
        world.bring(wanted);
        await killedAt(world, args, length * (0.4 + 0.65 * chance.share()));
        const problems: string[] = [];
        const nextProblems: string[] = [];
        const found = await shown().catch(String);
        if (found !== wantedOf.get(stands) && found !== wantedOf.get(wanted))
          problems.push(`the data are neither: ${found}`);
        const next = await world.run(args);
        length = (length + next.milliseconds) / 2;
        if (next.code !== 0) nextProblems.push(`the next run ended with ${next.code}: ${next.words.slice(-300)}`);
        if ((await shown()) !== wantedOf.get(wanted)) nextProblems.push("the next run did not bring the new data");
        nextProblems.push(...(await remainsOfFetch(world)));
        const seen = found === wantedOf.get(wanted) ? "new" : "old";
        stands = wanted;
        return {seen, problems, nextProblems};
      },
      close: world.close,
    };
  },
};

async function remainsOfFetch({root, temporary, mark}: World): Promise<string[]> {
  const home = join(root, ".hentet.fetch");
  const inUse = await readlink(join(root, "hentet"));
  const left = (await readdir(home, {recursive: true})).filter((name) => /\.new|link-|^parts\/./.test(name));
  const processes = (await processesLeft(mark, 2000)).map(({command}) => command);
  return [
    ...left.map((name) => `left: ${name} (in use ${inUse})`),
    ...(await readdir(temporary)).map((name) => `temporary: ${name}`),
    ...processes,
  ];
}

/** A daemon that is killed while a run is at work makes up for it when it is started again. */
export const killSchedule: Kind = {
  name: "kill -9 of schedule",
  count: 6,
  missing: whyNoFakeTime,
  open: async (chance) => {
    const world = await makeWorld({formats: ["json"], job: {schedule: {cron: "30 2 * * *"}}});
    await settle(world);
    const clock = join(world.root, "tid");
    let day = 0;
    const start = () => world.start(["schedule", world.job, "--grace-seconds", "60"], {environment: fakeTime(clock)});
    return {
      happen: async () => {
        day += 2;
        writeFileSync(clock, `+${day}d`);
        const fault = async () => {
          const {child, ended} = start();
          await Promise.race([sleep(chance.below(4000)), ended]);
          child.kill("SIGKILL");
          return await ended;
        };
        const nextRun = async () => {
          const started = start();
          await caughtUp(started);
          started.child.kill("SIGTERM");
          return await started.ended;
        };
        return await round(world, fault, {mayEnd: [null], mayCutJournal: true, nextRun});
      },
      close: async () => {
        signal(await processesWith(world.mark), "SIGKILL");
        await world.close();
      },
    };
  },
};

/** Until the daemon has made up for what was missed; nothing was when no run begins for a while. */
async function caughtUp({child, ended}: Started): Promise<void> {
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    words += chunk.toString();
  });
  const said = async (what: string, milliseconds: number) => {
    const until = performance.now() + milliseconds;
    while (!words.includes(what) && performance.now() < until && child.exitCode === null) await sleep(30);
    return words.includes(what);
  };
  if (!(await said("waiting for", 30_000))) return;
  if (await said("run begins", 2000)) await Promise.race([said("run ends", 120_000), ended]);
}
