import {createWriteStream} from "node:fs";
import type {IncomingMessage} from "node:http";
import {pipeline} from "node:stream/promises";
import {diskError, fileMode, isDiskError} from "../disk.ts";
import type {Remote} from "../landed.ts";
import type {DonePart, Validator} from "../parts.ts";
import {stepError} from "../step.ts";
import {onTheWay} from "./on-the-way.ts";
import {ask} from "./request.ts";
import type {WebStep} from "./web-step.ts";

export interface Wanted {
  /** What the part is called. */
  readonly name: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly ca: readonly string[] | undefined;
  readonly otherHosts: readonly string[];
  /** By what the server can tell that the file is the same as before. */
  readonly earlier?: Remote | undefined;
  /** Whether something else tells that the file is whole, so that the server need not. */
  readonly isProvable: boolean;
}

/**
 * Fetches one file into the step's parts, once. What an earlier try has of it is gone on with when the server promises that
 * the rest belongs to it. Gives null when the server says that the file is the same as before.
 * @throws CliError; what has come so far is kept
 */
export async function download(step: WebStep, wanted: Wanted): Promise<DonePart | null> {
  const limit = AbortSignal.timeout(step.spec.longest_seconds * 1000);
  const signal = step.signal === undefined ? limit : AbortSignal.any([step.signal, limit]);
  const begun = await step.parts.begun(wanted.name);
  const response = await ask(step, {...wanted, signal, headers: headersOf(wanted, begun)});
  try {
    if (response.statusCode === 304) return null;
    if (response.statusCode === 416) {
      await step.parts.forget(wanted.name);
      throw stepError(step, "environment", "the rest of the file is not to be had", {canRetry: true});
    }
    refusePacked(step, response);
    const start = response.statusCode === 206 ? await startOf(step, response, wanted.name, begun?.bytes ?? 0) : 0;
    const whole = lengthOf(response, start);
    refuseUnprovable(step, response, whole, wanted);
    refuseLarge(step, whole ?? 0);
    if (start === 0) await step.parts.begin(wanted.name, validatorOf(response));
    else step.onEvent({kind: "resume", step: step.name, name: wanted.name, bytes: start});
    const bytes = await receive(step, response, wanted.name, start, signal);
    if (!response.complete || (whole !== undefined && bytes !== whole)) {
      throw stepError(step, "environment", `only ${bytes} of ${whole ?? "all"} bytes came`, {canRetry: true});
    }
    return await step.parts.finish(wanted.name, remoteOf(response));
  } finally {
    response.destroy();
  }
}

function headersOf(
  {earlier}: Wanted,
  begun: {readonly bytes: number; readonly validator: Validator} | undefined,
): Record<string, string> {
  if (begun !== undefined) {
    const {validator, bytes} = begun;
    const range = `bytes=${bytes}-`;
    if ("etag" in validator) return {range, "if-range": validator.etag};
    if ("lastModified" in validator) return {range, "if-range": validator.lastModified};
  }
  if (earlier?.etag !== undefined) return {"if-none-match": earlier.etag};
  return earlier?.lastModified === undefined ? {} : {"if-modified-since": earlier.lastModified};
}

/** Weak marks do not promise that bytes are the same; without a promise of ranges there is nothing to go on with. */
function validatorOf({headers}: IncomingMessage): Validator | null {
  if (headers["accept-ranges"] !== "bytes" && headers["content-range"] === undefined) return null;
  if (headers.etag?.startsWith('"')) return {etag: headers.etag};
  return headers["last-modified"] === undefined ? null : {lastModified: headers["last-modified"]};
}

function remoteOf({headers}: IncomingMessage): Remote {
  return {
    ...(headers.etag !== undefined && {etag: headers.etag}),
    ...(headers["last-modified"] !== undefined && {lastModified: headers["last-modified"]}),
  };
}

async function startOf(step: WebStep, {headers}: IncomingMessage, name: string, begun: number): Promise<number> {
  const start = /^bytes (\d+)-/.exec(headers["content-range"] ?? "")?.[1];
  if (begun > 0 && start === String(begun)) return begun;
  await step.parts.forget(name);
  throw stepError(step, "environment", "the server sends another part of the file than was asked for", {
    canRetry: true,
  });
}

/** How long the file is in all; undefined when the server does not say. */
function lengthOf({headers}: IncomingMessage, start: number): number | undefined {
  const length = headers["content-length"];
  return length === undefined ? undefined : start + Number(length);
}

/** Without a length or chunks, a file ends wherever the connection does. */
function refuseUnprovable(step: WebStep, {headers}: IncomingMessage, whole: number | undefined, wanted: Wanted): void {
  if (whole !== undefined || wanted.isProvable || headers["transfer-encoding"]?.includes("chunked") === true) return;
  throw stepError(
    step,
    "environment",
    "the server does not say how long the file is, so half of it would look like all",
    {
      hint: "Give sha256 or checksum_url.",
    },
  );
}

function refusePacked(step: WebStep, {headers}: IncomingMessage): void {
  const encoding = headers["content-encoding"] ?? "identity";
  if (encoding === "identity") return;
  throw stepError(step, "environment", `the server packs the file (${encoding}) though it is asked not to`);
}

function refuseLarge(step: WebStep, bytes: number): void {
  if (bytes <= step.spec.largest_mb * 1024 * 1024) return;
  throw stepError(step, "data", `the file is larger than ${step.spec.largest_mb} MB`, {
    place: step.placeOf(["largest_mb"]),
    hint: "Is it the right file? Else allow more with largest_mb.",
  });
}

/** Appends what comes to the part. Gives how many bytes it then has. */
async function receive(
  step: WebStep,
  response: IncomingMessage,
  name: string,
  start: number,
  signal: AbortSignal,
): Promise<number> {
  let bytes = start;
  const path = step.parts.path(name);
  try {
    await pipeline(
      response,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          refuseLarge(step, bytes);
          yield chunk;
        }
      },
      createWriteStream(path, {flags: "a", mode: fileMode}),
    );
    return bytes;
  } catch (cause) {
    if (isDiskError(cause)) {
      // On a full disk, half a file would only be in the way.
      await step.parts.forget(name).catch(() => undefined);
      throw diskError(path, cause);
    }
    throw onTheWay(step, cause, signal);
  }
}
