/** A job: what `maalepunkt nightly` does for one evaluation, every night. Documented in docs/nightly.md. */
import {readFile} from "node:fs/promises";
import {basename, dirname, join, resolve} from "node:path";
import {Cron} from "croner";
import {z} from "zod";
import {fetchSpec} from "../config/fetch-spec.ts";
import {type Path, readYaml} from "../config/read-yaml.ts";
import {offeredThemes} from "../config/style-spec.ts";
import {workersSpec} from "../config/workers-spec.ts";
import {CliError, type Place} from "../errors/cli-error.ts";
import {formats} from "../pipeline/formats.ts";
import {noticesSpec} from "./notices/spec.ts";
import {stopsSpec} from "./stops/spec.ts";

const minutes = z
  .number()
  .positive()
  .max(7 * 24 * 60);

const keepSpec = z
  .strictObject({
    last: z.int().min(2).default(30).describe("The newest editions"),
    weekly: z.int().nonnegative().default(0).describe("The last edition of each of so many weeks"),
    monthly: z.int().nonnegative().default(24).describe("The last edition of each of so many months"),
    yearly: z.int().nonnegative().default(10).describe("The last edition of each of so many years"),
  })
  .prefault({})
  .describe("Which editions stay in the archive; the one that is published always does");

const limitsSpec = z
  .strictObject({
    fetch_minutes: minutes.default(60),
    check_minutes: minutes.default(60),
    build_minutes: minutes.default(240),
    run_minutes: minutes.default(480).describe("The whole run, with all tries and the waits between them"),
    free_disk_mb: z
      .number()
      .nonnegative()
      .default(500)
      .describe("With less room where the editions are, nothing is built"),
  })
  .prefault({})
  .describe("A step that takes longer is ended, and the run fails");

const retriesSpec = z
  .strictObject({
    tries: z.int().min(1).max(10).default(3).describe("How often in all"),
    wait_seconds: z.number().nonnegative().default(30).describe("Before the second try; each time about twice as long"),
    longest_wait_seconds: z.number().nonnegative().default(600),
  })
  .prefault({})
  .describe("For what another try may mend: a browser or build that died. Fetching has retries of its own");

const scheduleSpec = z
  .strictObject({
    cron: z.string().refine(isCron, "is no time of cron, such as 30 2 * * *"),
    catch_up: z
      .boolean()
      .default(true)
      .describe("Whether a night that was missed, since nothing was running, is made up for by one run"),
  })
  .describe("When maalepunkt schedule runs the job");

const logSpec = z
  .strictObject({
    level: z.enum(["debug", "info", "warn", "error"]).default("info"),
    file: z.string().min(1).optional().describe("Log lines are appended to it as JSON, besides standard error"),
  })
  .prefault({});

export const jobSpec = z.strictObject({
  name: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, "is not a name: letters, digits, spaces, . _ and -")
    .optional()
    .describe("What notices and metrics call the job; the name of the evaluation's folder when left out"),
  evaluation: z.string().min(1).describe("The evaluation's folder, relative to this file"),
  out: z.string().min(1).describe("Where editions are kept and published, relative to this file"),
  formats: z
    .array(z.enum(formats))
    .min(1)
    .default(["html", "pdf", "json"])
    .describe("json is always made too: editions are compared by it"),
  theme: z.enum(offeredThemes).optional().describe("Another theme than evaluation.yaml has"),
  time_zone: z
    .string()
    .refine(isTimeZone, "is no time zone, such as Europe/Copenhagen")
    .default("Europe/Copenhagen")
    .describe("Of the schedule, and of the days that editions are named after"),
  at_once: z.int().min(1).max(64).optional().describe("How many reports of units are made at once"),
  workers: workersSpec.optional(),
  sign: z.string().min(1).optional().describe("A key that minisign -G -W has made, relative to this file"),
  fetch: fetchSpec.optional(),
  check: z
    .boolean()
    .default(true)
    .describe("Whether all is checked before anything is built; without it, a build stops at the first mistake"),
  stops: stopsSpec.prefault({}),
  notices: noticesSpec.prefault({}),
  keep: keepSpec,
  limits: limitsSpec,
  retries: retriesSpec,
  schedule: scheduleSpec.optional(),
  log: logSpec,
  metrics: z
    .string()
    .regex(/\.prom$/, "does not end in .prom, as the node exporter's textfile collector wants it")
    .optional()
    .describe("Written after each run for Prometheus, relative to this file"),
});

type JobSpec = z.infer<typeof jobSpec>;
export type KeepSpec = z.infer<typeof keepSpec>;
export type ScheduleSpec = z.infer<typeof scheduleSpec>;
export type RetriesSpec = z.infer<typeof retriesSpec>;
export type LogSpec = z.infer<typeof logSpec>;

/** Who makes the reports of units in the place of the job's own process. */
export interface WorkersWish {
  /** The name of the environment variable, or the absolute path of the file, that holds the queue's address. */
  readonly queue: string;
  /** Absolute. */
  readonly share: string;
  readonly leaseSeconds: number;
}

/** A job with its paths made absolute. */
export interface Job extends Omit<JobSpec, "sign" | "metrics" | "workers"> {
  /** Absolute. */
  readonly file: string;
  /** Of the job file; absolute. */
  readonly folder: string;
  readonly name: string;
  readonly sign: string | null;
  readonly metrics: string | null;
  readonly workers: WorkersWish | null;
  readonly placeOf: (path: Path) => Place;
}

/**
 * @param file as the user named it, which is how messages name it
 * @throws CliError (config) for a file that cannot be read or does not fit, with line and column
 */
export async function readJob(file: string): Promise<Job> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new CliError("config", `The job "${file}" cannot be read.`, {
      hint: "Name a file such as job.yaml; docs/nightly.md has one to begin with.",
      cause,
    });
  });
  const {value, placeOf} = readYaml(file, text.replaceAll("\r\n", "\n"), jobSpec);
  const folder = dirname(resolve(file));
  const beside = (path: string) => resolve(folder, path);
  const optional = (path: string | undefined) => (path === undefined ? null : beside(path));
  const evaluation = beside(value.evaluation);
  return {
    ...value,
    file: join(folder, basename(file)),
    folder,
    name: value.name ?? basename(evaluation),
    evaluation,
    out: beside(value.out),
    formats: [...new Set([...value.formats, "json" as const])],
    sign: optional(value.sign),
    metrics: optional(value.metrics),
    workers: value.workers === undefined ? null : workersOf(value.workers, beside),
    log: {...value.log, file: optional(value.log.file) ?? undefined},
    placeOf,
  };
}

function workersOf(
  {queue, share, lease_seconds: leaseSeconds}: NonNullable<JobSpec["workers"]>,
  beside: (path: string) => string,
): WorkersWish {
  return {queue: "env" in queue ? queue.env : beside(queue.file), share: beside(share), leaseSeconds};
}

function isCron(text: string): boolean {
  try {
    // Five fields: a job that runs every second is a mistake.
    return text.trim().split(/\s+/).length === 5 && new Cron(text, {paused: true}).nextRun() !== null;
  } catch {
    return false;
  }
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", {timeZone: text}).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
