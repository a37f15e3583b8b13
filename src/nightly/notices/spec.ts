/** `notices:` of a nightly job: who is told what became of a run. Documented in docs/notices.md. */
import {z} from "zod";

/** What a notice may be wanted for. */
export const occasions = ["failure", "held", "banner", "warning", "published", "recovered", "always"] as const;

const on = z
  .union([z.enum(occasions), z.array(z.enum(occasions)).min(1)])
  .transform((written) => [written].flat())
  .prefault(["failure", "held", "banner", "warning", "recovered"])
  .describe(
    "failure; held: the last good edition stays; banner: published with a banner; warning: something was found that stops nothing; published: with or without; recovered: the run before had failed or was held; always",
  );

const secret = z
  .union([
    z.strictObject({
      env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/u, "is not the name of an environment variable"),
    }),
    z.strictObject({file: z.string().min(1).describe("A file that only its owner may read (mode 0600)")}),
  ])
  .describe("Where it stands: {env: NAME} or {file: path}. Never the secret itself");

export type SecretSpec = z.infer<typeof secret>;

const seconds = z.number().positive().max(600);
const common = {
  on,
  seconds: seconds.default(15).describe("How long one try may take"),
  tries: z.int().min(1).max(10).default(3).describe("How often it is tried, with longer and longer pauses"),
};

const webhook = z
  .strictObject({
    url: z
      .union([
        z
          .url({protocol: /^https?$/u})
          .refine(hasNoPassword, "has a password in it: keep it as {env: NAME} or {file: path}"),
        secret,
      ])
      .describe(
        "The address that JSON is posted to; where knowing it is enough to post, as {env: NAME} or {file: path}",
      ),
    sign: secret.optional().describe("Signs what is sent with HMAC-SHA256, in X-Maalepunkt-Signature"),
    ...common,
  })
  .describe("Posts JSON to an address: Slack, Teams, or a program of one's own");

const mailbox = z
  .string()
  .regex(/^(?:[^<>\r\n,;]+<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/u, "is no e-mail address");

const mail = z
  .strictObject({
    to: z.union([mailbox, z.array(mailbox).min(1)]).transform((written) => [written].flat()),
    from: mailbox,
    host: z.string().min(1).describe("The SMTP server"),
    port: z.int().min(1).max(65_535).optional().describe("587 for starttls, 465 for tls, 25 for none when left out"),
    security: z
      .enum(["starttls", "tls", "none"])
      .default("starttls")
      .describe("starttls: refused where the server cannot; none: only for a server on the same machine or network"),
    ca: z.string().min(1).optional().describe("A file with the certificate (PEM) of an authority of one's own"),
    user: z.union([z.string().min(1), secret]).optional(),
    password: secret.optional(),
    ...common,
  })
  .refine(({user, password}) => (user === undefined) === (password === undefined), {
    error: "needs both user and password, or neither",
  })
  .refine(({security, password}) => security !== "none" || password === undefined, {
    error: "would send its password for anyone to read: choose starttls or tls",
    path: ["security"],
  })
  .describe("Sends an e-mail in Danish, with the digest of what is new");

export const noticesSpec = z
  .strictObject({webhook: z.array(webhook).default([]), mail: z.array(mail).default([])})
  .describe("Who is told what became of a run, and of which runs");

export type NoticesSpec = z.infer<typeof noticesSpec>;
export type WebhookSpec = z.infer<typeof webhook>;
export type MailSpec = z.infer<typeof mail>;
export type Occasion = (typeof occasions)[number];

function hasNoPassword(url: string): boolean {
  const {username, password} = new URL(url);
  return username === "" && password === "";
}
