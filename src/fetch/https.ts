import {readFile} from "node:fs/promises";
import {basename} from "node:path";
import type {StepOf} from "../config/fetch-spec.ts";
import {certificatesOf} from "./certificates.ts";
import {checkContent} from "./check-content.ts";
import {readChecksum} from "./checksum.ts";
import {basic} from "./http/authorization.ts";
import {download} from "./http/download.ts";
import type {Earlier, Landed} from "./landed.ts";
import {credentialsOf, secretOf} from "./secrets.ts";
import {type Step, type StepResult, stepError} from "./step.ts";

type HttpsStep = Step<StepOf<"https">>;

/** What every request of the step is sent with. */
interface Access {
  readonly authorization: string | undefined;
  readonly ca: readonly string[] | undefined;
  readonly otherHosts: readonly string[];
}

/** The name that the checksum's file has among the parts. */
const checksumPart = ".checksum";

/** Fetches one file over HTTPS, unless the server, or its checksum, says that it is the one that is there. */
export async function fetchHttps(step: HttpsStep): Promise<StepResult> {
  const {spec} = step;
  const access: Access = {
    authorization: await authorizationOf(step),
    ca: await certificatesOf(spec.ca_file, step),
    otherHosts: spec.redirect_hosts,
  };
  const wanted = spec.sha256?.toLowerCase() ?? (await fetchChecksum(step, access));
  const earlier = step.earlier.get(spec.file);
  if (earlier !== undefined && wanted === earlier.sha256) return {files: [earlier]};
  return {files: [await fetchFile(step, access, wanted, earlier)]};
}

async function fetchFile(
  step: HttpsStep,
  access: Access,
  wanted: string | undefined,
  earlier: Earlier | undefined,
): Promise<Landed> {
  const name = step.spec.file;
  const kept = await step.parts.done(name);
  const isKept = kept !== undefined && (wanted === undefined || kept.sha256 === wanted);
  const part = isKept
    ? kept
    : await download(step, {
        name,
        url: step.spec.url,
        ...access,
        earlier: wanted === undefined ? earlier?.remote : undefined,
        isProvable: wanted !== undefined,
      });
  if (part === null) {
    if (wanted === undefined && earlier !== undefined) return earlier;
    throw stepError(
      step,
      "environment",
      "the server says that the file is the same as one that it was not asked about",
    );
  }
  try {
    if (wanted !== undefined && part.sha256 !== wanted) {
      throw stepError(step, "data", `the SHA-256 of what came is ${part.sha256}, not ${wanted}`, {
        hint: "Was it changed on the way, or is the checksum that of another file?",
        canRetry: true,
      });
    }
    const rows = await checkContent(step, {...part, name}, step.spec.columns);
    return {name, ...part, rows, from: step.from};
  } catch (error) {
    await step.parts.forget(name);
    throw error;
  }
}

async function authorizationOf(step: HttpsStep): Promise<string | undefined> {
  const {credentials, token} = step.spec;
  if (token !== undefined) return `Bearer ${await secretOf(token, "token", step)}`;
  return credentials === undefined ? undefined : basic(await credentialsOf(credentials, step));
}

async function fetchChecksum(step: HttpsStep, access: Access): Promise<string | undefined> {
  const url = step.spec.checksum_url;
  if (url === undefined) return undefined;
  await step.parts.forget(checksumPart);
  const part = await download(step, {name: checksumPart, url, ...access, isProvable: false});
  const text = part === null || part.bytes > 1024 * 1024 ? "" : await readFile(part.path, "utf8");
  await step.parts.forget(checksumPart);
  const checksum = readChecksum(text, basename(new URL(step.spec.url).pathname));
  if (checksum !== undefined) return checksum;
  throw stepError(step, "data", "there is no SHA-256 of the file at checksum_url", {
    place: step.placeOf(["checksum_url"]),
    hint: "It holds a line such as sha256sum writes: 64 digits and letters, and the file's name.",
    canRetry: true,
  });
}
