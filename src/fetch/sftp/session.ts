import {createHash} from "node:crypto";
import {createWriteStream} from "node:fs";
import type {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {Client, type ConnectConfig, type FileEntryWithStats, type SFTPWrapper, type Stats} from "ssh2";
import type {StepOf} from "../../config/fetch-spec.ts";
import {CliError} from "../../errors/cli-error.ts";
import {diskError, fileMode, isDiskError} from "../disk.ts";
import {secretOf} from "../secrets.ts";
import {type Step, stepError} from "../step.ts";

export type SftpStep = Step<StepOf<"sftp">>;

/** A file on the server. */
export interface RemoteFile {
  readonly name: string;
  readonly size: number;
  /** Seconds since 1970, by the server's clock. */
  readonly modified: number;
}

/** What a server allows, as far as it is wanted. All of them throw `SftpFault`. */
export interface Session {
  readonly list: (folder: string) => Promise<RemoteFile[]>;
  /** Undefined when there is no such file. */
  readonly look: (path: string) => Promise<RemoteFile | undefined>;
  /** Appends to a file here what the server has from a byte on. */
  readonly copy: (path: string, start: number, to: string) => Promise<void>;
  readonly makeFolder: (path: string) => Promise<void>;
  readonly move: (from: string, to: string) => Promise<void>;
}

const noSuchFile = 2;
const noPermission = 3;

/**
 * Does something with a server whose key is the pinned one, and parts from it.
 * @throws CliError when the server is another one, lets the user not in, or is silent; what breaks off can be retried
 */
export async function withSession<Result>(
  step: SftpStep,
  task: (session: Session) => Promise<Result>,
): Promise<Result> {
  const limit = AbortSignal.timeout(step.spec.longest_seconds * 1000);
  const signal = step.signal === undefined ? limit : AbortSignal.any([step.signal, limit]);
  const client = new Client();
  let seen = "";
  const config = await configOf(step, (fingerprint) => {
    seen = fingerprint;
  });
  signal.throwIfAborted();
  const broken = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), {once: true});
    client.on("error", reject);
    client.on("close", () => reject(new BrokenOff()));
  });
  broken.catch(() => undefined);
  const end = new AbortController();
  const copies: Promise<void>[] = [];
  const copy = (from: Readable, to: string) => {
    const copied = pipeline(from, createWriteStream(to, {flags: "a", mode: fileMode}), {signal: end.signal});
    copies.push(copied);
    return copied;
  };
  try {
    const sftp = await Promise.race([connected(client, config), broken]);
    return await Promise.race([task(sessionOf(sftp, copy)), broken]);
  } catch (cause) {
    throw inWords(step, cause, seen, limit);
  } finally {
    // The next try goes on with what this one has written, so nothing may write any more.
    end.abort();
    client.destroy();
    await Promise.allSettled(copies);
  }
}

class BrokenOff extends Error {}

function connected(client: Client, config: ConnectConfig): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    client.on("ready", () => client.sftp((error, sftp) => (error ? reject(error) : resolve(sftp))));
    client.connect(config);
    // Else each of many small messages waits for an answer to the one before.
    client.setNoDelay(true);
  });
}

async function configOf(step: SftpStep, onKey: (fingerprint: string) => void): Promise<ConnectConfig> {
  const {spec} = step;
  const secret = async (key: "password" | "key" | "passphrase") => {
    const written = spec[key];
    return written === undefined ? undefined : secretOf(written, key, step);
  };
  const [password, key, passphrase] = [await secret("password"), await secret("key"), await secret("passphrase")];
  const milliseconds = spec.silent_seconds * 1000;
  return {
    host: spec.host.replace(/^\[|\]$/g, ""),
    port: spec.port,
    username: spec.user,
    ...(password !== undefined && {password}),
    ...(key !== undefined && {privateKey: `${key}\n`}),
    ...(passphrase !== undefined && {passphrase}),
    readyTimeout: milliseconds,
    keepaliveInterval: Math.max(100, milliseconds / 3),
    keepaliveCountMax: 2,
    hostVerifier: (hostKey: Buffer) => {
      const fingerprint = `SHA256:${createHash("sha256").update(hostKey).digest("base64").replace(/=+$/, "")}`;
      onKey(fingerprint);
      return fingerprint === spec.host_key.replace(/=+$/, "");
    },
  };
}

function sessionOf(sftp: SFTPWrapper, copy: (from: Readable, to: string) => Promise<void>): Session {
  return {
    list: (folder) =>
      new Promise((resolve, reject) => {
        sftp.readdir(folder, (error, entries) => (error ? reject(error) : resolve(filesOf(entries))));
      }),
    look: (path) =>
      new Promise((resolve, reject) => {
        sftp.stat(path, (error, stats) => {
          if (error === undefined || error === null) resolve(remoteFile(path, stats));
          else if (statusOf(error) === noSuchFile) resolve(undefined);
          else reject(error);
        });
      }),
    copy: (path, start, to) => copy(sftp.createReadStream(path, {start}), to),
    makeFolder: (path) =>
      new Promise((resolve, reject) => {
        sftp.mkdir(path, (error) => (error ? reject(error) : resolve()));
      }),
    move: (from, to) =>
      new Promise((resolve, reject) => {
        sftp.rename(from, to, (error) => (error ? reject(error) : resolve()));
      }),
  };
}

function filesOf(entries: readonly FileEntryWithStats[]): RemoteFile[] {
  return entries.filter(({attrs}) => attrs.isFile()).map(({filename, attrs}) => remoteFile(filename, attrs));
}

function remoteFile(name: string, {size, mtime}: Pick<Stats, "size" | "mtime">): RemoteFile {
  return {name, size, modified: mtime};
}

/** The number that a server answers with when it refuses. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "number" ? error.code : undefined;
}

/** What went wrong, without what the server says of it: that may hold anything. */
function inWords(step: SftpStep, cause: unknown, seen: string, limit: AbortSignal): unknown {
  if (cause instanceof CliError) return cause;
  if (isDiskError(cause)) return diskError(step.parts.path(""), cause);
  if (step.signal?.aborted === true) return step.signal.reason;
  if (limit.aborted) {
    return stepError(step, "environment", `it takes longer than ${step.spec.longest_seconds} seconds`, {
      hint: "Give it more time with longest_seconds, or fetch less.",
      canRetry: true,
    });
  }
  if (seen !== "" && seen !== step.spec.host_key.replace(/=+$/, "")) {
    return stepError(step, "environment", `the server's key is ${seen}, not the one that is pinned`, {
      place: step.placeOf(["host_key"]),
      hint: "Ask those who run it whether they have changed the key. If they have not, this is another server.",
    });
  }
  const level = typeof cause === "object" && cause !== null && "level" in cause ? String(cause.level) : "";
  if (level === "client-authentication") {
    return stepError(step, "environment", `the server does not let the user in`, {
      place: step.placeOf([step.spec.key === undefined ? "password" : "key"]),
      hint: "Is the user name right, and the password or key?",
    });
  }
  if (cause instanceof Error && /privateKey|passphrase/i.test(cause.message)) {
    return stepError(step, "environment", "the private key cannot be read", {
      place: step.placeOf(["key"]),
      hint: "It is what ssh-keygen writes, without .pub. One with a passphrase needs passphrase too.",
    });
  }
  const status = statusOf(cause);
  if (status === noSuchFile) {
    return stepError(step, "environment", `there is no folder or file "${step.spec.path}" any more`, {
      place: step.placeOf(["path"]),
      canRetry: true,
    });
  }
  if (status === noPermission) {
    return stepError(step, "environment", "the user may not do that there", {place: step.placeOf(["path"])});
  }
  const isSilent = level === "client-timeout";
  const what = isSilent
    ? `the server has been silent for ${step.spec.silent_seconds} seconds`
    : "the connection was broken off";
  return stepError(step, "environment", what, {canRetry: true});
}
