import {createHmac} from "node:crypto";
import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {sendNotices} from "../../../src/nightly/notices/send.ts";
import {hostile, notices, noticeWith, type Sandbox, sandbox} from "./support.ts";

interface Received {
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

let received: Received[];
let answer: (response: ServerResponse, count: number) => void;
let server: Server;
let box: Sandbox;
const address = (path = "/") => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

beforeEach(async () => {
  received = [];
  answer = (response) => response.end("ok");
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      received.push({headers: request.headers, body});
      answer(response, received.length);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  box = await sandbox({KEY: "n0gle"});
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await box.remove();
});

const send = (webhook: object, notice = noticeWith()) =>
  sendNotices(notices({webhook: [{url: address(), ...webhook}]}), notice, box.effects);

describe("a webhook", () => {
  it("is sent JSON that programs read, and a text that chats show", async () => {
    const [delivery] = await send({});
    expect(delivery).toEqual({channel: `webhook ${new URL(address()).host}`, state: "sent", tries: 1, problem: null});
    const body = JSON.parse(received[0]?.body ?? "");
    expect(body).toEqual({
      schema: "maalepunkt/notice@1",
      text: [
        "Godt på vej: held back: the last good edition stays (job kommunerne, run 20260329T003000Z-1)",
        "• hold: Skema: 50 rows that count, 100 in the last edition.",
        "Nyt i Godt på vej: 2 tal ændret",
      ].join("\n"),
      event: "held",
      recovered: false,
      job: "kommunerne",
      run: "20260329T003000Z-1",
      title: "Godt på vej",
      edition: "2026-03-28",
      started: "2026-03-29T03:30:00+02:00",
      ended: "2026-03-29T03:41:10+02:00",
      reports: {built: 3, unchanged: 95, failed: 0},
      failure: null,
      findings: [expect.objectContaining({kind: "fewer-rows", action: "hold", report: null, about: "skema"})],
      moreFindings: 0,
      news: {isSame: false, subject: "Nyt i Godt på vej: 2 tal ændret"},
    });
    expect(received[0]?.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(received[0]?.headers["x-maalepunkt-signature"]).toBeUndefined();
  });

  it("is signed with a key from the environment or from a file, so that the receiver knows who sent it", async () => {
    await send({sign: {env: "KEY"}});
    await send({sign: {file: "secret"}});
    const signatures = received.map(({headers}) => headers["x-maalepunkt-signature"]);
    const expected = ["n0gle", "s3cret"].map((key, index) =>
      createHmac("sha256", key)
        .update(received[index]?.body ?? "")
        .digest("hex"),
    );
    expect(signatures).toEqual(expected.map((digest) => `sha256=${digest}`));
  });

  it("is tried again, later and later, when the server fails for now", async () => {
    answer = (response, count) => {
      response.statusCode = count < 3 ? 503 : 204;
      response.end();
    };
    expect(await send({})).toMatchObject([{state: "sent", tries: 3}]);
    expect(box.pauses).toEqual([2000, 8000]);
  });

  it("waits as long as the server asks for, and no longer than a minute", async () => {
    answer = (response, count) => {
      response.writeHead(429, {"retry-after": count === 1 ? "7" : "86400"});
      response.end();
    };
    expect(await send({})).toMatchObject([{state: "failed", tries: 3, problem: "the server answered 429"}]);
    expect(box.pauses).toEqual([7000, 60_000]);
  });

  it.each([400, 401, 404, 301])("is not tried again when the server answers %i", async (status) => {
    answer = (response) => {
      response.writeHead(status, {location: address("/elsewhere")});
      response.end("secret words");
    };
    expect(await send({})).toMatchObject([{state: "failed", tries: 1, problem: `the server answered ${status}`}]);
    expect(received).toHaveLength(1);
  });

  it("does not wait for a server that never answers", async () => {
    answer = () => {};
    expect(await send({seconds: 0.2, tries: 1})).toMatchObject([
      {state: "failed", tries: 1, problem: "the server did not answer in time"},
    ]);
  });

  it("does not fail the run where nobody listens, or the connection breaks", async () => {
    answer = (response) => response.destroy();
    expect(await send({tries: 2})).toMatchObject([{state: "failed", tries: 2}]);
    const closed = createServer();
    await new Promise<void>((ready) => closed.listen(0, "127.0.0.1", ready));
    const {port} = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    expect(await send({url: `http://127.0.0.1:${port}/`, tries: 1})).toMatchObject([
      {state: "failed", problem: "the server cannot be reached (ECONNREFUSED)"},
    ]);
  });

  it("keeps an address that is a secret out of all that is told", async () => {
    answer = (response) => {
      response.statusCode = 500;
      response.end();
    };
    const secret = address("/T0KEN");
    const hidden = await sandbox({HOOK: secret});
    const told = await sendNotices(notices({webhook: [{url: {env: "HOOK"}, tries: 1}]}), noticeWith(), hidden.effects);
    await hidden.remove();
    expect(told).toEqual([{channel: "webhook in HOOK", state: "failed", tries: 1, problem: "the server answered 500"}]);
  });

  it.each([
    [{env: "MISSING"}, /^the environment variable MISSING is not set\./],
    [{file: "nowhere"}, /^the file "nowhere" with what sign needs cannot be read\./],
    [{file: "open"}, /^others than you may read "open", .* chmod 600 open$/],
    [{file: "empty"}, /^the file "empty" with what sign needs is empty\./],
  ])("tells why its key %j cannot be used, and sends nothing unsigned", async (sign, problem) => {
    expect(await send({sign})).toMatchObject([{state: "failed", tries: 1, problem: expect.stringMatching(problem)}]);
    expect(received).toEqual([]);
  });

  it("refuses a secret that is no address", async () => {
    expect(await send({url: {file: "secret"}})).toMatchObject([
      {state: "failed", problem: "its address is none: write https://…"},
    ]);
  });

  it("shows hostile words as words, and nobody's number", async () => {
    const finding = noticeWith().findings[0];
    if (finding === undefined) throw new TypeError("there is a finding");
    await send(
      {},
      noticeWith({
        title: hostile,
        failure: {kind: "data", message: `"mor@example.dk" ${hostile}`},
        findings: Array.from({length: 70}, () => ({...finding, message: hostile})),
      }),
    );
    const body = JSON.parse(received[0]?.body ?? "");
    expect(body.text).not.toMatch(/[<>\r]/);
    expect(body.text.split("\n")).toHaveLength(14);
    expect(body.text).not.toContain("mor@example");
    expect(body.failure.message).not.toContain("mor@example");
    expect([body.findings.length, body.moreFindings]).toEqual([50, 20]);
  });
});

describe("the occasions of a notice", () => {
  const stateFor = async (on: object | string | undefined, parts: Parameters<typeof noticeWith>[0]) =>
    (await send(on === undefined ? {} : {on}, noticeWith(parts)))[0]?.state;

  it.each([
    [undefined, {event: "failure"}, "sent"],
    [undefined, {event: "held"}, "sent"],
    [undefined, {event: "banner"}, "sent"],
    [undefined, {event: "published", findings: []}, "not-wanted"],
    [undefined, {event: "published"}, "sent"],
    ["warning", {event: "unchanged", findings: []}, "not-wanted"],
    [undefined, {event: "published", recovered: true}, "sent"],
    ["published", {event: "banner"}, "sent"],
    ["published", {event: "held"}, "not-wanted"],
    [["failure", "recovered"], {event: "held"}, "not-wanted"],
    ["always", {event: "published"}, "sent"],
  ] as const)("are %j: %j is %s", async (on, parts, state) => {
    expect(await stateFor(on, parts)).toBe(state);
    expect(received).toHaveLength(state === "sent" ? 1 : 0);
  });
});
