import {createHash} from "node:crypto";
import {lstat, mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {type Bench, makeBench, serve, type WebServer} from "../support/fetch.ts";

let server: WebServer;
let bench: Bench;
/** What the server has, by path; null breaks off. */
let contents: Record<string, string | null>;
beforeAll(async () => {
  server = await serve((request, response) => {
    const content = contents[request.url ?? ""] ?? null;
    if (content === null) response.writeHead(500).end();
    else response.writeHead(200, {"content-length": content.length}).end(content);
  });
});
afterAll(() => server.close());
beforeEach(async () => {
  bench = await makeBench();
  contents = {"/a.csv": "id;x\n1;1\n", "/b.csv": "id;y\n1;1\n"};
});
afterEach(() => bench.close());

const file = (name: string, as = `${name}.csv`) => ({
  type: "https",
  url: `${server.origin}/${name}.csv`,
  file: as,
  requests_per_minute: 6000,
});
const both = () => ({a: file("a"), b: file("b", "mappe/b.csv")});
const once = {retries: {tries: 1}};
const home = () => join(bench.data, "../.data.fetch");
const sets = () => readdir(join(home(), "sets"));

describe("the folder of the data", () => {
  it("is a link to all files of one run", async () => {
    await bench.fetch(both());
    const [set] = await sets();
    expect(await readlink(bench.data)).toBe(`.data.fetch/sets/${set}`);
    expect(await bench.files()).toEqual({"a.csv": "id;x\n1;1\n", "mappe/b.csv": "id;y\n1;1\n"});
  });

  it("may be read by nobody else", async () => {
    await bench.fetch(both());
    const modes = [home(), join(bench.data, "."), join(bench.data, "a.csv")].map(
      async (path) => (await stat(path)).mode,
    );
    expect((await Promise.all(modes)).map((mode) => mode & 0o777)).toEqual([0o700, 0o700, 0o600]);
  });

  it("is replaced as a whole, or not at all when one step fails", async () => {
    await bench.fetch(both());
    const before = await readlink(bench.data);
    contents["/a.csv"] = "id;x\n1;2\n";
    contents["/b.csv"] = null;
    await bench.refusal(both(), once);
    expect(await readlink(bench.data)).toBe(before);
    expect((await bench.files())["a.csv"]).toBe("id;x\n1;1\n");
    contents["/b.csv"] = "id;y\n1;3\n";
    const fetched = await bench.fetch(both());
    expect(fetched.files.map(({state}) => state)).toEqual(["changed", "changed"]);
    expect(await bench.files()).toEqual({"a.csv": "id;x\n1;2\n", "mappe/b.csv": "id;y\n1;3\n"});
  });

  it("is left as it is when nothing has changed", async () => {
    await bench.fetch(both());
    const {ino} = await lstat(bench.data);
    expect((await bench.fetch(both())).hasChanged).toBe(false);
    expect((await lstat(bench.data)).ino).toBe(ino);
  });

  it("keeps the set before for those who are reading it, and none older", async () => {
    for (const answer of ["1", "2", "3"]) {
      contents["/a.csv"] = `id;x\n1;${answer}\n`;
      await bench.fetch(both());
    }
    expect(await sets()).toHaveLength(2);
  });

  it("goes back to what it was when the files do", async () => {
    await bench.fetch(both());
    const first = await readlink(bench.data);
    contents["/a.csv"] = "id;x\n1;2\n";
    await bench.fetch(both());
    contents["/a.csv"] = "id;x\n1;1\n";
    await bench.fetch(both());
    expect(await readlink(bench.data)).toBe(first);
  });

  it("is made anew when somebody has changed a file in it", async () => {
    await bench.fetch(both());
    await writeFile(join(bench.data, "a.csv"), "id;x\n1;9\n");
    const fetched = await bench.fetch(both());
    expect(fetched.files.map(({state}) => state)).toEqual(["changed", "unchanged"]);
    expect((await bench.files())["a.csv"]).toBe("id;x\n1;1\n");
  });

  it("loses the file of a step that is no longer in the job", async () => {
    await bench.fetch(both());
    expect((await bench.fetch({a: file("a")})).removed).toEqual(["mappe/b.csv"]);
    expect(Object.keys(await bench.files())).toEqual(["a.csv"]);
  });

  it.each([
    [
      "a folder with files",
      async () => {
        await mkdir(bench.data);
        await writeFile(join(bench.data, "egen.csv"), "x");
      },
    ],
    ["a link", () => symlink("job", bench.data)],
    ["a file", () => writeFile(bench.data, "x")],
  ])("is not made in the place of %s", async (what, make) => {
    await make();
    const error = await bench.refusal(both());
    expect(error).toMatchObject({kind: "config", place: {file: "into"}});
    expect(error.message).toContain(`is ${what} that fetch has not made`);
  });

  it("takes the place of an empty folder", async () => {
    await mkdir(bench.data);
    await bench.fetch(both());
    expect(Object.keys(await bench.files())).toEqual(["a.csv", "mappe/b.csv"]);
  });

  it("is not made when two steps want the same file, or one a file where the other wants a folder", async () => {
    const same = await bench.refusal({a: file("a"), b: file("b", "a.csv")});
    expect(same).toMatchObject({kind: "config", place: {file: "from.b"}});
    expect(same.message).toBe('"a" and "b" both want to land at "a.csv".');
    const folder = await bench.refusal({a: file("a", "x.csv"), b: file("b", "x.csv/b.csv")});
    expect(folder.message).toBe('"a" and "b" both want to land at "x.csv/b.csv".');
    await expect(lstat(bench.data)).rejects.toThrow("ENOENT");
  });

  it("that cannot be written is told as such", async () => {
    await writeFile(join(bench.folder, "fil"), "x");
    const error = await bench.refusal(both(), {into: "fil/data"});
    expect(error).toMatchObject({kind: "output", canRetry: false});
    expect(error.message).toContain("a part of the path is a file, not a folder");
  });
});

describe("two runs at once", () => {
  it("do not work on the same folder: the second is told to come again", async () => {
    const first = bench.fetch(both());
    const error = await bench.refusal(both());
    expect(error).toMatchObject({kind: "environment", canRetry: true, place: {file: "into"}});
    expect(error.message).toBe(`Somebody else is fetching into "${bench.data}" just now.`);
    expect((await first).hasChanged).toBe(true);
    expect((await bench.fetch(both())).hasChanged).toBe(false);
  });
});

describe("what a run that was killed has left", () => {
  it("goes with the next one", async () => {
    await bench.fetch(both());
    await mkdir(join(home(), "sets/.new-halv"));
    await writeFile(join(home(), "sets/.new-halv/a.csv"), "id;x\n");
    await symlink("x", join(home(), "link-gammel"));
    await writeFile(join(home(), "state.json"), '{"files": [');
    contents["/a.csv"] = "id;x\n1;2\n";
    await bench.fetch(both());
    expect(await readdir(home())).toEqual(["lock", "sets", "state.json"]);
    expect(await sets()).toHaveLength(2);
    expect(await bench.files()).toMatchObject({"a.csv": "id;x\n1;2\n"});
  });

  it("is not used when it is no longer what came", async () => {
    contents["/b.csv"] = null;
    await bench.refusal(both(), once);
    const part = join(home(), "parts/a/a.csv.data");
    expect(await readFile(part, "utf8")).toBe("id;x\n1;1\n");
    await writeFile(part, "id;x\n6;6\n");
    contents["/b.csv"] = "id;y\n1;1\n";
    await bench.fetch(both());
    expect((await bench.files())["a.csv"]).toBe("id;x\n1;1\n");
  });

  it("is no use where the set is gone", async () => {
    await bench.fetch(both());
    await rm(join(home(), "sets"), {recursive: true});
    const {files} = await bench.fetch(both());
    const sha256 = createHash("sha256").update("id;x\n1;1\n").digest("hex");
    expect(files[0]).toMatchObject({sha256, state: "new"});
    expect(Object.keys(await bench.files())).toEqual(["a.csv", "mappe/b.csv"]);
  });
});
