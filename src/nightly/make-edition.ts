/** The chain of a night, from fetching to publishing. */
import {join} from "node:path";
import {readEvaluation} from "../config/read-files.ts";
import {readSigningKey} from "../editions/keys.ts";
import {type Published, readPublished} from "../editions/published.ts";
import {type News, whatIsNew} from "../editions/what-is-new.ts";
import {CliError} from "../errors/cli-error.ts";
import {outputError} from "../pipeline/write-output.ts";
import {nextEditionId} from "./archive/edition-id.ts";
import type {EditionRecord, RecordedFile} from "./archive/edition-record.ts";
import {type ArchivedEdition, readEditions} from "./archive/editions.ts";
import {inventory, isSameInventory} from "./archive/inventory.ts";
import {pruneEditions} from "./archive/prune.ts";
import {dropHeld, holdEdition, publishEdition} from "./archive/publish.ts";
import {type Staged, stageEdition} from "./archive/stage.ts";
import {findBaseline} from "./baseline.ts";
import {buildReports} from "./build-reports.ts";
import {readHold} from "./hold.ts";
import type {Outcome} from "./journal.ts";
import {judgeNight, protectReports} from "./judge-night.ts";
import {type Night, warn} from "./night.ts";
import type {BuildResult, FetchResult} from "./tasks/model.ts";
import {dayIn} from "./zoned-time.ts";

/**
 * Makes tonight's edition and publishes it, unless there is nothing new or something holds it back.
 * @throws CliError for whatever ends the run; what was published before still is
 */
export async function makeEdition(night: Night): Promise<Outcome> {
  const {layout, effects, known, steps} = night;
  const hasUnits = await prepare(night);
  const editions = await readEditions(layout, effects.files);
  const current = editions.find(({isCurrent}) => isCurrent) ?? null;
  const baseline = await findBaseline(night, editions);
  known.before = baseline.published;
  const fetched = await fetchData(night);
  await check(night);
  const staged = await stageEdition(layout, night.id, hasUnits ? baseline.whole : null, effects.files);
  try {
    const built = await buildReports(night, {staged, hasUnits, notices: {}, step: "build"});
    const after = await readPublished(staged.folder);
    known.rows = await rowsOf(after);
    const protection = protectReports();
    if (protection.state === "not-configured") steps.skip("protect", "no protection over whole reports is configured");
    const judgement = await steps.take("judge", () => judgeNight(night, after, built, protection));
    known.findings = judgement.findings;
    const notices = judgement.verdict === "banner" ? judgement.notices : {};
    if (judgement.verdict === "banner") {
      refuseWithout(built, await buildReports(night, {staged, hasUnits, notices, step: "banner"}));
    }
    const files = await inventory(staged.folder, effects.files, staged.prints).catch((cause: unknown) => {
      throw outputError(layout.root, cause);
    });
    const before = baseline.isDamaged ? null : current?.record;
    if (before && isSameInventory(before.files, files)) return await leaveAsItIs(night);
    const record = newRecord(night, editions, {files, fetched, notices});
    const holds = (await readHold(layout)) !== null;
    if (holds) warn(night, "Publication is on hold since a rollback: maalepunkt release ends that.");
    if (holds || judgement.verdict === "hold") return await hold(night, staged, record);
    return await publish(night, staged, record);
  } finally {
    await effects.files.remove(staged.folder).catch(() => undefined);
  }
}

/**
 * A report that was built, and then not with its banner, would be published without.
 * @throws CliError (environment)
 */
function refuseWithout(built: BuildResult, withBanner: BuildResult): void {
  const wasBuilt = new Set(built.reports.filter(({failure}) => failure === null).map(({key}) => key));
  const without = withBanner.reports.find(({key, failure}) => failure !== null && wasBuilt.has(key));
  if (without === undefined) return;
  throw new CliError("environment", `${without.name} could not be built with its banner: ${without.failure?.message}`);
}

/** What is wrong with the job or the evaluation itself is told before anything is fetched. Gives whether there are units. */
async function prepare({job, layout, effects, known}: Night): Promise<boolean> {
  const {evaluation} = await readEvaluation(job.evaluation);
  known.title = evaluation.value.title;
  if (job.sign !== null) await readSigningKey(job.sign);
  const free = await effects.files.freeBytes(layout.root).catch(() => Number.POSITIVE_INFINITY);
  const wanted = job.limits.free_disk_mb;
  if (free < wanted * 1024 * 1024) {
    const left = Math.floor(free / 1024 / 1024);
    throw new CliError("output", `There are ${left} MB left in "${layout.root}", and ${wanted} are wanted.`, {
      place: job.placeOf(["limits", "free_disk_mb"]),
      hint: "Make room, keep fewer editions, or set limits: {free_disk_mb}.",
    });
  }
  return evaluation.value.units !== undefined;
}

async function fetchData(night: Night): Promise<FetchResult> {
  const {job, steps, perform} = night;
  if (job.fetch === undefined) {
    steps.skip("fetch", "the job has nothing to fetch");
    return {hasChanged: false, files: [], warnings: []};
  }
  const limit = {limitMinutes: job.limits.fetch_minutes, retries: {...job.retries, tries: 1}};
  const fetched = await steps.take("fetch", (signal) => perform({kind: "fetch", job: job.file}, signal), limit);
  for (const message of fetched.warnings) warn(night, message);
  return fetched;
}

async function check(night: Night): Promise<void> {
  const {job, steps, perform} = night;
  if (!job.check) {
    steps.skip("check", "left to the build");
    return;
  }
  const limit = {limitMinutes: job.limits.check_minutes, retries: job.retries};
  const {title, warnings} = await steps.take(
    "check",
    (signal) => perform({kind: "check", folder: job.evaluation}, signal),
    limit,
  );
  night.known.title = title;
  for (const message of warnings) night.known.warnings.add(message);
}

function newRecord(
  {job, id: run, start, effects}: Night,
  editions: readonly ArchivedEdition[],
  made: {
    readonly files: readonly RecordedFile[];
    readonly fetched: FetchResult;
    readonly notices: EditionRecord["notices"];
  },
): EditionRecord {
  const day = dayIn(job.time_zone, start);
  const ids = editions.map(({id}) => id);
  return {
    schema: "maalepunkt/edition@1",
    id: nextEditionId(day, ids),
    number: Math.max(0, ...editions.map(({record}) => record?.number ?? 0)) + 1,
    run,
    day,
    made: effects.clock.now().toISOString(),
    notices: made.notices,
    fetched: made.fetched.files,
    files: [...made.files],
  };
}

async function leaveAsItIs(night: Night): Promise<Outcome> {
  const {steps, layout, effects} = night;
  steps.skip("publish", "nothing is new");
  await dropHeld(layout, effects.files).catch(() => undefined);
  return "unchanged";
}

async function hold({steps, layout, effects}: Night, staged: Staged, record: EditionRecord): Promise<Outcome> {
  await steps.take("publish", () => holdEdition(layout, staged.folder, record, effects.files));
  return "held";
}

async function publish(night: Night, staged: Staged, record: EditionRecord): Promise<Outcome> {
  const {steps, layout, effects, known, job} = night;
  await steps.take("publish", () => publishEdition(layout, staged.folder, record, effects.files));
  known.edition = record.id;
  known.news = await newsOf(night, join(layout.editions, record.id));
  // Readers have the new edition: what goes wrong from here on is told, and no failure of the run.
  try {
    await dropHeld(layout, effects.files);
    known.pruned = await steps.take("prune", () => pruneEditions(layout, job.keep, effects.files));
  } catch (error) {
    warn(night, `Old editions could not be removed: ${error instanceof Error ? error.message : String(error)}`);
  }
  return Object.keys(record.notices).length > 0 ? "banner" : "published";
}

/** What the notice tells readers of the report. Before old editions are removed, which may be what tonight's is held against. */
async function newsOf(night: Night, folder: string): Promise<News | null> {
  const {before} = night.known;
  if (before === null) return null;
  try {
    return await whatIsNew(before, await readPublished(folder));
  } catch (error) {
    warn(night, `What is new could not be found out: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

/** By source, of what was read for everybody. */
async function rowsOf({reports}: Published): Promise<Record<string, number>> {
  const whole = await reports.find(({isWhole}) => isWhole)?.read();
  return Object.fromEntries(whole?.results.dataReport.sources.map(({key, rowsRead}) => [key, rowsRead]) ?? []);
}
