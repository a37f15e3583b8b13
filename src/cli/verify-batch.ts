import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {buildBatch} from "../batch/build.ts";
import {lockName} from "../batch/lock.ts";
import {stateFile} from "../batch/state.ts";
import type {BatchManifest} from "../editions/batch-manifest.ts";
import {checkOutputs} from "../editions/check-outputs.ts";
import {compareManifests} from "../editions/compare-manifests.ts";
import {type Manifest, manifestName} from "../editions/manifest.ts";
import type {PublicKey} from "../editions/minisign.ts";
import {readFolderManifest, readManifest} from "../editions/read-edition.ts";
import {sha256} from "../editions/sha256.ts";
import {CliError} from "../errors/cli-error.ts";
import {throwAll} from "../errors/cli-errors.ts";
import {formats} from "../pipeline/formats.ts";
import {plainText} from "../quick/plain-text.ts";
import {
  changedInput,
  checkFolderSignature,
  faultErrors,
  inTemporaryFolder,
  type SignatureState,
  signatureWords,
} from "./verify-parts.ts";

/** What was found in order; what is not, is thrown. */
export interface VerifiedBatch {
  readonly edition: string;
  /** The folders of the reports. */
  readonly reports: readonly string[];
  readonly signature: SignatureState;
  readonly rebuilt: boolean;
  /** Files that are not of the edition, by their paths from its folder. */
  readonly strangers: readonly string[];
}

export interface VerifyBatchOptions {
  readonly key: PublicKey | undefined;
  /** The evaluation to build once more. */
  readonly rebuild: string | undefined;
}

/**
 * Holds every report of a batch against its manifest, and those against that of the batch.
 * @throws CliError (data) for all that is not as it was built
 */
export async function verifyBatch(
  edition: string,
  batch: BatchManifest,
  {key, rebuild}: VerifyBatchOptions,
): Promise<VerifiedBatch> {
  const signature = await checkFolderSignature(edition, key);
  const root = await checkOutputs(edition, batch);
  const errors = faultErrors(edition, root.faults);
  const keys = new Set(batch.reports.map((report) => report.key));
  const strangers = root.strangers.filter((name) => name !== stateFile && name !== lockName && !keys.has(name));
  const manifests = new Map<string, Manifest>();
  for (const report of batch.reports) {
    const folder = join(edition, report.key);
    const content = await readFile(join(folder, manifestName)).catch(() => null);
    if (content === null || sha256(content) !== report.manifest) {
      errors.push(...faultErrors(folder, [{name: manifestName, fault: content === null ? "missing" : "changed"}]));
      continue;
    }
    const manifest = await readManifest(folder);
    if (manifest === null) continue;
    manifests.set(report.key, manifest);
    await checkFolderSignature(folder, key);
    const checked = await checkOutputs(folder, manifest);
    errors.push(...faultErrors(folder, checked.faults));
    strangers.push(...checked.strangers.map((name) => `${report.key}/${name}`));
  }
  throwAll(errors);
  if (rebuild !== undefined) await proveRebuild(batch, manifests, rebuild);
  return {edition, reports: [...keys], signature, rebuilt: rebuild !== undefined, strangers};
}

/** Builds every report once more, aside, and holds what comes out against the edition. */
async function proveRebuild(
  batch: BatchManifest,
  manifests: ReadonlyMap<string, Manifest>,
  folder: string,
): Promise<void> {
  await inTemporaryFolder(async (out) => {
    const wanted = new Set([...manifests.values()].flatMap(({build}) => build.formats));
    const notices = [...manifests].flatMap(([key, {build}]) =>
      build.notice === undefined ? [] : [[key, build.notice] as const],
    );
    const summary = await buildBatch(folder, {
      formats: formats.filter((format) => wanted.has(format)),
      out,
      only: [],
      all: true,
      jobs: 2,
      theme: [...manifests.values()].find(({build}) => build.theme !== null)?.build.theme ?? undefined,
      notice: {reports: Object.fromEntries(notices)},
      onReport: () => {},
    });
    const failed = summary.reports.find(({state}) => state === "failed");
    if (failed !== undefined) throw failed.error;
    const rebuilt = await readFolderManifest(out);
    if (rebuilt?.kind !== "batch") throw new TypeError("a batch was built without its manifest");
    const inputs = compareManifests(batch, rebuilt.manifest).filter(({what}) => what !== "version");
    if (inputs.length > 0) throwAll(inputs.map((each) => changedInput(folder, each)));
    const errors: CliError[] = [];
    for (const [key, before] of manifests) errors.push(...differences(key, before, await readManifest(join(out, key))));
    throwAll(errors);
  });
}

function differences(key: string, before: Manifest, after: Manifest | null): CliError[] {
  const now = new Map(after?.outputs.map(({name, sha256: print}) => [name, print]));
  const others = before.outputs.filter(({name, sha256: print}) => now.get(name) !== print);
  if (others.length === 0) return [];
  const names = others.map(({name}) => `${key}/${name}`).join(", ");
  const versions = after === null ? [] : compareManifests(before, after).filter(({what}) => what === "version");
  return [
    new CliError("data", `The same input now gives another ${names}.`, {
      hint:
        versions.length === 0
          ? "Nothing else is known to be different: files of one's own that are read while building may be."
          : `Other versions built it: ${versions.map(({name, detail}) => `${name} ${detail}`).join("; ")}.`,
    }),
  ];
}

/** What was found, for people at a terminal. */
export function printVerifiedBatch(verified: VerifiedBatch, {evaluation}: BatchManifest): string {
  const {reports, signature, rebuilt, strangers} = verified;
  const lines = [
    `${plainText(evaluation.title)}: ${reports.length} ${reports.length === 1 ? "report is" : "reports are"} as built.`,
    signatureWords[signature],
    ...(rebuilt ? ["Built again from the same input, every byte is the same."] : []),
    ...(strangers.length === 0 ? [] : [`Not of this edition: ${strangers.map(plainText).join(", ")}.`]),
  ];
  return `${lines.join("\n")}\n`;
}
