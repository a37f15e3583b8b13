/** What a run reads: files that cannot be read, and a server that does not answer as it should. */
import {chmodSync, chownSync, mkdirSync, readdirSync, renameSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {Kind} from "../kind.ts";
import {round, settle} from "../round.ts";
import {serverFaults} from "../serve-data.ts";
import {makeWorld} from "../world.ts";

const nobody = 65_534;

/** A folder in the place of a file, or no permission to read it. */
export const unreadable: Kind = {
  name: "unreadable file",
  count: 8,
  missing: () => null,
  open: async () => {
    const world = await makeWorld({formats: ["json"]});
    await settle(world);
    const files = [
      "data/register.csv",
      "evaluering/evaluation.yaml",
      "evaluering/codebook.yaml",
      "evaluering/chapters/01-resultater.md",
    ];
    const uid = process.getuid?.() === 0 ? nobody : undefined;
    return {
      happen: async (index) => {
        const path = join(world.root, files[index % files.length] ?? "");
        const isForbidden = index % (2 * files.length) < files.length;
        const hide = () => {
          if (isForbidden) return chmodSync(path, 0o000);
          renameSync(path, `${path}.gemt`);
          mkdirSync(path);
        };
        const show = () => {
          if (isForbidden) return chmodSync(path, 0o644);
          rmSync(path, {recursive: true});
          renameSync(`${path}.gemt`, path);
        };
        const own = (user: number) => {
          if (uid === undefined) return;
          for (const name of ["", ...readdirSync(world.root, {recursive: true})])
            chownIfThere(join(world.root, String(name)), user);
        };
        const fault = async () => {
          hide();
          // Root may read everything.
          own(nobody);
          return await world.run(["nightly", world.job], {uid: isForbidden ? uid : undefined});
        };
        const outcome = await round(world, fault, {
          mayEnd: [3, 4, 6, 7],
          mend: () => {
            own(0);
            show();
          },
        });
        return outcome;
      },
      close: world.close,
    };
  },
};

function chownIfThere(path: string, user: number): void {
  try {
    chownSync(path, user, user);
  } catch {
    // A link that leads nowhere.
  }
}

/** For one request, which another try mends, and for all of a run. */
export const serverErrors: Kind = {
  name: "server errors",
  count: 2 * serverFaults.length,
  missing: () => null,
  open: async () => {
    const world = await makeWorld({formats: ["json"], fetches: true});
    const {server} = world;
    if (server === null) throw new Error("there is no server");
    await settle(world);
    return {
      happen: async (index) => {
        const fault = serverFaults[index % serverFaults.length] ?? "500";
        const isForAll = index >= serverFaults.length;
        server.misbehave(fault, isForAll ? Number.POSITIVE_INFINITY : 1);
        const outcome = await round(world, () => world.run(["nightly", world.job]), {
          mayEnd: [0, 4, 7],
          mend: server.behave,
        });
        const where = (problem: string) => `${fault}${isForAll ? " all the time" : " once"}: ${problem}`;
        return {...outcome, problems: outcome.problems.map(where), nextProblems: outcome.nextProblems.map(where)};
      },
      close: world.close,
    };
  },
};
