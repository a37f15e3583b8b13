/** What the address of a PostgreSQL server says. It holds a password, and so is never shown. */

export interface Address {
  /** A name, an IP address without brackets, or the folder of a socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Blank when there is none. */
  readonly password: string;
  readonly database: string;
  /** Whether it asks for TLS. There is one kind of that: the server's certificate and name are verified. */
  readonly asksTls: boolean;
  /** The file of the authority that signed the server's certificate. */
  readonly authority: string | undefined;
}

const addressForm = "postgresql://user:password@host:5432/database";

/** That an address is not taken, in words without any part of it that may be secret. */
export interface Refusal {
  /** What it has or lacks: a clause after "it". */
  readonly fault: string;
  readonly hint: string;
}

/** What other programs take for a lesser proof is the full proof here. */
const provingModes = new Set(["require", "verify-ca", "verify-full"]);
const parameters = new Set(["host", "port", "sslrootcert"]);

/** What may be shown of an address: a password that is not encoded could stand where parameters do. */
const knownElsewhere =
  /^(?:application_name|channel_binding|connect_timeout|gssencmode|keepalives\w*|options|ssl\w*|target_session_attrs|uselibpqcompat|user|password|dbname)$/;
const knownModes = new Set(["disable", "allow", "prefer", "no-verify"]);

/** Reads an address, or tells why it is none. */
export function readAddress(text: string): Address | Refusal {
  const found = urlOf(text);
  if (found === null) return notAnAddress;
  const {url, hostname} = found;
  const {searchParams: given} = url;
  const host = given.get("host") ?? decoded(hostname)?.replace(/^\[|\]$/g, "");
  const port = given.get("port") ?? (url.port || "5432");
  const [user, password, database] = [url.username, url.password, url.pathname.slice(1)].map(decoded);
  if (host === undefined || user === undefined || password === undefined || database === undefined) return notAnAddress;
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) return notAnAddress;
  if (host === "" || user === "" || database === "") {
    return {fault: "lacks its user, host or database", hint: `It is written ${addressForm}.`};
  }
  const other = [...given].find(([key, value]) => !(parameters.has(key) || asksForProof(key, value)));
  if (other !== undefined) return notTaken(...other);
  const asksTls = given.has("sslmode");
  return {
    host,
    port: Number(port),
    user,
    password,
    database,
    asksTls,
    authority: given.get("sslrootcert") ?? undefined,
  };
}

function asksForProof(key: string, value: string): boolean {
  return key === "sslmode" && provingModes.has(value);
}

function notTaken(key: string, value: string): Refusal {
  const shown = knownElsewhere.test(key) ? `"${key}"` : "a parameter";
  return {
    fault: `has ${key === "sslmode" && knownModes.has(value) ? `sslmode=${value}` : shown}, which is not taken`,
    hint: "Leave it out: TLS is used, and the server's certificate checked, for every server that is not on this machine.",
  };
}

const notAnAddress: Refusal = {
  fault: "is not the address of a PostgreSQL server",
  hint: `It is written ${addressForm}. In a password, @ : / ? # % are written %40 %3A %2F %3F %23 %25.`,
};

/** Between a user and the folder of a socket as a parameter nothing stands where hosts do, which URLs do not allow. */
function urlOf(text: string): {readonly url: URL; readonly hostname: string} | null {
  if (!/^postgres(?:ql)?:\/\//.test(text)) return null;
  const [head] = /^\w+:\/\/[^/?#]*@(?=[/?])/.exec(text) ?? [];
  const url = URL.parse(head === undefined ? text : `${head}socket${text.slice(head.length)}`);
  if (url === null || url.hash !== "") return null;
  return {url, hostname: head === undefined ? url.hostname : ""};
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
