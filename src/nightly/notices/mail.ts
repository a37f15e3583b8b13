import {createTransport} from "nodemailer";
import type {MailText} from "./mail-text.ts";
import {NotSent} from "./not-sent.ts";
import {authorityFor, type NoticeSecrets, secretFor} from "./secrets.ts";
import type {MailSpec} from "./spec.ts";

const ports = {starttls: 587, tls: 465, none: 25} as const;

export interface Letter extends MailText {
  /** The same for the same notice, so that a letter that came twice is known. */
  readonly id: string;
  /** ISO. */
  readonly date: string;
}

/**
 * Sends a letter once.
 * @throws NotSent
 */
export async function sendMail(spec: MailSpec, letter: Letter, secrets: NoticeSecrets): Promise<void> {
  const {host, security, to, from} = spec;
  const auth = await loginOf(spec, secrets);
  const ca = spec.ca === undefined ? undefined : await authorityFor(spec.ca, secrets);
  const milliseconds = spec.seconds * 1000;
  const transport = createTransport({
    host,
    port: spec.port ?? ports[security],
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    ...(auth !== undefined && {auth}),
    tls: {minVersion: "TLSv1.2", ...(ca !== undefined && {ca})},
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    dnsTimeout: milliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const {subject, text, html, id, date} = letter;
  const domain = /@([^\s<>@]+?)>?$/.exec(from)?.[1] ?? "maalepunkt";
  try {
    const sent = await transport.sendMail({
      from,
      to: [...to],
      subject,
      text,
      html,
      date: new Date(date),
      messageId: `<${id}@${domain}>`,
      headers: {"Auto-Submitted": "auto-generated"},
    });
    const {length} = sent.rejected;
    if (length > 0) throw new NotSent(`${length} of ${to.length} addresses ${length === 1 ? "was" : "were"} refused`);
  } catch (error) {
    throw error instanceof NotSent ? error : notSent(error);
  } finally {
    transport.close();
  }
}

async function loginOf({user, password}: MailSpec, secrets: NoticeSecrets) {
  if (user === undefined || password === undefined) return undefined;
  const name = typeof user === "string" ? user : await secretFor("user", user, secrets);
  return {user: name, pass: await secretFor("password", password, secrets)};
}

/** What servers say is left out: it may repeat what was sent to them. */
function notSent(error: unknown): NotSent {
  const code = propertyOf(error, "code");
  const answer = propertyOf(error, "responseCode");
  const status = typeof answer === "number" ? ` (${answer})` : "";
  const isPassing = typeof answer === "number" ? answer >= 400 && answer < 500 : passing.has(String(code));
  const what = words[String(code)] ?? "the mail server failed";
  return new NotSent(`${what}${status}`, {isPassing});
}

const passing = new Set(["ECONNECTION", "ETIMEDOUT", "ESOCKET", "EDNS", "ECONNRESET", "ECONNREFUSED", "EPROTOCOL"]);

const words: Readonly<Record<string, string>> = {
  EAUTH: "the mail server refused the login",
  EENVELOPE: "the mail server refused the addresses",
  EMESSAGE: "the mail server refused the message",
  ETLS: "the connection to the mail server cannot be made secure",
  ETIMEDOUT: "the mail server did not answer in time",
  EDNS: "the mail server's name is not known",
  ECONNECTION: "the mail server cannot be reached",
  ECONNREFUSED: "the mail server cannot be reached",
  ESOCKET: "the connection to the mail server broke",
};

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
