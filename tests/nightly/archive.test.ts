import {cp, lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {nextEditionId} from "../../src/nightly/archive/edition-id.ts";
import type {EditionRecord} from "../../src/nightly/archive/edition-record.ts";
import {readCurrent, readEditions, readHeld} from "../../src/nightly/archive/editions.ts";
import {type FileEffects, fileEffects} from "../../src/nightly/archive/file-effects.ts";
import {faultsOf, inventory, isSameInventory} from "../../src/nightly/archive/inventory.ts";
import {type ArchiveLayout, archiveLayout} from "../../src/nightly/archive/layout.ts";
import {pruneEditions, sweep} from "../../src/nightly/archive/prune.ts";
import {dropHeld, holdEdition, publishEdition} from "../../src/nightly/archive/publish.ts";
import {stageEdition} from "../../src/nightly/archive/stage.ts";

let layout: ArchiveLayout;
beforeEach(async () => {
  layout = archiveLayout(await mkdtemp(join(tmpdir(), "maalepunkt-arkiv-")));
  await mkdir(layout.work);
});
afterEach(() => rm(layout.root, {recursive: true, force: true}));

type Files = Readonly<Record<string, string>>;

/** What a night does to an archive, without the building: stage from the published edition, write, publish, prune. */
async function night(run: string, changed: Files, files: FileEffects = fileEffects): Promise<string> {
  await sweep(layout, files);
  const editions = await readEditions(layout, files);
  const current = editions.find(({isCurrent}) => isCurrent);
  const base = current?.record ? {folder: current.folder, files: current.record.files} : null;
  const staged = await stageEdition(layout, run, base, files);
  // What cannot be begun with is built anew.
  const written = base === null ? {...first, ...changed} : changed;
  for (const [path, content] of Object.entries(written)) await replace(join(staged.folder, path), content);
  const record = recordOf(run, await inventory(staged.folder, files, staged.prints), editions);
  await publishEdition(layout, staged.folder, record, files);
  await dropHeld(layout, files);
  await pruneEditions(layout, {last: 2, weekly: 0, monthly: 0, yearly: 0}, files);
  return record.id;
}

function recordOf(
  run: string,
  files: EditionRecord["files"],
  editions: readonly {readonly id: string; readonly record: EditionRecord | null}[],
): EditionRecord {
  return {
    schema: "maalepunkt/edition@1",
    id: nextEditionId(
      "2026-05-01",
      editions.map(({id}) => id),
    ),
    number: Math.max(0, ...editions.map(({record}) => record?.number ?? 0)) + 1,
    run,
    day: "2026-05-01",
    made: "2026-05-01T00:30:00.000Z",
    notices: {},
    fetched: [],
    files,
  };
}

/** As every writer of maalepunkt does it: a new file in the place of the old. */
async function replace(path: string, content: string): Promise<void> {
  await mkdir(join(path, ".."), {recursive: true});
  await rm(path, {force: true});
  await writeFile(path, content);
}

/** The files that readers see; null when there are none. Fails when what they see is not whole. */
async function seen(): Promise<Files | null> {
  const id = await readCurrent(layout, fileEffects);
  if (id === null) return null;
  const edition = (await readEditions(layout, fileEffects)).find(({isCurrent}) => isCurrent);
  expect(edition?.record?.id, "the published edition has its record").toBe(id);
  const files = edition?.record?.files ?? [];
  expect(await faultsOf(layout.current, files, fileEffects)).toEqual([]);
  const found = await Promise.all(
    files.map(async ({path}) => [path, await readFile(join(layout.current, path), "utf8")] as const),
  );
  return Object.fromEntries(found);
}

const first: Files = {"index.html": "1", "aarhus/report.html": "Aarhus 1", "randers/report.html": "Randers 1"};
const second: Files = {"index.html": "2", "aarhus/report.html": "Aarhus 2"};
const both: Files = {...first, ...second};

describe("the archive of editions", () => {
  it("shares unchanged files between editions and never writes into an earlier one", async () => {
    const before = await night("a", first);
    const after = await night("b", second);
    expect([before, after]).toEqual(["2026-05-01-01", "2026-05-01-02"]);
    expect(await readlink(layout.current)).toBe(join("editions", after));
    expect(await seen()).toEqual(both);
    const inode = async (id: string, path: string) => (await stat(join(layout.editions, id, path))).ino;
    expect(await inode(after, "randers/report.html")).toBe(await inode(before, "randers/report.html"));
    expect(await inode(after, "aarhus/report.html")).not.toBe(await inode(before, "aarhus/report.html"));
    expect(await readFile(join(layout.editions, before, "aarhus/report.html"), "utf8")).toBe("Aarhus 1");
  });

  it("copies where files can have one name only", async () => {
    await night("a", first);
    const refuse = async () => {
      throw Object.assign(new Error("no links here"), {code: "EPERM"});
    };
    const after = await night("b", second, {...fileEffects, link: refuse});
    expect(await seen()).toEqual(both);
    expect((await stat(join(layout.editions, after, "randers/report.html"))).nlink).toBe(1);
  });

  it("keeps as many editions as it is told to, and the published one", async () => {
    for (const run of ["a", "b", "c", "d"]) await night(run, {...first, "index.html": run});
    expect(await readdir(layout.editions)).toEqual(["2026-05-01-03", "2026-05-01-04"]);
    await rm(layout.current);
    await symlink("editions/2026-05-01-03", layout.current);
    await night("e", second);
    await night("f", second);
    expect(await readdir(layout.editions)).toEqual(["2026-05-01-05", "2026-05-01-06"]);
  });

  it("leaves a damaged edition for somebody to look at", async () => {
    for (const run of ["a", "b"]) await night(run, {...first, "index.html": run});
    await writeFile(join(layout.editions, "2026-05-01-01", "edition.json"), "{}");
    for (const run of ["c", "d"]) await night(run, {...first, "index.html": run});
    expect(await readdir(layout.editions)).toEqual(["2026-05-01-01", "2026-05-01-03", "2026-05-01-04"]);
  });

  it("orders editions by how they were made, whatever the clock said", async () => {
    await night("a", first);
    const staged = await stageEdition(layout, "b", null, fileEffects);
    await replace(join(staged.folder, "index.html"), "fra fremtiden");
    const editions = await readEditions(layout, fileEffects);
    const record = {...recordOf("b", await inventory(staged.folder, fileEffects), editions), id: "2031-01-01-01"};
    await publishEdition(layout, staged.folder, record, fileEffects);
    await night("c", second);
    expect((await readEditions(layout, fileEffects)).map(({id}) => id)).toEqual(["2031-01-01-01", "2026-05-01-02"]);
  });

  it("follows no link that leads out of its editions", async () => {
    await night("a", first);
    for (const target of ["/etc", "../elsewhere", "editions/../../etc", "editions/2026-05-01-01/aarhus", "editions"]) {
      await rm(layout.current);
      await symlink(target, layout.current);
      expect(await readCurrent(layout, fileEffects), target).toBeNull();
    }
  });

  it("trusts no record that names files outside its edition", async () => {
    await night("a", first);
    const file = join(layout.editions, "2026-05-01-01", "edition.json");
    const record = await readFile(file, "utf8");
    for (const path of ["../../x", "/etc/passwd", "a/../../x", ".."]) {
      await writeFile(file, record.replace("aarhus/report.html", path));
      expect((await readEditions(layout, fileEffects))[0]?.record, path).toBeNull();
    }
  });

  it("has one edition held at a time, beside those that are published", async () => {
    await night("a", first);
    for (const run of ["b", "c"]) {
      const staged = await stageEdition(layout, run, null, fileEffects);
      await replace(join(staged.folder, "index.html"), run);
      const record = recordOf(
        run,
        await inventory(staged.folder, fileEffects),
        await readEditions(layout, fileEffects),
      );
      await holdEdition(layout, staged.folder, record, fileEffects);
    }
    expect((await readHeld(layout, fileEffects))?.record?.run).toBe("c");
    expect(await readdir(layout.held)).toEqual(["2026-05-01-02"]);
    expect(await seen()).toEqual(first);
  });

  it("knows the same files with the same content", async () => {
    await night("a", first);
    const [edition] = await readEditions(layout, fileEffects);
    const files = edition?.record?.files ?? [];
    expect(isSameInventory(files, files)).toBe(true);
    expect(isSameInventory(files, files.slice(1))).toBe(false);
    expect(isSameInventory(files, [...files.slice(1), {path: "andet", sha256: "0".repeat(64), bytes: 1}])).toBe(false);
  });
});

/** The nth effect, counted over all, fails; with `forGood`, all that come after it fail too, as when the power goes. */
function failing(nth: number, forGood: boolean) {
  let count = 0;
  const failed = {at: null as string | null};
  const wrapped = Object.fromEntries(
    Object.entries(fileEffects).map(([name, effect]) => [
      name,
      async (...args: unknown[]) => {
        count += 1;
        if (count === nth || (forGood && count > nth)) {
          failed.at ??= name;
          throw Object.assign(new Error("no space left on device"), {code: "ENOSPC"});
        }
        return await (effect as (...given: unknown[]) => Promise<unknown>)(...args);
      },
    ]),
  );
  return {effects: wrapped as unknown as FileEffects, failed};
}

describe("an archive on a disk that fails", () => {
  for (const [how, forGood] of [
    ["once", false],
    ["for good", true],
  ] as const) {
    it(`shows a whole edition, the old or the new, when any one of its operations fails ${how}; and the next night ends well`, async () => {
      const origin = `${layout.root}-original`;
      for (const run of ["a", "b", "c"]) await night(run, {...first, "index.html": run});
      const old = {...first, "index.html": "c"};
      await cp(layout.root, origin, {recursive: true, verbatimSymlinks: true});
      try {
        const tried = new Set<string>();
        for (let nth = 1; nth < 500; nth += 1) {
          const {effects, failed} = failing(nth, forGood);
          await night("d", second, effects).catch(() => undefined);
          if (failed.at === null) break;
          tried.add(failed.at);
          expect([old, {...old, ...second}], `${failed.at}, operation ${nth}`).toContainEqual(await seen());
          await night("e", {"index.html": "e", "aarhus/report.html": "Aarhus 3"});
          expect(await seen()).toEqual({...old, "index.html": "e", "aarhus/report.html": "Aarhus 3"});
          expect(await readdir(layout.work), "nothing is left").toEqual([]);
          expect((await readdir(layout.root)).sort()).toEqual([".nightly", "current", "editions"]);
          expect((await readdir(layout.editions)).length, "retention").toBe(2);
          await rm(layout.root, {recursive: true});
          await cp(origin, layout.root, {recursive: true, verbatimSymlinks: true});
        }
        expect([...tried].sort()).toEqual(
          [
            "identity",
            "link",
            "list",
            "makeFolder",
            "read",
            "readLink",
            "remove",
            "rename",
            "symlink",
            "sync",
            "write",
          ].sort(),
        );
      } finally {
        await rm(origin, {recursive: true, force: true});
      }
    });
  }

  it("refuses to publish over a folder that somebody has made in the place of the link", async () => {
    await mkdir(layout.current);
    await writeFile(join(layout.current, "mit"), "");
    await expect(night("a", first)).rejects.toMatchObject({kind: "output"});
    expect((await lstat(layout.current)).isDirectory()).toBe(true);
  });
});
