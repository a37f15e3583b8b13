/** A web server with the data, which may be told to behave badly. */
import {createServer, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {sha256} from "../../src/editions/sha256.ts";

export const serverFaults = [
  "401",
  "500",
  "503",
  "half sent",
  "broken off",
  "silent",
  "drop by drop",
  "login page",
  "wrong checksum",
  "empty",
  "other columns",
] as const;

export type ServerFault = (typeof serverFaults)[number];

export interface DataServer {
  readonly url: string;
  readonly checksumUrl: string;
  readonly serve: (content: string) => void;
  /** @param requests how many go wrong before all is well again */
  readonly misbehave: (fault: ServerFault, requests: number) => void;
  readonly behave: () => void;
  readonly close: () => Promise<void>;
}

export async function serveData(): Promise<DataServer> {
  let content = Buffer.from("");
  let fault: ServerFault | null = null;
  let left = 0;
  const server = createServer((request, response) => {
    const isChecksum = request.url?.endsWith(".sha256") === true;
    const body = isChecksum ? Buffer.from(`${sha256(content)}  register.csv\n`) : content;
    if (
      fault !== null &&
      left > 0 &&
      (isChecksum === (fault === "wrong checksum") || fault === "500" || fault === "401")
    ) {
      left -= 1;
      misbehave(fault, body, response);
    } else send(response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/register.csv`;
  return {
    url,
    checksumUrl: `${url}.sha256`,
    serve: (text) => {
      content = Buffer.from(text);
    },
    misbehave: (wanted, requests) => {
      fault = wanted;
      left = requests;
    },
    behave: () => {
      fault = null;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, body: Uint8Array, type = "text/csv"): void {
  response.writeHead(200, {"content-type": type, "content-length": body.length}).end(body);
}

function misbehave(fault: ServerFault, body: Buffer, response: ServerResponse): void {
  const half = body.subarray(0, Math.floor(body.length / 2));
  switch (fault) {
    case "401":
    case "500":
    case "503":
      response.writeHead(Number(fault), {"content-length": 0}).end();
      return;
    case "half sent":
      response.writeHead(200, {"content-type": "text/csv", "content-length": body.length});
      response.write(half, () => response.destroy());
      return;
    case "broken off":
      response.destroy();
      return;
    case "silent":
      // The other side gives up first.
      response.writeHead(200, {"content-type": "text/csv", "content-length": body.length}).write(half);
      return;
    case "drop by drop":
      drip(response, body);
      return;
    case "login page":
      send(response, Buffer.from("<!doctype html><title>Log ind</title><form></form>"), "text/html");
      return;
    case "wrong checksum":
      send(response, Buffer.from(`${"0".repeat(64)}  register.csv\n`));
      return;
    case "empty":
      send(response, Buffer.from(""));
      return;
    case "other columns":
      send(response, Buffer.from("a;b\n1;2\n"));
  }
}

/** Slow, and whole in the end. */
function drip(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, {"content-type": "text/csv", "content-length": body.length});
  const size = Math.ceil(body.length / 8);
  let sent = 0;
  const timer = setInterval(() => {
    if (response.destroyed) return clearInterval(timer);
    response.write(body.subarray(sent, sent + size));
    sent += size;
    if (sent < body.length) return;
    clearInterval(timer);
    response.end();
  }, 40);
}
