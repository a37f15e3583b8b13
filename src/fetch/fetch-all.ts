import {createHash} from "node:crypto";
import {rm} from "node:fs/promises";
import {join, resolve} from "node:path";
import type {FetchStepSpec} from "../config/fetch-spec.ts";
import {CliError} from "../errors/cli-error.ts";
import {type DataSet, type OfStep, openDataSet} from "./data-set.ts";
import {diskError} from "./disk.ts";
import {fetchEffects} from "./effects.ts";
import {fetchHttps} from "./https.ts";
import type {FetchEffects, Fetched, FetchJob, FetchOptions} from "./model.ts";
import {makePace} from "./pace.ts";
import {openParts} from "./parts.ts";
import {withRetries} from "./retries.ts";
import {fetchSftp} from "./sftp.ts";
import {fetchSql} from "./sql.ts";
import type {Step, StepResult} from "./step.ts";
import {fetchSurveyXact} from "./surveyxact.ts";

/**
 * Fetches all data of a job, checks them, and puts them in place: all of them, or none when one fails. What has come until
 * then is kept for the next run. A second run on the same folder is refused.
 * @throws CliError whose `canRetry` tells whether the same again, later, may help: (environment) for servers and secrets, (data)
 * for what came and is no use, (config) for what is written wrong, (output) for a disk that does not take it
 */
export async function fetchAll(
  job: FetchJob,
  options: FetchOptions = {},
  effects: FetchEffects = fetchEffects,
): Promise<Fetched> {
  const {spec, placeOf} = job;
  const folder = resolve(job.folder, spec.into);
  let data: DataSet | undefined;
  try {
    data = await openDataSet(folder, placeOf(["into"]));
    return {folder, ...(await fetchInto(data, job, options, effects))};
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw cause instanceof Error && "syscall" in cause ? diskError(folder, cause) : cause;
  } finally {
    data?.close();
  }
}

async function fetchInto(
  data: DataSet,
  job: FetchJob,
  options: FetchOptions,
  effects: FetchEffects,
): Promise<Omit<Fetched, "folder">> {
  const results = await fetchSteps(job, data, options, effects);
  const files = results.flatMap(({step, print, result}) => result.files.map((file) => ({step, print, file})));
  refuseTwice(files, job);
  const before = await data.digests();
  await data.replace(files);
  await rm(data.partsFolder, {recursive: true, force: true});
  const warnings: string[] = [];
  for (const {result} of results) warnings.push(...((await result.afterwards?.()) ?? []));
  return {...compared(files, before), warnings};
}

interface DoneStep {
  readonly step: string;
  readonly print: string;
  readonly result: StepResult;
}

async function fetchSteps(
  {spec, folder, placeOf}: FetchJob,
  data: DataSet,
  {signal, onEvent = () => undefined}: FetchOptions,
  effects: FetchEffects,
): Promise<DoneStep[]> {
  const pace = makePace(effects);
  const done: DoneStep[] = [];
  for (const [name, stepSpec] of Object.entries(spec.from)) {
    const print = printOf(stepSpec);
    const step: Step<FetchStepSpec> = {
      name,
      spec: stepSpec,
      from: originOf(stepSpec),
      jobFolder: folder,
      placeOf: (path) => placeOf(["from", name, ...path]),
      retries: spec.retries,
      parts: await openParts(join(data.partsFolder, name), print, effects.now, spec.keep_parts_minutes * 60_000),
      earlier: await data.earlierOf(name, print),
      pace,
      signal,
      onEvent,
      effects,
    };
    onEvent({kind: "step", step: name, from: step.from});
    const result = await withRetries(() => connect(step), {
      retries: spec.retries,
      effects,
      signal,
      onRetry: ({message}, waitSeconds) => onEvent({kind: "retry", step: name, message, waitSeconds}),
    });
    for (const {path: _, remote: __, ...file} of result.files) onEvent({kind: "file", file: {step: name, ...file}});
    done.push({step: name, print, result});
  }
  return done;
}

function connect({spec, ...step}: Step<FetchStepSpec>): Promise<StepResult> {
  switch (spec.type) {
    case "surveyxact":
      return fetchSurveyXact({...step, spec});
    case "https":
      return fetchHttps({...step, spec});
    case "sftp":
      return fetchSftp({...step, spec});
    case "sql":
      return fetchSql({...step, spec});
  }
}

/** Where a step's data come from, without what may be secret. */
function originOf(spec: FetchStepSpec): string {
  switch (spec.type) {
    case "surveyxact":
      return `${withoutQuery(spec.server).replace(/\/$/, "")}/surveys/${spec.survey}`;
    case "https":
      return withoutQuery(spec.url);
    case "sftp":
      return `sftp://${spec.host}${spec.port === 22 ? "" : `:${spec.port}`}/${spec.path.replace(/^\//, "")}`;
    case "sql":
      return "a database";
  }
}

function withoutQuery(address: string): string {
  const {origin, pathname} = new URL(address);
  return origin + pathname;
}

/** Tells one step from another under its name. Secrets are not written in it, only where they are. */
function printOf(spec: FetchStepSpec): string {
  return createHash("sha256").update(JSON.stringify(spec)).digest("hex").slice(0, 16);
}

/** @throws CliError (config) when two steps land the same file, or one a file where another wants a folder */
function refuseTwice(files: readonly OfStep[], {placeOf}: FetchJob): void {
  const owners = new Map<string, string>();
  for (const {step, file} of files) {
    const earlier = owners.get(file.name);
    if (earlier !== undefined) throw twice(file.name, earlier, step, placeOf);
    owners.set(file.name, step);
  }
  for (const {step, file} of files) {
    const parts = file.name.split("/");
    for (let length = 1; length < parts.length; length++) {
      const owner = owners.get(parts.slice(0, length).join("/"));
      if (owner !== undefined) throw twice(file.name, owner, step, placeOf);
    }
  }
}

function twice(name: string, earlier: string, step: string, placeOf: FetchJob["placeOf"]): CliError {
  return new CliError("config", `"${earlier}" and "${step}" both want to land at "${name}".`, {
    place: placeOf(["from", step]),
    hint: "Give one of them another file or folder.",
  });
}

function compared(
  files: readonly OfStep[],
  before: ReadonlyMap<string, string>,
): Pick<Fetched, "hasChanged" | "files" | "removed"> {
  const told = files.map(({step, file: {name, bytes, sha256, rows, from}}) => {
    const earlier = before.get(name);
    const state =
      earlier === undefined ? ("new" as const) : earlier === sha256 ? ("unchanged" as const) : ("changed" as const);
    return {step, name, bytes, sha256, rows, from, state};
  });
  const names = new Set(files.map(({file}) => file.name));
  const removed = [...before.keys()].filter((name) => !names.has(name)).sort();
  return {hasChanged: removed.length > 0 || told.some(({state}) => state !== "unchanged"), files: told, removed};
}
