/**
 * What can go wrong with a PostgreSQL server, in words. They go on after a colon, behind what was being done. What the server itself
 * says is not handed on: it may quote rows, and some errors hold the address.
 */

/** What a failure means. */
export interface Meaning {
  readonly what: string;
  readonly hint?: string;
  /** Whether the same again, some time later, may succeed. */
  readonly canRetry?: boolean;
}

export interface Failure extends Meaning {
  /** The server's SQLSTATE or the system's code; blank where there is none. */
  readonly code: string;
}

/** What whoever asked knows better than this file. */
export interface Circumstances {
  /** What names the certificates to trust: "ca_file". */
  readonly authority: string;
  /** What failures mean here, by SQLSTATE or its class; before what they mean everywhere. */
  readonly meanings?: Readonly<Record<string, Meaning>>;
}

/** By SQLSTATE, or its class: https://www.postgresql.org/docs/current/errcodes-appendix.html. */
const meanings: Readonly<Record<string, Meaning>> = {
  "28": {
    what: "the server does not let the user in",
    hint: "See that user and password in the address are right, and that the server lets the user in from here.",
  },
  "3D000": {what: "there is no such database", hint: "See the end of the address."},
  "42501": {
    what: "the user may not read that",
    hint: "Ask for CONNECT on the database, and SELECT on what is read.",
  },
  "57014": {what: "a statement took too long, or somebody ended it", canRetry: true},
  "40": {what: "the server broke it off, for others changed the same", canRetry: true},
  "53": {what: "the server has no connection, memory or space left", canRetry: true},
  "57": {what: "the server is being shut down or started", canRetry: true},
  "08": {what: "the connection was broken off", canRetry: true},
};

const unreachable = /^(?:ECONNREFUSED|ENOENT|ENOTFOUND|EAI_\w+|EHOST\w+|ENET\w+|ETIMEDOUT|EACCES)$/;
const certificate = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH/;
const broken =
  /Connection terminated|establishing an SSL connection|timeout expired|timeout exceeded|read timeout|connection error|not queryable|Client was closed/i;

/** Null for a failure that has no words here: of a statement that is wrong, or a defect. */
export function failureOf(cause: unknown, circumstances: Circumstances): Failure | null {
  const code = codeOf(cause);
  const meaning = isSqlState(code) ? meaningOf(code, circumstances) : wayThere(code, cause, circumstances);
  if (meaning === null) return null;
  return {...meaning, what: code === "" ? meaning.what : `${meaning.what} (${code})`, code};
}

function meaningOf(code: string, {meanings: own = {}}: Circumstances): Meaning | null {
  const group = code.slice(0, 2);
  return own[code] ?? own[group] ?? meanings[code] ?? meanings[group] ?? null;
}

function wayThere(code: string, cause: unknown, {authority}: Circumstances): Meaning | null {
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") {
    return {
      what: "the server's certificate is for another name",
      hint: "Use the name that the certificate is for. Somebody may stand between.",
    };
  }
  if (certificate.test(code)) {
    return {
      what: "the server's certificate is not to be trusted",
      hint: `Is it the right server? ${authority} names the certificates of an authority of your own; the check cannot be left out.`,
    };
  }
  if (unreachable.test(code)) {
    return {
      what: "nothing answers at that address",
      hint: "See that the server runs, that host and port are right, and that no firewall is between.",
      canRetry: true,
    };
  }
  if (/^E(?!RR_)[A-Z]+$/.test(code)) return {what: "the connection was broken off", canRetry: true};
  const message = code === "" && cause instanceof Error ? cause.message : "";
  if (/does not support SSL/.test(message)) {
    return {what: "the server does not speak TLS", hint: "Over a network, it has to."};
  }
  if (/password must be a (?:non-empty )?string|no password/i.test(message)) {
    return {what: "the server wants a password", hint: "Write it into the address."};
  }
  return broken.test(message) ? {what: "the connection was broken off", canRetry: true} : null;
}

export function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  if ("errors" in error && Array.isArray(error.errors)) return codeOf(error.errors[0]);
  return "code" in error && typeof error.code === "string" ? error.code : "";
}

export function isSqlState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
}

/** Nothing of the server's own words but the code: details quote values, and the address stands in some errors. */
export function plainCause(cause: unknown): Error {
  return new Error(codeOf(cause) || (cause instanceof Error ? cause.name : "unknown"));
}
