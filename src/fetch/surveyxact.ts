import {readFile, writeFile} from "node:fs/promises";
import {basename} from "node:path";
import type {StepOf} from "../config/fetch-spec.ts";
import {type PartName, partNames} from "../sources/surveyxact/parts.ts";
import {readSurveyXact} from "../sources/surveyxact.ts";
import {certificatesOf} from "./certificates.ts";
import {endsOf, refuseHalfLetter, refusePage, unreadable} from "./check-content.ts";
import {fileMode} from "./disk.ts";
import {basic} from "./http/authorization.ts";
import {download} from "./http/download.ts";
import type {DonePart} from "./parts.ts";
import {credentialsOf} from "./secrets.ts";
import {type Step, type StepResult, stepError} from "./step.ts";
import {composeExpression} from "./surveyxact/expression.ts";
import {onlyStatus} from "./surveyxact/only-status.ts";

type SurveyXactStep = Step<StepOf<"surveyxact">>;

interface ExportPart extends DonePart {
  readonly part: PartName;
  readonly name: string;
  /** Whether it was there before this try. */
  readonly isKept: boolean;
}

/**
 * Fetches dataset, structure and labels of a survey from SurveyXact's REST export, one after the other: it makes each anew for
 * whoever asks. They are in order when they can be read together, as a build will read them.
 */
export async function fetchSurveyXact(step: SurveyXactStep): Promise<StepResult> {
  const {spec} = step;
  const authorization = basic(await credentialsOf(spec.credentials, step));
  const ca = await certificatesOf(spec.ca_file, step);
  const expression = composeExpression(spec.closed_after, spec.expression, step.placeOf(["expression"]));
  const found: ExportPart[] = [];
  for (const part of partNames) {
    const name = `${part}.csv`;
    const kept = await step.parts.done(name);
    const url = addressOf(step, part, expression);
    const done = kept ?? (await fetchPart(step, part, name, {url, authorization, ca}));
    found.push({...done, part, name, isKept: kept !== undefined});
  }
  const rows = await readTogether(step, found);
  const folder = spec.folder ?? step.name;
  return {
    files: found.map(({part, name, path, bytes, sha256, remote}) => ({
      name: `${folder}/${name}`,
      path,
      bytes,
      sha256,
      remote,
      rows: part === "dataset" ? rows : null,
      from: `${step.from}/export/${part}`,
    })),
  };
}

async function fetchPart(
  step: SurveyXactStep,
  part: PartName,
  name: string,
  access: {readonly url: string; readonly authorization: string; readonly ca: readonly string[] | undefined},
): Promise<DonePart> {
  const isFiltered = part === "dataset" && step.spec.status !== undefined;
  const arriving = isFiltered ? `${part}.all` : name;
  const done = await download(step, {name: arriving, ...access, otherHosts: [], isProvable: false});
  if (done === null) throw stepError(step, "environment", "the server has no new export, which it was not asked for");
  try {
    await checkPart(step, {...done, name});
    return isFiltered ? await filterPart(step, done, name) : done;
  } catch (error) {
    await step.parts.forget(arriving);
    throw error;
  }
}

async function checkPart(step: SurveyXactStep, content: DonePart & {readonly name: string}): Promise<void> {
  if (content.bytes === 0) {
    throw stepError(step, "data", `what came as ${content.name} is empty`, {
      hint: "Does the filter leave anybody?",
      canRetry: true,
    });
  }
  const {start, end} = await endsOf(content);
  refusePage(step, content, start);
  refuseHalfLetter(step, content, start, end);
}

/** Leaves out the rows of respondents that are not wanted, so that their answers stay nowhere. */
async function filterPart(step: SurveyXactStep, all: DonePart, name: string): Promise<DonePart> {
  const wanted = [step.spec.status ?? []].flat();
  const content = {...all, name};
  const filtered = await onlyStatusOf(step, content, wanted);
  const place = step.placeOf(["status"]);
  if ("missing" in filtered) {
    throw stepError(step, "data", `the dataset has no column ${filtered.missing}, which tells the status`, {
      place,
      hint: "Take status out, and name the column that tells it as completed in evaluation.yaml.",
    });
  }
  if (filtered.kept === 0) {
    const what = `none of ${filtered.left} respondents is ${wanted.join(" or ")}`;
    throw stepError(step, "data", what, {place, hint: "Is the survey still running? Take status out to see them all."});
  }
  await step.parts.begin(name, null);
  await writeFile(step.parts.path(name), filtered.content, {mode: fileMode});
  const done = await step.parts.finish(name, {});
  await step.parts.forget(`dataset.all`);
  return done;
}

async function onlyStatusOf(
  step: SurveyXactStep,
  content: DonePart & {readonly name: string},
  wanted: Parameters<typeof onlyStatus>[1],
): Promise<ReturnType<typeof onlyStatus>> {
  try {
    return onlyStatus(await readFile(content.path), wanted, content.name);
  } catch (error) {
    throw await unreadable(step, content, error);
  }
}

/**
 * Reads the three parts as a build will, and gives the number of respondents. Parts that do not belong together are fetched
 * anew, when some of them are of an earlier try: the survey may have been changed meanwhile.
 */
async function readTogether(step: SurveyXactStep, parts: readonly ExportPart[]): Promise<number> {
  const byName = new Map(parts.map((part) => [part.name, part]));
  const folder = step.spec.folder ?? step.name;
  try {
    const effects = {
      readFolder: async () => [...byName.keys()],
      readFile: (path: string) => readFile(byName.get(basename(path))?.path ?? path),
    };
    const {rowCount} = await readSurveyXact(step.name, folder, {folder: "", place: step.placeOf([]), effects});
    return rowCount;
  } catch (error) {
    const [dataset] = parts;
    const broken = byName.get(basename(placeOfError(error))) ?? dataset;
    const isMixed = parts.some(({isKept}) => isKept);
    const told = broken === undefined ? error : await unreadable(step, broken, error, isMixed);
    for (const {name} of parts) await step.parts.forget(name);
    throw told;
  }
}

function placeOfError(error: unknown): string {
  if (typeof error !== "object" || error === null || !("place" in error)) return "";
  const {place} = error;
  return typeof place === "object" && place !== null && "file" in place ? String(place.file) : "";
}

function addressOf({spec}: SurveyXactStep, part: PartName, expression: string | undefined): string {
  const url = new URL(`${spec.server.replace(/\/$/, "")}/surveys/${spec.survey}/export/${part}`);
  const parameters = new URLSearchParams({format: spec.format, lang: spec.lang});
  if (part === "dataset" && expression !== undefined) parameters.set("expression", expression);
  url.search = parameters.toString().replaceAll("+", "%20");
  return url.href;
}
