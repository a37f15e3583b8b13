import {type IncomingMessage, request as plainRequest} from "node:http";
import {request as tlsRequest} from "node:https";
import {isSafeAddress} from "../../config/fetch-spec.ts";
import {stepError} from "../step.ts";
import {onTheWay, Silence} from "./on-the-way.ts";
import {refusal} from "./refusal.ts";
import type {WebStep} from "./web-step.ts";

const mostRedirects = 5;

export interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Goes to the server that is asked, and to no other that it leads on to. */
  readonly authorization: string | undefined;
  /** Certificates to trust besides the system's. */
  readonly ca: readonly string[] | undefined;
  /** Hosts, besides the server's own, that it may lead on to. */
  readonly otherHosts: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Asks a server for a file, and follows where it leads on to. Gives the response when it holds (a part of) the file or says
 * that it is the same as before: 200, 206, 304 or 416.
 *
 * Node's own client: certificates are always checked, bytes come as they were sent, and a response that ends too early is an
 * error. Proxies of the environment are used when Node is told to (NODE_USE_ENV_PROXY).
 *
 * @throws CliError for all other responses, with the reason in words
 */
export async function ask(step: WebStep, asked: Asked): Promise<IncomingMessage> {
  let url = new URL(asked.url);
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    await step.pace(url.host, step.spec.requests_per_minute, step.signal);
    const response = await send(step, url, asked);
    const status = response.statusCode ?? 0;
    if ([200, 206, 304, 416].includes(status)) return response;
    response.destroy();
    if (![301, 302, 303, 307, 308].includes(status)) throw refusal(step, response, asked.authorization !== undefined);
    url = nextAddress(step, url, response.headers.location, asked);
  }
  throw stepError(step, "environment", "the server leads from address to address and nowhere to a file", {
    hint: "Is a login wanted? Open the address in a browser.",
  });
}

function send(step: WebStep, url: URL, asked: Asked): Promise<IncomingMessage> {
  const {headers, authorization, ca, signal} = asked;
  const isOwn = new URL(asked.url).origin === url.origin;
  return new Promise((resolve, reject) => {
    let response: IncomingMessage | undefined;
    const answered = (answer: IncomingMessage) => {
      response = answer;
      resolve(answer);
    };
    const options = {
      headers: {
        "accept-encoding": "identity",
        "user-agent": "maalepunkt",
        ...headers,
        ...(isOwn && authorization !== undefined && {authorization}),
      },
      timeout: step.spec.silent_seconds * 1000,
      signal,
    };
    const request =
      url.protocol === "https:"
        ? tlsRequest(url, {...options, ...(ca !== undefined && {ca: [...ca]})}, answered)
        : plainRequest(url, options, answered);
    request.on("timeout", () => (response ?? request).destroy(new Silence()));
    request.on("error", (cause) => reject(onTheWay(step, cause, signal)));
    request.end();
  });
}

function nextAddress(step: WebStep, from: URL, location: string | undefined, {url, otherHosts}: Asked): URL {
  if (location === undefined || !URL.canParse(location, from.href)) {
    throw stepError(step, "environment", "the server leads on to an address that is none");
  }
  const next = new URL(location, from);
  if (next.hostname !== new URL(url).hostname && !otherHosts.includes(next.hostname)) {
    throw stepError(step, "environment", `the server leads on to another host, ${next.hostname}`, {
      hint: "Is a login wanted? If the file is to come from there, name it under redirect_hosts.",
    });
  }
  if ((from.protocol === "https:" && next.protocol !== "https:") || !isSafeAddress(next.href)) {
    throw stepError(step, "environment", "the server leads on to an address without TLS");
  }
  return next;
}
