import {get, type IncomingMessage} from "node:http";
import {createServer} from "node:net";
import {afterEach, describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {type PreviewServer, startServer} from "../../src/preview/server.ts";

let server: PreviewServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(): Promise<string> {
  server = await startServer({
    port: 0,
    isFixed: true,
    page: () => "<!doctype html><p>Rapporten</p>",
    greeting: () => ({event: "update", data: '{"hello":1}'}),
  });
  return server.address;
}

/** What the server says, as far as it has come after its first words. */
function ask(
  address: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<IncomingMessage & {text: string}> {
  return new Promise((resolve, reject) => {
    const request = get(address, {headers, method}, (response) => {
      let text = "";
      const done = () => resolve(Object.assign(response, {text}));
      response.on("data", (data) => {
        text += data;
        if (text.includes("hello")) done();
      });
      response.on("end", done);
    });
    request.on("error", reject);
    request.end();
  });
}

describe("startServer", () => {
  it("serves the page, to be kept and framed by nobody", async () => {
    const {statusCode, headers, text} = await ask(await start());
    expect(statusCode).toBe(200);
    expect(text).toContain("Rapporten");
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["content-security-policy"]).toBe("frame-ancestors 'none'");
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  it.each(["/../package.json", "/evaluation.yaml", "//", "/?a", "/events/"])("has nothing at %s", async (path) => {
    const {statusCode, text} = await ask(`${await start()}`.replace(/\/$/, path));
    expect(statusCode).toBe(404);
    expect(text).not.toContain("Rapporten");
  });

  it("refuses a host whose name only points here", async () => {
    const {statusCode, text} = await ask(await start(), {host: "ondt.dk"});
    expect(statusCode).toBe(403);
    expect(text).not.toContain("Rapporten");
  });

  it("answers to GET and HEAD alone", async () => {
    const address = await start();
    expect((await ask(address, {}, "POST")).statusCode).toBe(405);
    const head = await ask(address, {}, "HEAD");
    expect([head.statusCode, head.text]).toEqual([200, ""]);
  });

  it("greets who listens, tells of each event, and ends the stream when it closes", async () => {
    const address = await start();
    let text = "";
    const stream = await new Promise<IncomingMessage>((resolve) => get(`${address}events`, resolve));
    stream.on("data", (data) => {
      text += data;
    });
    expect(stream.headers["content-type"]).toContain("text/event-stream");
    server?.send("update", '{"a":1}');
    const ended = new Promise((resolve) => stream.on("close", resolve));
    await server?.close();
    await ended;
    expect(text).toContain('event: update\ndata: {"hello":1}\n\n');
    expect(text).toContain('event: update\ndata: {"a":1}\n\n');
  });

  it("takes the next port when the usual one is taken, and says so when it was asked for", async () => {
    const blocker = createServer();
    const port = await new Promise<number>((resolve) => {
      blocker.listen({host: "127.0.0.1", port: 0}, () => {
        const address = blocker.address();
        resolve(typeof address === "object" ? (address?.port ?? 0) : 0);
      });
    });
    const options = {port, page: () => "", greeting: () => null};
    try {
      const error = await startServer({...options, isFixed: true}).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(CliError);
      expect(error).toMatchObject({kind: "environment", message: `The port ${port} is taken.`});
      server = await startServer({...options, isFixed: false});
      expect(Number(new URL(server.address).port)).toBeGreaterThan(port);
    } finally {
      await new Promise((resolve) => blocker.close(resolve));
    }
  });
});
