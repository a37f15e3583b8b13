import {createHash} from "node:crypto";
import {chmod, writeFile} from "node:fs/promises";
import {join} from "node:path";
import ssh2 from "ssh2";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {type Bench, makeBench} from "../support/fetch.ts";
import {type SftpServer, serveSftp, sftpUser} from "../support/sftp-server.ts";

const register = (rows: number) =>
  `id;job\n${Array.from({length: rows}, (_, index) => `P${String(index).padStart(6, "0")};Ja`).join("\n")}\n`;
const sha256 = (content: string) => createHash("sha256").update(content, "latin1").digest("hex");

const pair = ssh2.utils.generateKeyPairSync("ed25519", {
  passphrase: "en lang sætning",
  cipher: "aes256-cbc",
  rounds: 8,
});
const publicKey = ssh2.utils.parseKey(pair.public);
if (publicKey instanceof Error) throw publicKey;
const publicBytes = publicKey.getPublicSSH();

let server: SftpServer;
let bench: Bench;
beforeAll(async () => {
  server = await serveSftp(publicBytes);
});
afterAll(() => server.close());
beforeEach(async () => {
  bench = await makeBench();
  bench.environment.PW = sftpUser.password;
  server.files.clear();
  server.log.length = 0;
  server.breakAt = null;
  server.beforeBreak = () => bench.arrived("register", "job-02.csv", 1);
  server.onList = () => undefined;
  put("job-01.csv", register(3), 1000);
  put("job-02.csv", register(5), 2000);
  put("andet.csv", "x;y\n1;2\n", 3000);
});
afterEach(() => bench.close());

function put(name: string, content: string, modified: number): void {
  server.files.set(`/ud/${name}`, {content, modified});
}

const drop = (others: object = {}) => ({
  register: {
    type: "sftp",
    host: "127.0.0.1",
    port: server.port,
    host_key: server.hostKey,
    user: sftpUser.name,
    password: {env: "PW"},
    path: "/ud",
    files: "job-*.csv",
    ...others,
  },
});

describe("a drop folder", () => {
  it("gives the newest file of a pattern, under the name that the job gives it", async () => {
    const {files} = await bench.fetch(drop({file: "job.csv"}));
    expect(await bench.files()).toEqual({"job.csv": register(5)});
    expect(files).toMatchObject([{rows: 5, from: `sftp://127.0.0.1:${server.port}/ud/job-02.csv`, state: "new"}]);
  });

  it("gives all of them in a folder, under their own names", async () => {
    await bench.fetch(drop({pick: "all"}));
    expect(await bench.files()).toEqual({"register/job-01.csv": register(3), "register/job-02.csv": register(5)});
  });

  it("is not read again when nothing has changed there", async () => {
    await bench.fetch(drop());
    server.log.length = 0;
    const waits = bench.waits.length;
    expect((await bench.fetch(drop())).hasChanged).toBe(false);
    expect(server.log).toEqual([]);
    expect(bench.waits).toHaveLength(waits);
  });

  it("loses what is gone there, which is told", async () => {
    await bench.fetch(drop({pick: "all"}));
    server.files.delete("/ud/job-01.csv");
    const fetched = await bench.fetch(drop({pick: "all"}));
    expect(fetched).toMatchObject({hasChanged: true, removed: ["register/job-01.csv"]});
    expect(Object.keys(await bench.files())).toEqual(["register/job-02.csv"]);
  });

  it("is asked for nothing whose name could lead elsewhere", async () => {
    put("job-..csv", register(9), 9000);
    put(".job-3.csv", register(9), 9000);
    put("job-04.csv.part", register(9), 9000);
    await bench.fetch(drop({pick: "all", files: "*"}));
    expect(Object.keys(await bench.files())).toEqual([
      "register/andet.csv",
      "register/job-01.csv",
      "register/job-02.csv",
    ]);
  });

  it("without the file is looked into again, since it may be delivered meanwhile", async () => {
    server.files.delete("/ud/job-01.csv");
    server.files.delete("/ud/job-02.csv");
    const error = await bench.refusal(drop(), {retries: {tries: 2}});
    expect(error).toMatchObject({kind: "data", canRetry: true, place: {file: "from.register.files"}});
    expect(error.message).toContain('there is no file "job-*.csv" in "/ud"');
    expect(bench.waits).toHaveLength(1);
  });

  it("that is not there is told", async () => {
    const error = await bench.refusal(drop({path: "/ind"}), {retries: {tries: 1}});
    expect(error.message).toContain('there is no folder or file "/ind"');
  });
});

describe("a file that may not be whole", () => {
  it("is left when it grows while it is looked at, and fetched when it no longer does", async () => {
    let lists = 0;
    server.onList = () => {
      lists += 1;
      if (lists === 2) put("job-02.csv", register(6), 2001);
    };
    await bench.fetch(drop({stable_seconds: 7}), {retries: {wait_seconds: 3}});
    expect(bench.waits).toEqual([7, 3, 7]);
    expect(Object.values(await bench.files())).toEqual([register(6)]);
  });

  it("waits for its sign that it is done", async () => {
    put("job-01.csv.done", "", 1000);
    await bench.fetch(drop({whole: "done"}));
    expect(Object.keys(await bench.files())).toEqual(["job-01.csv"]);
    server.files.delete("/ud/job-01.csv.done");
    const error = await bench.refusal(drop({whole: "done"}));
    expect(error.message).toContain("has its .done beside it");
    expect(error.canRetry).toBe(true);
  });

  it("is held against its checksum", async () => {
    put("job-02.csv.sha256", `${sha256(register(5))}  job-02.csv\n`, 2000);
    await bench.fetch(drop({whole: "checksum"}));
    expect(Object.keys(await bench.files())).toEqual(["job-02.csv"]);
    put("job-02.csv", register(6), 2500);
    const error = await bench.refusal(drop({whole: "checksum"}), {retries: {tries: 2}});
    expect(error.message).toContain(`the SHA-256 of job-02.csv is ${sha256(register(6))}`);
    expect(Object.values(await bench.files())).toEqual([register(5)]);
  });

  it("is refused when it has rows that are not even", async () => {
    put("job-02.csv", "id;job\nP1;Ja\nP2", 2500);
    const error = await bench.refusal(drop(), {retries: {tries: 1}});
    expect(error).toMatchObject({kind: "data", canRetry: true});
    expect(error.message).toContain("(line 3)");
  });
});

describe("a connection that breaks off", () => {
  it("is made anew, and the file gone on with where it ended", async () => {
    const large = register(40_000);
    put("job-02.csv", large, 2000);
    server.breakAt = 100_000;
    await bench.fetch(drop());
    expect(Object.values(await bench.files())).toEqual([large]);
    const resumed = bench.events.find(({kind}) => kind === "resume");
    expect(resumed).toMatchObject({name: "job-02.csv"});
    const starts = server.log.filter((line) => line === "job-02.csv 0");
    expect(starts).toHaveLength(1);
  });

  it("begins anew when the file is another one meanwhile", async () => {
    put("job-02.csv", register(40_000), 2000);
    server.breakAt = 100_000;
    await bench.refusal(drop(), {retries: {tries: 1}});
    put("job-02.csv", register(30_000), 2500);
    await bench.fetch(drop());
    expect(Object.values(await bench.files())).toEqual([register(30_000)]);
  });
});

describe("what was fetched", () => {
  it("stays where it is on the server when nothing else is asked for", async () => {
    const before = [...server.files.keys()];
    await bench.fetch(drop({pick: "all"}));
    expect([...server.files.keys()]).toEqual(before);
  });

  it("is moved aside with what tells of it, over nothing, and stays here", async () => {
    const moving = drop({pick: "all", whole: "done", afterwards: {move: "hentet"}});
    put("job-01.csv.done", "", 1000);
    await bench.fetch(moving);
    expect(server.log.filter((line) => line.startsWith("move"))).toEqual([
      "move /ud/job-01.csv /ud/hentet/job-01.csv",
      "move /ud/job-01.csv.done /ud/hentet/job-01.csv.done",
    ]);
    expect((await bench.fetch(moving)).hasChanged).toBe(false);
    put("job-01.csv", register(7), 4000);
    put("job-01.csv.done", "", 4000);
    put("job-02.csv.done", "", 4000);
    await bench.fetch(moving);
    expect(await bench.files()).toEqual({"register/job-01.csv": register(7), "register/job-02.csv": register(5)});
    expect([...server.files.keys()].filter((path) => path.startsWith("/ud/hentet/")).sort()).toEqual([
      "/ud/hentet/",
      "/ud/hentet/job-01.csv",
      "/ud/hentet/job-01.csv.2",
      "/ud/hentet/job-01.csv.2.done",
      "/ud/hentet/job-01.csv.done",
      "/ud/hentet/job-02.csv",
      "/ud/hentet/job-02.csv.done",
    ]);
  });

  it("is not moved when another step fails: then nothing has been fetched", async () => {
    const failing = {type: "https", url: "http://127.0.0.1:1/x.csv", file: "x.csv"};
    await bench.refusal({...drop({afterwards: {move: "hentet"}}), failing}, {retries: {tries: 1}});
    expect(server.log.filter((line) => line.startsWith("move"))).toEqual([]);
  });

  it("is fetched all the same when it cannot be moved, with a warning", async () => {
    let lists = 0;
    server.onList = () => {
      lists += 1;
      // The third listing is of the folder to move to.
      if (lists === 3) server.files.delete("/ud/job-02.csv");
    };
    const {warnings, files} = await bench.fetch(drop({afterwards: {move: "hentet"}}));
    expect(files).toHaveLength(1);
    expect(warnings).toEqual([expect.stringContaining("job-02.csv")]);
  });
});

describe("who is let in, and by whom", () => {
  it("a server with another key is refused before it hears the password", async () => {
    const error = await bench.refusal(drop({host_key: `SHA256:${"A".repeat(43)}`}));
    expect(error).toMatchObject({kind: "environment", canRetry: false, place: {file: "from.register.host_key"}});
    expect(error.message).toContain(`the server's key is ${server.hostKey}, not the one that is pinned`);
  });

  it("a wrong password is told once, and not shown", async () => {
    bench.environment.PW = "forkert-kode";
    const error = await bench.refusal(drop());
    expect(error).toMatchObject({kind: "environment", canRetry: false, place: {file: "from.register.password"}});
    expect(JSON.stringify([error.message, error.hint])).not.toContain("forkert-kode");
    expect(bench.waits).toEqual([]);
  });

  it("a key with a passphrase lets in, when nobody else may read it", async () => {
    const file = join(bench.folder, "noegle");
    await writeFile(file, pair.private, {mode: 0o600});
    bench.environment.PHRASE = "en lang sætning";
    const keyed = drop({password: undefined, key: {file: "noegle"}, passphrase: {env: "PHRASE"}});
    expect((await bench.fetch(keyed)).files).toHaveLength(1);
    await chmod(file, 0o644);
    const error = await bench.refusal(keyed);
    expect(error.message).toBe('Others than you may read "noegle", which holds what key needs.');
    expect(error.hint).toBe("Shut them out: chmod 600 noegle");
  });

  it("a key that cannot be read is told", async () => {
    bench.environment.KEY = "nonsens";
    const error = await bench.refusal(drop({password: undefined, key: {env: "KEY"}}));
    expect(error).toMatchObject({canRetry: false, place: {file: "from.register.key"}});
    expect(error.message).toContain("the private key cannot be read");
  });

  it("a server that is not there is asked again", async () => {
    const error = await bench.refusal(drop({port: 1}), {retries: {tries: 2}});
    expect(error.canRetry).toBe(true);
    expect(bench.waits).toHaveLength(1);
  });
});
