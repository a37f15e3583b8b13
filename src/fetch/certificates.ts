import {getCACertificates} from "node:tls";
import type {FetchStepSpec} from "../config/fetch-spec.ts";
import {readCertificates} from "../secrets/read-certificates.ts";
import {secretEffectsOf} from "./secrets.ts";
import type {Step} from "./step.ts";

/**
 * The certificates to trust: the system's, and those in the file of the step; undefined when there is none.
 * @throws CliError (config) when the file cannot be read or holds no certificate
 */
export async function certificatesOf(
  file: string | undefined,
  step: Pick<Step<FetchStepSpec>, "jobFolder" | "placeOf" | "effects">,
): Promise<readonly string[] | undefined> {
  if (file === undefined) return undefined;
  const wish = {folder: step.jobFolder, place: step.placeOf(["ca_file"])};
  return [...getCACertificates("default"), await readCertificates(file, wish, secretEffectsOf(step))];
}
