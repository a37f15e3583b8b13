/** The manifests of a batch: one a report, and one of all of them. */
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {type BatchManifest, batchManifestSchema} from "../editions/batch-manifest.ts";
import {manifestName, signatureName} from "../editions/manifest.ts";
import {checkSignature, publicKeyOf, type SecretKey, signed} from "../editions/minisign.ts";
import {sha256} from "../editions/sha256.ts";
import {type Format, formats as inOrderTold} from "../pipeline/formats.ts";
import {
  described,
  makeManifest,
  manifestComment,
  manifestFiles,
  type Output,
  type Provenance,
} from "../pipeline/make-manifest.ts";
import {writeEffects, writeOutput} from "../pipeline/write-output.ts";
import type {Results} from "../results/model.ts";
import type {MadeReport} from "./make-report.ts";

/** What all manifests of a run share. */
export interface Manifests {
  readonly provenance: Provenance;
  readonly formats: readonly Format[];
  readonly sign: SecretKey | undefined;
}

/** One report that was made, and its files. */
export interface Written extends Pick<MadeReport, "text" | "failedClaims" | "numbers"> {
  readonly results: Results;
  readonly outputs: readonly Output[];
  readonly notice: string | undefined;
  readonly browser: string | null;
  readonly isForAll: boolean;
}

/** The manifest of one report as files, to be put in place after the report's own. */
export function reportManifest({provenance, formats, sign}: Manifests, written: Written): Output[] {
  const {results, numbers, isForAll, ...made} = written;
  const resultsPrint = sha256(numbers);
  const wanted = inOrderTold.filter((format) => formats.includes(format));
  const manifest = makeManifest(provenance, {...made, results, resultsPrint, formats: wanted, isOfUnit: !isForAll});
  return manifestFiles(manifest, resultsPrint, sign);
}

/**
 * Signs the manifest of a report that was left as it is, unless that is done already. Gives the signature; null where nothing
 * was written.
 * @throws CliError (output)
 */
export async function signUnchanged(folder: string, key: SecretKey): Promise<string | null> {
  const content = await readFile(join(folder, manifestName));
  const earlier = await readFile(join(folder, signatureName), "utf8").catch(() => "");
  if (checkSignature(content, earlier, publicKeyOf(key)) === "good") return null;
  const {results}: {results?: unknown} = JSON.parse(content.toString("utf8"));
  const signature = signed(content, key, manifestComment(String(results)));
  await writeOutput(folder, [{name: signatureName, content: signature}]);
  return signature;
}

/** A report that stands in the output folder. */
export type Standing = Omit<BatchManifest["reports"][number], "manifest">;

export interface BatchParts {
  readonly evaluation: BatchManifest["evaluation"];
  /** What a unit is called. */
  readonly unit: string;
  readonly reports: readonly Standing[];
  readonly index: Output;
}

/**
 * Writes the page that leads to the reports, and the manifest of them all, as far as either is another than what is there.
 * @throws CliError (output)
 */
export async function writeBatchManifest(
  out: string,
  {provenance, formats, sign}: Manifests,
  {evaluation, unit, reports, index}: BatchParts,
): Promise<void> {
  const {inputs, configuration, variables, versions} = provenance;
  const printed = await Promise.all(
    reports.map(async (report) => {
      const content = await readFile(join(out, report.key, manifestName)).catch(() => null);
      return content === null ? [] : [{...report, manifest: sha256(content)}];
    }),
  );
  const manifest: BatchManifest = {
    schema: batchManifestSchema,
    evaluation,
    unit,
    build: {formats: inOrderTold.filter((format) => formats.includes(format))},
    inputs,
    configuration,
    versions,
    variables,
    reports: printed.flat(),
    outputs: [described(index)],
  };
  const files = [index, ...manifestFiles(manifest, sha256(JSON.stringify(manifest.reports)), sign)];
  const isThere = async ({name, content}: Output) =>
    (await readFile(join(out, name)).catch(() => null))?.equals(Buffer.from(content)) === true;
  const there = await Promise.all(files.map(isThere));
  // A signature of what has not changed is still good.
  if (there.every(Boolean)) return;
  await writeOutput(out, files, writeEffects, sign === undefined ? [signatureName] : []);
}
