/** What the proofs of one report and of many share. */
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {OutputFault} from "../editions/check-outputs.ts";
import type {MadeOf} from "../editions/compare-manifests.ts";
import {manifestName, signatureName} from "../editions/manifest.ts";
import {checkSignature, type PublicKey} from "../editions/minisign.ts";
import {CliError} from "../errors/cli-error.ts";

export type SignatureState = "good" | "not-checked" | "none";

export const signatureWords: Readonly<Record<SignatureState, string>> = {
  good: "The signature is good.",
  "not-checked": "There is a signature, which was not checked: give --public-key.",
  none: "The edition is not signed.",
};

/**
 * Holds the manifest in a folder against its signature.
 * @param key not checked when undefined
 * @throws CliError (data) for a signature that is missing or not good
 */
export async function checkFolderSignature(folder: string, key: PublicKey | undefined): Promise<SignatureState> {
  const signature = await readFile(join(folder, signatureName), "utf8").catch(() => null);
  if (key === undefined) return signature === null ? "none" : "not-checked";
  if (signature === null) {
    throw new CliError("data", `The edition in "${folder}" is not signed.`, {
      hint: `There is no ${signatureName} in it. Build with --sign, or leave --public-key out.`,
    });
  }
  const verdict = checkSignature(await readFile(join(folder, manifestName)), signature, key);
  if (verdict !== "good") throw badSignature(folder, verdict);
  return "good";
}

function badSignature(edition: string, verdict: "other-key" | "bad" | "no-signature"): CliError {
  const what = {
    "other-key": "is by another key",
    bad: "does not fit the manifest: one of them was changed",
    "no-signature": "is no signature of minisign",
  }[verdict];
  return new CliError("data", `The signature ${what}.`, {
    place: {file: join(edition, signatureName)},
    hint: "Do not trust the edition before you know why.",
  });
}

/** An error for each file that is not as it was built. */
export function faultErrors(folder: string, faults: readonly OutputFault[]): CliError[] {
  return faults.map(({name, fault}) => {
    const what = fault === "missing" ? "is missing" : "is not the file that was built";
    return new CliError("data", `${name} ${what}.`, {
      place: {file: join(folder, name)},
      hint: "Fetch the edition again from where it is kept, or build it again.",
    });
  });
}

/** A part of the input that is not what the edition was built of. */
export function changedInput(folder: string, {what, name, change}: MadeOf): CliError {
  const words = {changed: "has changed", added: "has been added", removed: "has been removed"}[change];
  return new CliError("data", `${name} ${words} since the edition was built.`, {
    place: {file: join(folder, name)},
    hint:
      what === "input"
        ? "Only the same exports give the same edition: use those of that day."
        : "Only the same configuration gives the same edition: check out that of the day.",
  });
}

/** Runs a task with a folder that is gone afterwards. */
export async function inTemporaryFolder<Value>(task: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), "maalepunkt-verify-"));
  try {
    return await task(folder);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
