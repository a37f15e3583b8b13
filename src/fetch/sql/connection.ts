import type {ClientConfig} from "pg";
import type {StepOf} from "../../config/fetch-spec.ts";
import {CliError} from "../../errors/cli-error.ts";
import {readCertificates} from "../certificates.ts";
import {readSecret} from "../secrets.ts";
import type {Step} from "../step.ts";

export type SqlStep = Step<StepOf<"sql">>;

/**
 * How to reach the database, from the address that the step's secret holds. Over a network, the server's certificate is always
 * checked; on this machine, or through its socket, TLS is not needed.
 * @throws CliError (environment) for what is no address, or one that asks for less; it is never shown
 */
export async function connectionOf(step: SqlStep): Promise<ClientConfig> {
  const text = await readSecret(step.spec.connection, "connection", step);
  const place = step.placeOf(["connection"]);
  const refused = (what: string, hint: string) => new CliError("environment", what, {place, hint});
  const form = "It is written postgresql://user:password@host:5432/database.";
  if (!/^postgres(?:ql)?:\/\//.test(text) || !URL.canParse(text)) {
    throw refused("What connection names is not the address of a database.", form);
  }
  const url = new URL(text);
  for (const [key, value] of url.searchParams) {
    if (key === "host" || (key === "sslmode" && ["require", "verify-ca", "verify-full"].includes(value))) continue;
    const what = key === "sslmode" ? `sslmode=${value}` : `"${key}"`;
    throw refused(
      `The address of the database has ${what}, which is not taken.`,
      "Leave it out: TLS is used, and checked, for every server that is not on this machine.",
    );
  }
  const host = url.searchParams.get("host") ?? decodeURIComponent(url.hostname).replace(/^\[|\]$/g, "");
  const database = decodeURIComponent(url.pathname.slice(1));
  if (host === "" || database === "" || url.username === "") {
    throw refused("The address of the database lacks its user, host or database.", form);
  }
  const isHere = host.startsWith("/") || ["localhost", "127.0.0.1", "::1"].includes(host);
  const wantsTls = !isHere || url.searchParams.has("sslmode");
  const ca = await readCertificates(step.spec.ca_file, step);
  return {
    host,
    port: url.port === "" ? 5432 : Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
    ssl: wantsTls && {host, rejectUnauthorized: true, ...(ca !== undefined && {ca: [...ca]})},
  };
}
