import type {IncomingMessage} from "node:http";

/** What of a request tells where it comes from. */
type Request = Pick<IncomingMessage, "headers" | "url"> & {readonly socket: {readonly localPort?: number | undefined}};

const ownNames = ["127.0.0.1", "localhost"];

/**
 * Whether a request comes from the preview's own page, or from somebody who opens it. A page of another site that has its name
 * point at this machine (DNS rebinding) asks for its own host; what a page of another site asks for otherwise, the browser marks.
 */
export function isOurs({headers, socket, url}: Request): boolean {
  const own = ownNames.map((name) => `${name}:${socket.localPort}`);
  if (headers.host === undefined || !own.includes(headers.host.toLowerCase())) return false;
  const {origin} = headers;
  if (origin !== undefined && !own.some((host) => origin === `http://${host}`)) return false;
  const site = headers["sec-fetch-site"];
  const isNavigation =
    url === "/" && headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
  return site === undefined || site === "same-origin" || site === "none" || isNavigation;
}
