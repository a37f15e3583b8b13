import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {copyFile} from "node:fs/promises";
import type {IncomingMessage, ServerResponse} from "node:http";
import {createServer} from "node:https";
import {createServer as createSocketServer} from "node:net";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {type Bench, makeBench, serve, type WebServer} from "../support/fetch.ts";

/** Its authority has signed the certificate of localhost; the other one nothing. */
const certificates = "scripts/postgres/tls";
const csv = `id;job;by\n${Array.from({length: 500}, (_, index) => `P${index};Ja;Aarhus`).join("\n")}\n`;
const sha256 = (content: string) => createHash("sha256").update(content, "latin1").digest("hex");

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
type Headers = Record<string, string>;

let server: WebServer;
let bench: Bench;
/** What the server answers, by path; a request takes the first of a list. */
let answers: Record<string, Answer | Answer[]>;
let requests: {readonly path: string | undefined; readonly headers: IncomingMessage["headers"]}[];

const listen: Answer = (request, response) => {
  requests.push({path: request.url, headers: request.headers});
  const found = answers[new URL(request.url ?? "", "http://x").pathname];
  const answer = Array.isArray(found) ? found.shift() : found;
  if (answer === undefined) response.writeHead(404).end();
  else answer(request, response);
};
const sending =
  (body: string, headers: Headers = {}, status = 200): Answer =>
  (_, response) => {
    response.writeHead(status, {"content-length": Buffer.byteLength(body, "latin1"), ...headers}).end(body, "latin1");
  };

beforeAll(async () => {
  server = await serve(listen);
});
afterAll(() => server.close());
beforeEach(async () => {
  bench = await makeBench();
  answers = {"/job.csv": sending(csv)};
  requests = [];
});
afterEach(() => bench.close());

const job = (others: object = {}) => ({
  register: {type: "https", url: `${server.origin}/job.csv`, file: "job.csv", requests_per_minute: 6000, ...others},
});

describe("a file over HTTPS", () => {
  it("lands as it is, with its rows counted", async () => {
    const {files} = await bench.fetch(job());
    expect(files).toEqual([
      {
        step: "register",
        name: "job.csv",
        bytes: csv.length,
        sha256: sha256(csv),
        rows: 500,
        from: `${server.origin}/job.csv`,
        state: "new",
      },
    ]);
    expect(await bench.files()).toEqual({"job.csv": csv});
  });

  it("is told of without its query, which may hold a secret", async () => {
    answers["/job.csv"] = [sending("", {}, 503), sending(csv)];
    const {files} = await bench.fetch(job({url: `${server.origin}/job.csv?sig=hemmelig`}));
    expect(requests.at(-1)?.path).toBe("/job.csv?sig=hemmelig");
    expect(JSON.stringify([files, bench.events])).not.toContain("hemmelig");
  });

  it("is not sent again by a server that says it is the same", async () => {
    const sameOr: Answer = (request, response) => {
      if (request.headers["if-none-match"] === '"v1"') response.writeHead(304).end();
      else sending(csv, {etag: '"v1"'})(request, response);
    };
    answers["/job.csv"] = sameOr;
    await bench.fetch(job());
    const again = await bench.fetch(job());
    expect(again).toMatchObject({hasChanged: false, files: [{state: "unchanged", rows: 500}]});
    expect(requests.map(({headers}) => headers["if-none-match"])).toEqual([undefined, '"v1"']);
  });

  it("that is said to be the same as none is refused", async () => {
    answers["/job.csv"] = sending("", {}, 304);
    expect((await bench.refusal(job())).message).toContain("the same as one that it was not asked about");
  });

  it("that has its checksum is not asked for when it is there already", async () => {
    await bench.fetch(job({sha256: sha256(csv)}));
    await bench.fetch(job({sha256: sha256(csv)}));
    expect(requests).toHaveLength(1);
  });

  it("is held against the checksum that lies on the server", async () => {
    answers["/job.csv.sha256"] = sending(`${sha256("andet")} *andet.csv\n${sha256(csv)} *job.csv\n`);
    const companion = {checksum_url: `${server.origin}/job.csv.sha256`};
    await bench.fetch(job(companion));
    requests.length = 0;
    expect((await bench.fetch(job(companion))).hasChanged).toBe(false);
    expect(requests.map(({path}) => path)).toEqual(["/job.csv.sha256"]);
  });

  it("with another checksum is tried again and then refused", async () => {
    const error = await bench.refusal(job({sha256: sha256("andet")}), {retries: {tries: 3}});
    expect(error).toMatchObject({kind: "data", canRetry: true});
    expect(error.message).toContain(`the SHA-256 of what came is ${sha256(csv)}, not ${sha256("andet")}`);
    expect(requests).toHaveLength(3);
  });

  it("is asked for with the token or the password of the job", async () => {
    bench.environment.T = "noegle-12";
    bench.environment.C = "bruger:kode";
    await bench.fetch(job({token: {env: "T"}}));
    await bench.fetch(job({credentials: {env: "C"}}));
    expect(requests.map(({headers}) => headers.authorization)).toEqual(["Bearer noegle-12", "Basic YnJ1Z2VyOmtvZGU="]);
  });

  it("that is Parquet, SPSS or a workbook is known by how it begins and ends", async () => {
    answers["/job.csv"] = sending("PAR1 og så videre");
    expect((await bench.refusal(job({file: "job.parquet"}), {retries: {tries: 1}})).message).toContain(
      "ends in the middle",
    );
    answers["/job.csv"] = sending("PAR1 og så videre PAR1");
    expect((await bench.fetch(job({file: "job.parquet"}))).files[0]?.rows).toBeNull();
    expect((await bench.refusal(job({file: "job.sav"}))).message).toContain("what came as job.sav is no .sav file");
  });

  it("must have the columns that the job names", async () => {
    const error = await bench.refusal(job({columns: ["id", "jobb"]}));
    expect(error.message).toContain('There is no column "jobb"');
    expect(error.hint).toBe('Did you mean "job"?');
    expect(error.canRetry).toBe(false);
  });
});

describe("a file that comes in pieces", () => {
  const half = Math.floor(csv.length / 2);
  const firstHalf =
    (headers: Headers): Answer =>
    (_, response) => {
      response.writeHead(200, {"content-length": csv.length, ...headers});
      response.write(csv.slice(0, half));
      bench.arrived("register", "job.csv", half).then(() => response.destroy());
    };
  const rest: Answer = (_, response) => {
    const body = csv.slice(half);
    const range = `bytes ${half}-${csv.length - 1}/${csv.length}`;
    response.writeHead(206, {"content-length": body.length, "content-range": range}).end(body);
  };

  it.each([
    ["its mark", {etag: '"v1"'}, '"v1"'],
    ["its time", {"last-modified": "Sun, 01 Mar 2026 02:00:00 GMT"}, "Sun, 01 Mar 2026 02:00:00 GMT"],
  ])("is gone on with by %s", async (_, headers, ifRange) => {
    answers["/job.csv"] = [firstHalf({"accept-ranges": "bytes", ...headers}), rest];
    await bench.fetch(job());
    expect(await bench.files()).toEqual({"job.csv": csv});
    expect(requests[1]?.headers).toMatchObject({range: `bytes=${half}-`, "if-range": ifRange});
    expect(bench.events).toContainEqual({kind: "resume", step: "register", name: "job.csv", bytes: half});
  });

  it("is gone on with by the next run, too", async () => {
    answers["/job.csv"] = [firstHalf({"accept-ranges": "bytes", etag: '"v1"'}), rest];
    await bench.refusal(job(), {retries: {tries: 1}});
    await bench.fetch(job());
    expect(await bench.files()).toEqual({"job.csv": csv});
  });

  it("is begun anew when the server has another one now", async () => {
    const other = csv.replaceAll("Aarhus", "Odense");
    answers["/job.csv"] = [firstHalf({"accept-ranges": "bytes", etag: '"v1"'}), sending(other, {etag: '"v2"'})];
    await bench.fetch(job());
    expect(await bench.files()).toEqual({"job.csv": other});
  });

  it.each([
    ["makes no promise of pieces", {etag: '"v1"'}],
    ["knows the file by a weak mark only", {"accept-ranges": "bytes", etag: 'W/"v1"'}],
  ])("is begun anew when the server %s", async (_, headers) => {
    answers["/job.csv"] = [firstHalf(headers), sending(csv)];
    await bench.fetch(job());
    expect(requests[1]?.headers.range).toBeUndefined();
  });

  it.each([
    ["another piece", sending(csv.slice(10), {"content-range": `bytes 10-${csv.length - 1}/${csv.length}`}, 206)],
    ["no piece", sending("", {}, 416)],
  ])("is begun anew when the server sends %s", async (_, answer) => {
    answers["/job.csv"] = [firstHalf({"accept-ranges": "bytes", etag: '"v1"'}), answer, sending(csv)];
    await bench.fetch(job());
    expect(await bench.files()).toEqual({"job.csv": csv});
    expect(requests).toHaveLength(3);
  });
});

describe("a server that cannot be trusted to send all", () => {
  it("is refused when it does not say how long the file is, unless there is a checksum", async () => {
    const bare = createSocketServer((socket) => {
      socket.on("data", () => socket.end(`HTTP/1.0 200 OK\r\n\r\n${csv}`));
    });
    await new Promise<void>((resolve) => bare.listen(0, "127.0.0.1", resolve));
    const address = bare.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/job.csv`;
    try {
      const error = await bench.refusal(job({url}));
      expect(error.message).toContain("does not say how long the file is");
      expect(error.canRetry).toBe(false);
      expect((await bench.fetch(job({url, sha256: sha256(csv)}))).files[0]?.rows).toBe(500);
    } finally {
      await new Promise((resolve) => bare.close(resolve));
    }
  });

  it("is refused when it packs what it was asked to send as it is", async () => {
    answers["/job.csv"] = sending("xx", {"content-encoding": "gzip"});
    expect((await bench.refusal(job())).message).toContain("packs the file (gzip)");
  });

  it("is refused when more comes than the job allows, also when it does not say so", async () => {
    answers["/job.csv"] = (_, response) => {
      response.writeHead(200, {"transfer-encoding": "chunked"});
      response.end(csv);
    };
    const error = await bench.refusal(job({largest_mb: 0.001}));
    expect(error.message).toContain("larger than 0.001 MB");
    expect(requests).toHaveLength(1);
  });
});

describe("a server that leads on", () => {
  it("is followed on its own host, with the password", async () => {
    bench.environment.C = "bruger:kode";
    answers["/job.csv"] = sending("", {location: "/nyt/job.csv"}, 302);
    answers["/nyt/job.csv"] = sending(csv);
    await bench.fetch(job({credentials: {env: "C"}}));
    expect(requests.map(({headers}) => headers.authorization !== undefined)).toEqual([true, true]);
  });

  it("is followed to another host only when the job names it, and without the password", async () => {
    bench.environment.C = "bruger:kode";
    const there = server.origin.replace("127.0.0.1", "localhost");
    answers["/job.csv"] = sending("", {location: `${there}/nyt/job.csv`}, 307);
    answers["/nyt/job.csv"] = sending(csv);
    const error = await bench.refusal(job({credentials: {env: "C"}}));
    expect(error.message).toContain("leads on to another host, localhost");
    await bench.fetch(job({credentials: {env: "C"}, redirect_hosts: ["localhost"]}));
    expect(requests.at(-1)?.headers.authorization).toBeUndefined();
  });

  it("in a circle is given up", async () => {
    answers["/job.csv"] = sending("", {location: "/job.csv"}, 302);
    expect((await bench.refusal(job())).message).toContain("leads from address to address");
    expect(requests).toHaveLength(6);
  });

  it("to an address without TLS is not followed", async () => {
    answers["/job.csv"] = sending("", {location: "http://elsewhere.example.dk/job.csv"}, 302);
    expect((await bench.refusal(job({redirect_hosts: ["elsewhere.example.dk"]}))).message).toContain("without TLS");
  });
});

describe("a server's certificate", () => {
  let secure: WebServer;
  beforeAll(async () => {
    const [cert, key] = ["server.pem", "server.key"].map((name) => readFileSync(join(certificates, name)));
    secure = await serve(listen, createServer({cert, key}));
  });
  afterAll(() => secure.close());
  const url = () => `${secure.origin.replace("http://127.0.0.1", "https://localhost")}/job.csv`;

  it("that nobody known has signed is refused at once", async () => {
    const error = await bench.refusal(job({url: url()}));
    expect(error).toMatchObject({kind: "environment", canRetry: false});
    expect(error.message).toContain("the server's certificate is not to be trusted");
    expect(bench.waits).toEqual([]);
    expect(requests).toEqual([]);
  });

  it("of an authority that the job names is trusted", async () => {
    await copyFile(join(certificates, "ca.pem"), join(bench.folder, "myndighed.pem"));
    expect((await bench.fetch(job({url: url(), ca_file: "myndighed.pem"}))).files[0]?.rows).toBe(500);
  });

  it.each([
    ["is not there", "ingen.pem", /cannot be read/],
    ["holds none", "nøgle.pem", /There is no certificate/],
  ])("of an authority whose file %s is an error", async (_, file, message) => {
    await copyFile(join(certificates, "server.key"), join(bench.folder, "nøgle.pem"));
    const error = await bench.refusal(job({url: url(), ca_file: file}));
    expect(error.message).toMatch(message);
    expect(error.kind).toBe("config");
  });
});
