/** fetch: where an evaluation's data are fetched from before it is built, and where they land. */
import {z} from "zod";

/** Where a secret is: in an environment variable, or in a file that only its owner may read. Never in the job file itself. */
const secretSpec = z
  .union([
    z.strictObject({env: z.string().regex(/^[A-Za-z_]\w*$/, "is not the name of an environment variable")}),
    z.strictObject({file: z.string().min(1)}),
  ])
  .describe("{env: NAME of a variable}, or {file: a file of mode 0600, relative to the job file or from ~/}");

export type SecretSpec = z.infer<typeof secretSpec>;

/** Names that are safe on every system, and that nobody can lead out of the folder with. */
const fileName = z
  .string()
  .max(200)
  .regex(
    /^(?!.*\.\.)(?![.~])[\p{L}\p{N}_.~ -]+(?:\/(?![.~ ])[\p{L}\p{N}_.~ -]+)*$/u,
    "is not the name of a file within the folder: letters, digits, spaces, - _ . and / between folders",
  );

const host = z.string().regex(/^[\w.-]+$|^\[?[0-9a-fA-F:]+\]?$/, "is not the name of a host, such as sftp.example.dk");

const address = z
  .string()
  .refine(isSafeAddress, "is not an address that begins with https:// and holds no user name and password");

/** Without TLS, passwords and answers could be read on the way; to this machine itself there is no way. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const {protocol, hostname, username, password} = new URL(text);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return (protocol === "https:" || (protocol === "http:" && isHere)) && username === "" && password === "";
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/i, "is not a SHA-256: 64 digits and letters a-f");

const columns = z
  .array(z.string().min(1))
  .min(1)
  .optional()
  .describe("Columns that a delimited file must have; without one of them the earlier file stays");

const size = {
  largest_mb: z.number().positive().default(1024).describe("A file larger than this is refused while it comes"),
};

const web = {
  ca_file: z.string().min(1).optional().describe("Certificates to trust besides the system's, as PEM"),
  requests_per_minute: z
    .number()
    .positive()
    .max(6000)
    .default(60)
    .describe("At most so many requests to this host in a minute"),
  silent_seconds: z.number().positive().default(60).describe("A server that says nothing for so long is given up"),
  longest_seconds: z.number().positive().default(1800).describe("One file may take so long"),
  ...size,
};

const surveyxact = z
  .strictObject({
    type: z.literal("surveyxact"),
    survey: z.union([z.int().positive(), z.string().regex(/^\d+$/, "is not a survey's number")]),
    folder: fileName.optional().describe("Where the three files land; called after the step when left out"),
    credentials: secretSpec.describe("user:password of a SurveyXact user with access to REST"),
    server: address.default("https://rest.survey-xact.dk/rest"),
    format: z.enum(["EU", "INTL_US"]).default("EU").describe("EU: windows-1252 and ;  INTL_US: UTF-16 and tabs"),
    lang: z
      .string()
      .regex(/^[A-Za-z]{2,3}(?:[-_][A-Za-z]{2})?$/, "is not a language such as da")
      .default("da"),
    status: z
      .union([respondentStatus(), z.array(respondentStatus()).min(1)])
      .optional()
      .describe("Only respondents of this status land: completed, or a list; all when left out"),
    closed_after: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?$/, "is not a time such as 2026-01-31 or 2026-01-31 23:59:59")
      .optional()
      .describe(
        "Only respondents who closed later than this, or than the beginning of this day; filtered by the server",
      ),
    expression: z
      .string()
      .min(1)
      .max(4000)
      .optional()
      .describe("SurveyXact's own filter, such as [background/ptype1]=390264940"),
    ...web,
  })
  .describe("SurveyXact's REST export: dataset, structure and labels");

function respondentStatus() {
  return z.enum(["new", "distributed", "partial", "completed", "dropped"]);
}

const https = z
  .strictObject({
    type: z.literal("https"),
    url: address,
    file: fileName.describe("What the file is called here"),
    sha256: sha256.optional().describe("What the file's SHA-256 must be"),
    checksum_url: address.optional().describe("A file with its SHA-256, as sha256sum writes it"),
    credentials: secretSpec.optional().describe("user:password"),
    token: secretSpec.optional().describe("Sent as Authorization: Bearer"),
    redirect_hosts: z.array(host).default([]).describe("Other hosts that the server may lead on to"),
    columns,
    ...web,
  })
  .refine((step) => step.credentials === undefined || step.token === undefined, "takes credentials or token, not both")
  .describe("One file over HTTPS");

const sftp = z
  .strictObject({
    type: z.literal("sftp"),
    host,
    port: z.int().min(1).max(65535).default(22),
    host_key: z
      .string()
      .regex(/^SHA256:[A-Za-z0-9+/]{43}=?$/, "is not a fingerprint such as ssh-keygen -lf prints: SHA256:…")
      .describe("The server's fingerprint; any other server is refused"),
    user: z.string().min(1),
    password: secretSpec.optional(),
    key: secretSpec.optional().describe("The private key, as OpenSSH or PEM writes it"),
    passphrase: secretSpec.optional().describe("Of the key"),
    path: z.string().min(1).default(".").describe("The folder on the server"),
    files: z
      .string()
      .regex(/^[^/\\]+$/, "is not a name or a pattern with * of files in one folder")
      .describe("A name, or a pattern in which * stands for any letters and ? for one"),
    pick: z.enum(["newest", "all"]).default("newest"),
    file: fileName.optional().describe("What the newest is called here; its own name when left out"),
    folder: fileName.optional().describe("Where all of them land; called after the step when left out"),
    whole: z
      .enum(["stable", "done", "checksum"])
      .default("stable")
      .describe("A file is whole when it no longer grows, when <name>.done lies beside it, or with <name>.sha256"),
    stable_seconds: z.number().nonnegative().default(10).describe("How long a file must have been as it is"),
    afterwards: z
      .union([z.literal("leave"), z.strictObject({move: z.string().min(1)})])
      .default("leave")
      .describe("What becomes of fetched files on the server: leave, or {move: processed}"),
    columns,
    silent_seconds: z.number().positive().default(60).describe("A server that says nothing for so long is given up"),
    longest_seconds: z.number().positive().default(1800).describe("One file may take so long"),
    ...size,
  })
  .refine((step) => (step.password === undefined) !== (step.key === undefined), "needs a password or a key, not both")
  .refine((step) => step.passphrase === undefined || step.key !== undefined, "has a passphrase and no key")
  .refine((step) => step.pick === "newest" || step.file === undefined, "takes all files, which keep their own names")
  .describe("A drop folder over SFTP");

const sql = z
  .strictObject({
    type: z.literal("sql"),
    connection: secretSpec.describe("postgresql://user:password@host:port/database"),
    query: z.string().min(1).optional().describe("One SELECT; with ORDER BY, the same rows give the same file"),
    query_file: z.string().min(1).optional().describe("A file with it, relative to the job file"),
    file: fileName.describe("What the CSV file is called here"),
    statement_seconds: z
      .number()
      .positive()
      .default(300)
      .describe("The server stops the query when it takes longer to the next piece of rows"),
    longest_seconds: z.number().positive().default(1800).describe("All of the query may take so long"),
    time_zone: z.string().min(1).default("Europe/Copenhagen").describe("In which times with a zone are written"),
    ca_file: z
      .string()
      .min(1)
      .optional()
      .describe("Certificates of the authority to trust instead of the system's, as PEM"),
    ...size,
  })
  .refine((step) => (step.query === undefined) !== (step.query_file === undefined), "needs query or query_file")
  .describe("What a query of PostgreSQL gives, as CSV");

const stepSpec = z.discriminatedUnion("type", [surveyxact, https, sftp, sql]);

const stepName = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_-]*$/u, "is not a key: letters, digits, _ and -, beginning with a letter");

const retriesSpec = z.strictObject({
  tries: z.int().min(1).max(20).default(4).describe("How often in all"),
  wait_seconds: z.number().nonnegative().default(5).describe("Before the second try; each time about twice as long"),
  longest_wait_seconds: z
    .number()
    .nonnegative()
    .default(300)
    .describe("No wait is longer, also when the server asks for it"),
});

export const fetchSpec = z
  .strictObject({
    into: z.string().min(1).describe("The folder of the data, relative to this file: all of it is replaced at once"),
    from: z.record(stepName, stepSpec).refine((steps) => Object.keys(steps).length > 0, "needs at least one step"),
    retries: retriesSpec.prefault({}),
    keep_parts_minutes: z
      .number()
      .nonnegative()
      .default(60)
      .describe("What a run that was cut short has fetched, the next one uses when it is no older"),
  })
  .describe("Where the data come from, and the folder that they land in");

export type FetchSpec = z.infer<typeof fetchSpec>;
export type FetchStepSpec = z.infer<typeof stepSpec>;
export type StepOf<Type extends FetchStepSpec["type"]> = Extract<FetchStepSpec, {type: Type}>;
export type RetriesSpec = z.infer<typeof retriesSpec>;

/** A job file as far as fetching is concerned: its other keys are left to others. */
export const fetchFileSpec = z.looseObject({fetch: fetchSpec});
