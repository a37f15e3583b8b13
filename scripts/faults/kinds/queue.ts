/** Reports made by workers: workers and dispatchers that are killed, and a database that goes away. */
import {mkdtempSync, writeFileSync} from "node:fs";
import {readdir} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {killServer, reviveServer, serverPrograms, startServers, stopServers} from "../../postgres/servers.ts";
import {contentsOf, differences, reportsOf} from "../contents.ts";
import type {Version} from "../evaluation.ts";
import type {Kind} from "../kind.ts";
import {killWorkers} from "../workers.ts";
import {makeWorld} from "../world.ts";

function whyNoServer(): string | null {
  return serverPrograms() === null ? "PostgreSQL is not installed" : null;
}

async function startServer(): Promise<{readonly folder: string; readonly url: string}> {
  const folder = mkdtempSync(join(tmpdir(), "mp-pg-"));
  const [url = ""] = await startServers(folder, 1);
  return {folder, url};
}

const killsEach = 5;

export const deadWorkers: Kind = {
  name: `kill -9 of ${killsEach} workers or dispatchers`,
  count: 4,
  missing: whyNoServer,
  open: async (chance) => {
    const {folder, url} = await startServer();
    const world = await makeWorld({formats: ["json"]});
    world.bring("first");
    return {
      happen: async () => {
        const {problems} = await killWorkers({
          url,
          evaluation: world.evaluation,
          formats: ["json"],
          kills: killsEach,
          seed: chance.below(1_000_000),
          workers: 2,
          longestLifeMilliseconds: 6000,
        });
        return {seen: "new", problems, nextProblems: []};
      },
      close: async () => {
        await world.close();
        stopServers(folder);
      },
    };
  },
};

/** It comes back after a while, and everybody goes on. */
export const deadDatabase: Kind = {
  name: "dead database",
  count: 5,
  missing: whyNoServer,
  open: async (chance) => {
    const {folder, url} = await startServer();
    const world = await makeWorld({formats: ["json"]});
    const queue = join(world.root, "queue");
    writeFileSync(queue, url, {mode: 0o600});
    const where = ["--queue", queue, "--share", join(world.root, "share")];
    const out = join(world.root, "batch");
    const batch = ["batch", world.evaluation, "--format", "json", "--out", out, "--lease", "2", ...where];
    return {
      happen: async (index) => {
        const wanted: Version = index % 2 === 0 ? "first" : "second";
        world.bring(wanted);
        const problems: string[] = [];
        const nextProblems: string[] = [];
        const worker = world.start(["worker", world.evaluation, "--log-level", "error", ...where]);
        const dispatcher = world.start(batch);
        await sleep(chance.below(5000));
        killServer(folder, 0);
        await sleep(chance.below(1500));
        reviveServer(folder, 0);
        const ended = await dispatcher.ended;
        if (ended.code !== 0) problems.push(`the dispatcher ended with ${ended.code}: ${ended.words.slice(-300)}`);
        problems.push(...differences(world.expected[wanted], reportsOf(await contentsOf(out))));
        const next = await world.run(batch);
        if (next.code !== 0) nextProblems.push(`the next run ended with ${next.code}: ${next.words.slice(-300)}`);
        worker.child.kill("SIGTERM");
        const {code, words} = await worker.ended;
        if (code !== 0) nextProblems.push(`the worker ended with ${code}: ${words.slice(-300)}`);
        const left = (await readdir(join(world.root, "share"), {recursive: true})).filter((name) => name.includes("/"));
        nextProblems.push(...left.map((name) => `left in the shared folder: ${name}`));
        return {seen: "new", problems, nextProblems};
      },
      close: async () => {
        await world.close();
        stopServers(folder);
      },
    };
  },
};
