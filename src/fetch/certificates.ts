import {readFile} from "node:fs/promises";
import {getCACertificates} from "node:tls";
import type {FetchStepSpec} from "../config/fetch-spec.ts";
import {CliError} from "../errors/cli-error.ts";
import {pathOf} from "./secrets.ts";
import type {Step} from "./step.ts";

/**
 * The certificates to trust: the system's, and those in the file of the step; undefined when there is none.
 * @throws CliError (config) when the file cannot be read or holds no certificate
 */
export async function readCertificates(
  file: string | undefined,
  step: Pick<Step<FetchStepSpec>, "jobFolder" | "placeOf" | "effects">,
): Promise<readonly string[] | undefined> {
  if (file === undefined) return undefined;
  const place = step.placeOf(["ca_file"]);
  const text = await readFile(pathOf(file, step), "utf8").catch((cause: unknown) => {
    throw new CliError("config", `The certificates in "${file}" cannot be read.`, {place, cause});
  });
  if (text.includes("-----BEGIN CERTIFICATE-----")) return [...getCACertificates("default"), text];
  throw new CliError("config", `There is no certificate in "${file}".`, {
    place,
    hint: "It holds them as PEM: text that begins with -----BEGIN CERTIFICATE-----.",
  });
}
