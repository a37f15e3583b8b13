/** Where a PostgreSQL server is, who asks, and how both are sure of each other. The URL with its password is never shown. */
import {readFile, stat} from "node:fs/promises";
import {homedir} from "node:os";
import {isAbsolute, join, resolve} from "node:path";
import type {ConnectionOptions} from "node:tls";
import {CliError, type Place} from "../errors/cli-error.ts";

/** What evaluation.yaml says of a connection. */
export interface ConnectionSpec {
  readonly connection: {readonly env: string} | {readonly file: string};
  readonly tls?: "verify-full" | "off" | undefined;
  readonly ca?: string | undefined;
}

export interface Connection {
  /** For the driver. */
  readonly url: string;
  /** For messages: the host and port, or the folder of the socket. */
  readonly host: string;
  readonly user: string;
  readonly database: string;
  readonly tls: ConnectionOptions | false;
}

export interface ConnectionEffects {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly readText: (path: string) => Promise<string>;
  /** The permission bits; null on systems that have none. */
  readonly permissions: (path: string) => Promise<number | null>;
  readonly home: string;
}

export const connectionEffects: ConnectionEffects = {
  environment: process.env,
  readText: (path) => readFile(path, "utf8"),
  permissions: async (path) => (process.platform === "win32" ? null : (await stat(path)).mode & 0o777),
  home: homedir(),
};

const example = "postgresql://user:password@host:5432/database";

/**
 * Finds the URL of a server, and decides over TLS: a server on another machine must show a certificate for its name.
 * @param folder that paths are relative to
 * @param place where the connection is written
 * @throws CliError (environment) when the URL is not there, others may read it, or it is none
 */
export async function readConnection(
  spec: ConnectionSpec,
  folder: string,
  place: Place,
  effects: ConnectionEffects = connectionEffects,
): Promise<Connection> {
  const url = await readUrl(spec, folder, place, effects);
  const known = partsOf(url, place);
  const isOff = spec.tls === "off" || (spec.tls === undefined && spec.ca === undefined && known.isLocal);
  const ca = spec.ca === undefined || isOff ? undefined : await readAuthority(spec.ca, folder, place, effects);
  const tls = isOff ? false : {rejectUnauthorized: true, ...(ca !== undefined && {ca})};
  return {url, host: known.host, user: known.user, database: known.database, tls};
}

async function readUrl(
  {connection}: ConnectionSpec,
  folder: string,
  place: Place,
  effects: ConnectionEffects,
): Promise<string> {
  if ("env" in connection) {
    const url = effects.environment[connection.env]?.trim();
    if (url !== undefined && url !== "") return url;
    throw new CliError("environment", `The environment variable ${connection.env} is not set.`, {
      place,
      hint: `Let it hold the URL of the database: ${example}.`,
    });
  }
  const file = absolute(connection.file, folder, effects.home);
  const permissions = await effects.permissions(file).catch(() => {
    throw unreadable(connection.file, "with the URL of the database", place);
  });
  if (permissions !== null && (permissions & 0o077) !== 0) {
    throw new CliError("environment", `Others than you may read "${connection.file}", which holds a password.`, {
      place,
      hint: `Shut them out: chmod 600 ${connection.file}`,
    });
  }
  return (await effects.readText(file)).trim();
}

async function readAuthority(
  written: string,
  folder: string,
  place: Place,
  effects: ConnectionEffects,
): Promise<string> {
  return effects.readText(absolute(written, folder, effects.home)).catch(() => {
    throw unreadable(written, "with the certificates under ca", place);
  });
}

function unreadable(file: string, what: string, place: Place): CliError {
  return new CliError("environment", `The file "${file}" ${what} cannot be read.`, {
    place,
    hint: "See that the file is there and yours. A path is relative to the evaluation's folder.",
  });
}

/** The URL itself is in no message: it holds the password. */
function partsOf(text: string, place: Place): Pick<Connection, "host" | "user" | "database"> & {isLocal: boolean} {
  const [, protocol, userinfo = "", authority = "", path = "", query = ""] =
    /^([a-z]+):\/\/(?:([^@/?]*)@)?([^/?]*)\/?([^?]*)(?:\?(.*))?$/u.exec(text) ?? [];
  if (protocol !== "postgresql" && protocol !== "postgres") {
    throw new CliError("environment", "The connection of the database is no URL of PostgreSQL.", {
      place,
      hint: `It looks like this: ${example}.`,
    });
  }
  const parameters = new URLSearchParams(query);
  if ([...parameters.keys()].some((name) => name.startsWith("ssl"))) {
    throw new CliError("environment", "The URL of the database says something of SSL.", {
      place,
      hint: "Take it out of the URL: tls and ca under database in evaluation.yaml say how the server is recognised.",
    });
  }
  const host = authority === "" ? (parameters.get("host") ?? "localhost") : authority;
  const name = host.replace(/:\d+$/, "");
  return {
    host,
    user: decodeURIComponent(userinfo.split(":")[0] ?? ""),
    database: decodeURIComponent(path),
    isLocal: name === "localhost" || name === "[::1]" || name.startsWith("127.") || name.startsWith("/"),
  };
}

function absolute(written: string, folder: string, home: string): string {
  if (written.startsWith("~/")) return join(home, written.slice(2));
  return isAbsolute(written) ? written : resolve(folder, written);
}
