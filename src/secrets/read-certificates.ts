import {X509Certificate} from "node:crypto";
import {CliError} from "../errors/cli-error.ts";
import {pathOf, type SecretEffects, secretEffects} from "./files.ts";
import type {SecretWish} from "./read-secret.ts";

/** The certificates of all public authorities together are a fifth of it. */
const longestBundle = 1024 * 1024;

const certificate = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/**
 * The certificates of an authority of one's own, as PEM. They are no secret: anybody may read the file.
 * @throws CliError (config, where nothing else is wished) when it cannot be read, or holds no certificates
 */
export async function readCertificates(
  file: string,
  {folder, place, kind = "config"}: Omit<SecretWish, "what">,
  effects: Pick<SecretEffects, "home" | "look"> = secretEffects,
): Promise<string> {
  const {text} = await effects.look(pathOf(file, folder, effects), longestBundle).catch((cause) => {
    throw new CliError(kind, `The certificates in "${file}" cannot be read.`, {
      place,
      hint: "See that the file is there, and that the user that runs maalepunkt may read it.",
      cause,
    });
  });
  const found = text.match(certificate) ?? [];
  if (found.length > 0 && found.every(isCertificate)) return text;
  throw new CliError(kind, `There is ${found.length === 0 ? "no" : "a broken"} certificate in "${file}".`, {
    place,
    hint: "It holds certificates as PEM: text that begins with -----BEGIN CERTIFICATE-----.",
  });
}

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).raw.length > 0;
  } catch {
    return false;
  }
}
