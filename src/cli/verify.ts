import {checkOutputs} from "../editions/check-outputs.ts";
import {compareManifests} from "../editions/compare-manifests.ts";
import {readVerifyingKey} from "../editions/keys.ts";
import {type Manifest, manifestName} from "../editions/manifest.ts";
import {type FolderManifest, readFolderManifest, readManifest} from "../editions/read-edition.ts";
import {CliError} from "../errors/cli-error.ts";
import {throwAll} from "../errors/cli-errors.ts";
import {buildReport} from "../pipeline/build.ts";
import {formats} from "../pipeline/formats.ts";
import {plainText} from "../quick/plain-text.ts";
import type {GlobalOptions} from "./options.ts";
import {showProgress} from "./progress.ts";
import type {Terminal} from "./terminal.ts";
import {
  changedInput,
  checkFolderSignature,
  faultErrors,
  inTemporaryFolder,
  type SignatureState,
  signatureWords,
} from "./verify-parts.ts";

interface VerifyOptions extends GlobalOptions {
  readonly rebuild?: string;
  readonly publicKey?: string;
}

/** What was found in order; what is not, is thrown. */
interface Verified {
  readonly edition: string;
  readonly outputs: readonly string[];
  readonly signature: SignatureState;
  readonly rebuilt: boolean;
  /** Files in the folder that are not of the edition. */
  readonly strangers: readonly string[];
}

/**
 * `maalepunkt verify <edition>`: of one report, or of a folder with a report for each unit.
 * @throws CliError (data) for each file that is not what the manifest says, for a signature that is not good, and for a rebuild that gives
 * other bytes
 */
export async function verify(edition: string, options: VerifyOptions, terminal: Terminal): Promise<void> {
  const key = options.publicKey === undefined ? undefined : await readVerifyingKey(options.publicKey);
  const found = await manifestOf(edition);
  const tell = (value: object, text: string) =>
    terminal.write(options.json === true ? `${JSON.stringify(value)}\n` : text);
  if (found.kind === "batch") {
    const {printVerifiedBatch, verifyBatch} = await import("./verify-batch.ts");
    const verified = await verifyBatch(edition, found.manifest, {key, rebuild: options.rebuild});
    tell(verified, printVerifiedBatch(verified, found.manifest));
    return;
  }
  const {manifest} = found;
  const signature = await checkFolderSignature(edition, key);
  const {faults, strangers} = await checkOutputs(edition, manifest);
  throwAll(faultErrors(edition, faults));
  if (options.rebuild !== undefined) {
    await proveRebuild(manifest, options.rebuild, showProgress(terminal, options.json === true));
  }
  const verified: Verified = {
    edition,
    outputs: manifest.outputs.map(({name}) => name),
    signature,
    rebuilt: options.rebuild !== undefined,
    strangers,
  };
  tell(verified, printVerified(verified, manifest));
}

async function manifestOf(edition: string): Promise<FolderManifest> {
  const manifest = await readFolderManifest(edition);
  if (manifest !== null) return manifest;
  throw new CliError("data", `There is no ${manifestName} in "${edition}", so nothing says what should be there.`, {
    hint: "It was built before editions had one, or is no edition. Build it again.",
  });
}

/** Builds the evaluation once more, aside, and holds what comes out against the edition. */
async function proveRebuild(
  manifest: Manifest,
  folder: string,
  onStep: ReturnType<typeof showProgress>,
): Promise<void> {
  if (isOfUnit(manifest)) {
    throw new CliError("usage", "This is the report of one unit, which is not built on its own.", {
      hint: "Name the folder that holds the reports of all units.",
    });
  }
  await inTemporaryFolder(async (out) => {
    const {theme, notice} = manifest.build;
    const wanted = formats.filter((format) => manifest.build.formats.includes(format));
    await buildReport(folder, {formats: wanted, out, theme: theme ?? undefined, notice, onStep});
    const rebuilt = await readManifest(out);
    if (rebuilt === null) throw new TypeError("a report was built without its manifest");
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
  });
}

/** What a unit's report tells nothing of: how many rows there are of all. */
function isOfUnit({inputs}: Manifest): boolean {
  return inputs.some(({rows}) => rows === null);
}

function printVerified({outputs, signature, rebuilt, strangers}: Verified, {evaluation}: Manifest): string {
  const lines = [
    `${plainText(evaluation.title)}: ${outputs.join(", ")} ${outputs.length === 1 ? "is" : "are"} as built.`,
    signatureWords[signature],
    ...(rebuilt ? ["Built again from the same input, every byte is the same."] : []),
    ...(strangers.length === 0 ? [] : [`Not of this edition: ${strangers.join(", ")}.`]),
  ];
  return `${lines.join("\n")}\n`;
}
