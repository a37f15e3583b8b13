/**
 * How a PostgreSQL server is reached, and how both sides are sure of each other. Documented in docs/secrets.md. The address with its
 * password is never shown.
 */
import type {ClientConfig} from "pg";
import {CliError, type Place} from "../errors/cli-error.ts";
import {type SecretEffects, secretEffects} from "../secrets/files.ts";
import {readCertificates} from "../secrets/read-certificates.ts";
import {readSecret, type SecretSource, type SecretWish} from "../secrets/read-secret.ts";
import {type Address, type Refusal, readAddress} from "./address.ts";

/** What a file of ours says of a connection. */
export interface ConnectionSpec {
  readonly connection: SecretSource;
  /** Who writes `off` sends everything in the open. */
  readonly tls?: "verify-full" | "off" | undefined;
  readonly ca?: string | undefined;
}

/** What a connection is wanted for, as messages tell it. */
export interface ConnectionWish extends Omit<SecretWish, "place"> {
  /** Where a part of the connection is written. */
  readonly placeOf?: (part: "connection" | "ca") => Place;
}

export interface Connection {
  /** For the driver. A password that the address has not is for the driver to find: PGPASSWORD, or ~/.pgpass. */
  readonly client: Required<Pick<ClientConfig, "host" | "port" | "user" | "password" | "database" | "ssl">>;
  /** For messages: the host and port, or the folder of the socket. */
  readonly server: string;
  readonly user: string;
  readonly database: string;
}

/**
 * Finds the address of a server, and decides over TLS: a server on another machine must show a certificate for its name, signed by
 * an authority that is trusted. On this machine, or by a socket, TLS is used when it is asked for.
 * @throws CliError (environment, where nothing else is wished) when the address is not there, others may read it, it is none, or it
 *   asks for less
 */
export async function readConnection(
  spec: ConnectionSpec,
  wish: ConnectionWish,
  effects: SecretEffects = secretEffects,
): Promise<Connection> {
  const {what, folder, kind = "environment", placeOf} = wish;
  const place = placeOf?.("connection");
  const refused = ({fault, hint}: Refusal) => {
    return new CliError(kind, `${what.charAt(0).toUpperCase()}${what.slice(1)} ${fault}.`, {place, hint});
  };
  const address = readAddress(await readSecret(spec.connection, {what, folder, place, kind}, effects));
  if ("fault" in address) throw refused(address);
  const asksTls = address.asksTls || address.authority !== undefined;
  if (asksTls && spec.tls === "off") {
    throw refused({fault: "asks for TLS, and tls is off", hint: "Take one of them out."});
  }
  const isPlain =
    spec.tls === "off" || (isHere(address) && !asksTls && spec.tls === undefined && spec.ca === undefined);
  return connectionTo(address, isPlain ? null : {ca: await authorityOf(spec, address, wish, effects)});
}

/** @param tls null for none */
export function connectionTo(
  {host, port, user, password, database}: Address,
  tls: {ca: string | undefined} | null,
): Connection {
  // Without the host, the driver would not say whose certificate is wanted where that is an IP address.
  const ssl = tls !== null && {host, rejectUnauthorized: true, ...(tls.ca !== undefined && {ca: tls.ca})};
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    client: {host, port, user, password, database, ssl},
    server: host.startsWith("/") ? host : `${name}:${port}`,
    user,
    database,
  };
}

async function authorityOf(
  {ca}: ConnectionSpec,
  {authority}: Address,
  {folder, kind, placeOf}: ConnectionWish,
  effects: SecretEffects,
): Promise<string | undefined> {
  if (ca !== undefined) return await readCertificates(ca, {folder, place: placeOf?.("ca")}, effects);
  if (authority === undefined) return undefined;
  return await readCertificates(authority, {folder, place: placeOf?.("connection"), kind}, effects);
}

/** Whether nobody can stand between. */
function isHere({host}: Address): boolean {
  return host.startsWith("/") || ["localhost", "127.0.0.1", "::1"].includes(host);
}
