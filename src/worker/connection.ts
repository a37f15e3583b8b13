import {readFile, stat} from "node:fs/promises";
import type {ClientConfig} from "pg";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";

export interface ConnectionEffects {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly readText: (path: string) => Promise<string>;
  /** The permissions of a file; null where the system has none. */
  readonly modeOf: (path: string) => Promise<number | null>;
}

const realEffects: ConnectionEffects = {
  environment: process.env,
  readText: (path) => readFile(path, "utf8"),
  modeOf: async (path) => (process.platform === "win32" ? null : (await stat(path)).mode),
};

/** How the queue's server is reached. */
export type Connection = Pick<ClientConfig, "connectionString" | "ssl">;

/**
 * The server of a queue, by the name of an environment variable or of a file that only its owner may read. Either holds the
 * address with its password, which stands in no message. A server on another machine is spoken to by TLS and must prove who it
 * is, unless the address says `sslmode=disable`.
 * @throws CliError (usage) when there is none, or when others may read it
 */
export async function readConnection(given: string, effects: ConnectionEffects = realEffects): Promise<Connection> {
  if (/^postgres(?:ql)?:/.test(given)) {
    throw new CliError(
      "usage",
      "The address of the queue was given itself, where everybody on this machine can read it.",
      {
        hint: "Put it into an environment variable or a file of mode 0600, and give the name of that.",
      },
    );
  }
  const text = effects.environment[given] ?? (await fileText(given, effects));
  return withTls(text.trim(), given);
}

async function fileText(path: string, {environment, readText, modeOf}: ConnectionEffects): Promise<string> {
  const unreadable = (cause: unknown): never => {
    const isVariable = /^[A-Z_][A-Z0-9_]*$/.test(path);
    throw new CliError(
      "usage",
      isVariable
        ? `There is no environment variable ${path}.`
        : `The file "${path}" with the queue's address cannot be read.`,
      {
        hint: isVariable
          ? didYouMean(
              path,
              Object.keys(environment).filter((name) => environment[name]?.startsWith("postgres")),
              "variables",
            )
          : "--queue wants the name of an environment variable, or of a file of mode 0600, that holds postgres://…",
        cause,
      },
    );
  };
  const mode = await modeOf(path).catch(unreadable);
  if (mode !== null && (mode & 0o077) !== 0) {
    throw new CliError("usage", `The file "${path}" with the queue's address may be read by others.`, {
      hint: `Run: chmod 600 ${path}`,
    });
  }
  return await readText(path).catch(unreadable);
}

const verifying = new Set(["prefer", "require", "verify-ca"]);

function withTls(text: string, given: string): Connection {
  const url = urlOf(text);
  if (url === null) {
    throw new CliError("usage", `What ${given} holds is no address of a PostgreSQL server.`, {
      hint: "It looks like postgres://user:password@host/database.",
    });
  }
  const mode = url.searchParams.get("sslmode");
  // What other programs take for a lesser proof is the full proof here.
  if (mode !== null && verifying.has(mode)) {
    return {connectionString: text.replace(/([?&]sslmode=)[^&]*/, "$1verify-full")};
  }
  const host = url.searchParams.get("host") ?? decodeURIComponent(url.hostname);
  const isLocal = host.startsWith("/") || ["", "localhost", "127.0.0.1", "[::1]", "::1"].includes(host);
  return mode !== null || isLocal
    ? {connectionString: text}
    : {connectionString: text, ssl: {rejectUnauthorized: true}};
}

function urlOf(text: string): URL | null {
  if (!/^postgres(?:ql)?:\/\//.test(text)) return null;
  return URL.parse(text) ?? URL.parse(text.replace("@/", "@localhost/"));
}
