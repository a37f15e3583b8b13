import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {checkOutputs} from "../editions/check-outputs.ts";
import {compareManifests, type MadeOf} from "../editions/compare-manifests.ts";
import {readVerifyingKey} from "../editions/keys.ts";
import {type Manifest, manifestName, signatureName} from "../editions/manifest.ts";
import {checkSignature} from "../editions/minisign.ts";
import {readManifest} from "../editions/read-edition.ts";
import {CliError} from "../errors/cli-error.ts";
import {throwAll} from "../errors/cli-errors.ts";
import {buildReport} from "../pipeline/build.ts";
import {formats} from "../pipeline/formats.ts";
import {plainText} from "../quick/plain-text.ts";
import type {GlobalOptions} from "./options.ts";
import {showProgress} from "./progress.ts";
import type {Terminal} from "./terminal.ts";

interface VerifyOptions extends GlobalOptions {
  readonly rebuild?: string;
  readonly publicKey?: string;
}

/** What was found in order; what is not, is thrown. */
interface Verified {
  readonly edition: string;
  readonly outputs: readonly string[];
  readonly signature: "good" | "not-checked" | "none";
  readonly rebuilt: boolean;
  /** Files in the folder that are not of the edition. */
  readonly strangers: readonly string[];
}

/**
 * `maalepunkt verify <edition>`
 * @throws CliError (data) for each file that is not what the manifest says, for a signature that is not good, and for a rebuild that gives
 * other bytes
 */
export async function verify(edition: string, options: VerifyOptions, terminal: Terminal): Promise<void> {
  const key = options.publicKey === undefined ? undefined : await readVerifyingKey(options.publicKey);
  const manifest = await manifestOf(edition);
  const signature = await readFile(join(edition, signatureName), "utf8").catch(() => null);
  if (key !== undefined) {
    if (signature === null) {
      throw new CliError("data", `The edition in "${edition}" is not signed.`, {
        hint: `There is no ${signatureName} in it. Build with --sign, or leave --public-key out.`,
      });
    }
    const verdict = checkSignature(await readFile(join(edition, manifestName)), signature, key);
    if (verdict !== "good") throw badSignature(edition, verdict);
  }
  const {faults, strangers} = await checkOutputs(edition, manifest);
  throwAll(
    faults.map(({name, fault}) => {
      const what = fault === "missing" ? "is missing" : "is not the file that was built";
      return new CliError("data", `${name} ${what}.`, {
        place: {file: join(edition, name)},
        hint: "Fetch the edition again from where it is kept, or build it again.",
      });
    }),
  );
  if (options.rebuild !== undefined) {
    await proveRebuild(manifest, options.rebuild, showProgress(terminal, options.json === true));
  }
  const verified: Verified = {
    edition,
    outputs: manifest.outputs.map(({name}) => name),
    signature: key !== undefined ? "good" : signature === null ? "none" : "not-checked",
    rebuilt: options.rebuild !== undefined,
    strangers,
  };
  terminal.write(options.json === true ? `${JSON.stringify(verified)}\n` : printVerified(verified, manifest));
}

async function manifestOf(edition: string): Promise<Manifest> {
  const manifest = await readManifest(edition);
  if (manifest !== null) return manifest;
  throw new CliError("data", `There is no ${manifestName} in "${edition}", so nothing says what should be there.`, {
    hint: "It was built before editions had one, or is no edition. Build it again.",
  });
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

/** Builds the evaluation once more, aside, and holds what comes out against the edition. */
async function proveRebuild(
  manifest: Manifest,
  folder: string,
  onStep: ReturnType<typeof showProgress>,
): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), "maalepunkt-verify-"));
  try {
    const wanted = formats.filter((format) => manifest.build.formats.includes(format));
    await buildReport(folder, {formats: wanted, out, theme: manifest.build.theme ?? undefined, onStep});
    const rebuilt = await manifestOf(out);
    const now = new Map(rebuilt.outputs.map(({name, sha256}) => [name, sha256]));
    const others = manifest.outputs.filter(({name, sha256}) => now.get(name) !== sha256).map(({name}) => name);
    const madeOf = compareManifests(manifest, rebuilt);
    const inputs = madeOf.filter(({what}) => what !== "version");
    if (inputs.length > 0) throwAll(inputs.map((each) => changedInput(folder, each)));
    if (others.length === 0) return;
    const versions = madeOf.map(({name, detail}) => `${name} ${detail}`);
    throw new CliError("data", `The same input now gives another ${others.join(", ")}.`, {
      hint:
        versions.length === 0
          ? "Nothing else is known to be different: files of one's own that are read while building may be."
          : `Other versions built it: ${versions.join("; ")}. Install those of the manifest to prove it.`,
    });
  } finally {
    await rm(out, {recursive: true, force: true});
  }
}

function changedInput(folder: string, {what, name, change}: MadeOf): CliError {
  const words = {changed: "has changed", added: "has been added", removed: "has been removed"}[change];
  return new CliError("data", `${name} ${words} since the edition was built.`, {
    place: {file: join(folder, name)},
    hint:
      what === "input"
        ? "Only the same exports give the same edition: use those of that day."
        : "Only the same configuration gives the same edition: check out that of the day.",
  });
}

function printVerified({outputs, signature, rebuilt, strangers}: Verified, {evaluation}: Manifest): string {
  const lines = [
    `${plainText(evaluation.title)}: ${outputs.join(", ")} ${outputs.length === 1 ? "is" : "are"} as built.`,
    {
      good: "The signature is good.",
      "not-checked": "There is a signature, which was not checked: give --public-key.",
      none: "The edition is not signed.",
    }[signature],
    ...(rebuilt ? ["Built again from the same input, every byte is the same."] : []),
    ...(strangers.length === 0 ? [] : [`Not of this edition: ${strangers.join(", ")}.`]),
  ];
  return `${lines.join("\n")}\n`;
}
