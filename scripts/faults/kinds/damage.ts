/** Files of an archive that are damaged, and what dead runs have left. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import {basename, join} from "node:path";
import {sha256} from "../../../src/editions/sha256.ts";
import type {Chance} from "../chance.ts";
import type {Kind} from "../kind.ts";
import {round, settle} from "../round.ts";
import {makeWorld, type World} from "../world.ts";

type Hurt = (path: string, chance: Chance) => void;

/** A new file in its place: editions share files, and only this one's name is hurt. */
function replace(path: string, change: (content: Buffer) => Uint8Array): void {
  const content = existsSync(path) ? readFileSync(path) : Buffer.from("x");
  rmSync(path, {force: true});
  writeFileSync(path, change(content));
}

const hurts: Readonly<Record<string, Hurt>> = {
  emptied: (path) => replace(path, () => new Uint8Array()),
  cut: (path, chance) => replace(path, (content) => content.subarray(0, chance.below(content.length))),
  changed: (path, chance) =>
    replace(path, (content) => {
      if (content.length === 0) return Buffer.from("x");
      const copy = Buffer.from(content);
      copy.writeUInt8((copy.readUInt8(chance.below(copy.length)) + 1) % 256, chance.below(copy.length));
      return copy;
    }),
  gone: (path) => rmSync(path, {force: true}),
  garbage: (path) => replace(path, () => Buffer.from('{"schema": "maalepunkt/elsewhere@9", "files": "\u0000"}')),
};

/** Files that a run goes by. */
function targets({layout}: World): string[] {
  const inEdition = [
    "edition.json",
    "manifest.json",
    ".maalepunkt-batch.json",
    "alle/manifest.json",
    "alle/alle-results.json",
    "odense/odense-results.json",
  ];
  return [
    ...inEdition.map((name) => join(layout.current, name)),
    layout.journal,
    layout.holder,
    layout.lock,
    layout.current,
  ];
}

export const damage: Kind = {
  name: "damaged files",
  count: 40,
  missing: () => null,
  open: async (chance) => {
    const world = await makeWorld({formats: ["json"]});
    await settle(world);
    return {
      happen: async (index) => {
        const files = targets(world);
        const path = files[index % files.length] ?? "";
        const isLink = path === world.layout.current;
        const names = isLink ? ["gone", "dangling"] : Object.keys(hurts);
        const name = names[Math.floor(index / files.length) % names.length] ?? "gone";
        const editions = new Set(readdirSync(world.layout.editions));
        const fault = async () => {
          if (name === "dangling") {
            rmSync(path);
            symlinkSync("editions/1999-01-01-01", path);
          } else hurts[name]?.(path, chance);
          return await world.run(["nightly", world.job]);
        };
        const isPublishedHurt = path.startsWith(world.layout.current);
        // Hurt, it is whole again with the run itself; a lock that is no lock any more is told, and removed by somebody.
        const isLock = path === world.layout.lock;
        const outcome = await round(world, fault, {
          isPublishedHurt,
          mayEnd: isLock ? [0, 7] : [0],
          // A line that was hurt in an earlier round stays.
          mayCutJournal: true,
          mend: () => {
            if (isLock) rmSync(path, {force: true});
            // What was hurt stays in the archive for somebody to look at, and must not be counted as a fault of the coming rounds.
            if (isPublishedHurt) removeHurt(world, editions);
          },
        });
        const where = (problem: string) => `${basename(path)} ${name}: ${problem}`;
        return {...outcome, problems: outcome.problems.map(where), nextProblems: outcome.nextProblems.map(where)};
      },
      close: world.close,
    };
  },
};

function removeHurt({layout}: World, before: ReadonlySet<string>): void {
  const current = existsSync(layout.current) ? basename(readlinkOf(layout.current)) : "";
  for (const id of before) if (id !== current) rmSync(join(layout.editions, id), {recursive: true, force: true});
}

function readlinkOf(path: string): string {
  return readFileSync(join(path, "edition.json"), "utf8").match(/"id": "([^"]+)"/)?.[1] ?? "";
}

/** Whatever a run may have left that died long ago. */
export const leftovers: Kind = {
  name: "remains of dead runs",
  count: 3,
  missing: () => null,
  open: async () => {
    const world = await makeWorld({formats: ["json"]});
    await settle(world);
    const {layout, temporary} = world;
    return {
      happen: async () => {
        const staged = join(layout.work, "staging-20260101T000000Z-abcdef", "alle");
        mkdirSync(join(staged, ".staging-x"), {recursive: true});
        writeFileSync(join(staged, "alle-results.json"), "{");
        mkdirSync(join(layout.work, "trash-2026-01-01-01", "alle"), {recursive: true});
        mkdirSync(join(layout.work, ".staging-abcdef"));
        symlinkSync("editions/1999-01-01-01", `${layout.current}.next`);
        mkdirSync(join(temporary, `maalepunkt-${sha256(layout.root).slice(0, 12)}-abcdef`, "maalepunkt-browser-x"), {
          recursive: true,
        });
        const dead = {
          what: "nightly",
          run: "20260101T000000Z-abcdef",
          pid: process.pid,
          host: "x",
          since: "2026-01-01T00:00:00.000Z",
        };
        writeFileSync(layout.holder, JSON.stringify(dead));
        appendFileSync(layout.journal, '{"schema":"maalepunkt/run@1","event":"ru');
        return await round(world, () => world.run(["nightly", world.job]), {mayEnd: [0], mayCutJournal: true});
      },
      close: world.close,
    };
  },
};
