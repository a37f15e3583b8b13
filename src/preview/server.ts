import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {CliError} from "../errors/cli-error.ts";
import {isOurs} from "./allowed-request.ts";

export interface PreviewServer {
  /** `http://127.0.0.1:4173/` */
  readonly address: string;
  /** Tells all open pages. */
  readonly send: (event: string, data: string) => void;
  readonly close: () => Promise<void>;
}

export interface ServerOptions {
  /** The port that is wanted; one after it when it is taken and `isFixed` is false. */
  readonly port: number;
  readonly isFixed: boolean;
  /** The page as it is now. */
  readonly page: () => string;
  /** What a page is told that connects; null when there is nothing yet. */
  readonly greeting: () => {readonly event: string; readonly data: string} | null;
}

/** How many ports are tried. */
const attempts = 20;

/** A browser that has lost us asks again after so long. */
const retryMilliseconds = 400;

/** No other site may read, embed or frame what is served here, and nothing is kept. */
const headers = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/**
 * Serves one page and its stream of events, to this machine alone.
 * @throws CliError (environment) when the port is taken, or no port is free
 */
export async function startServer(options: ServerOptions): Promise<PreviewServer> {
  const listeners = new Set<ServerResponse>();
  const listen = (response: ServerResponse) => {
    response.writeHead(200, {...headers, "Content-Type": "text/event-stream; charset=utf-8"});
    response.write(`retry: ${retryMilliseconds}\n\n`);
    const greeting = options.greeting();
    if (greeting !== null) response.write(eventText(greeting.event, greeting.data));
    listeners.add(response);
    response.on("close", () => listeners.delete(response));
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    if (!isOurs(request)) return refuse(response, 403, "This preview answers only to its own page.");
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "Only GET is answered.");
    if (request.url === "/events" && request.method === "GET") return listen(response);
    if (request.url !== "/") return refuse(response, 404, "There is nothing but the report here, at /.");
    response.writeHead(200, {...headers, "Content-Type": "text/html; charset=utf-8"});
    response.end(request.method === "HEAD" ? undefined : options.page());
  };
  const server = createServer(answer);
  const port = await listenOn(server, options);
  return {
    address: `http://127.0.0.1:${port}/`,
    send: (event, data) => {
      for (const response of listeners) response.write(eventText(event, data));
    },
    close: () =>
      new Promise((resolve) => {
        for (const response of listeners) response.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {...headers, "Content-Type": "text/plain; charset=utf-8"});
  response.end(`${text}\n`);
}

/** One event; JSON has no line ends of its own, and what has them is sent line by line. */
function eventText(event: string, data: string): string {
  const lines = data.split(/\r\n?|\n/).map((line) => `data: ${line}\n`);
  return `event: ${event}\n${lines.join("")}\n`;
}

async function listenOn(server: Server, {port, isFixed}: ServerOptions): Promise<number> {
  const last = isFixed ? port : Math.min(65_535, port + attempts - 1);
  for (let wanted = port; wanted <= last; wanted++) {
    const found = await tryPort(server, wanted);
    if (found !== null) return found;
  }
  if (isFixed) {
    throw new CliError("environment", `The port ${port} is taken.`, {
      hint: "Another preview may run on it. Choose another with --port, or leave --port out for the next that is free.",
    });
  }
  throw new CliError("environment", `None of the ports ${port} to ${last} is free.`, {hint: "Choose one with --port."});
}

/** The port that is listened on; null when it is taken, or may not be used. */
function tryPort(server: Server, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.removeListener("listening", listening);
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(null);
      else reject(error);
    };
    const listening = () => {
      server.removeListener("error", failed);
      resolve((server.address() as AddressInfo).port);
    };
    server.once("error", failed);
    server.once("listening", listening);
    server.listen({host: "127.0.0.1", port, exclusive: true});
  });
}
