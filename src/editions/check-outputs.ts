import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {CliError} from "../errors/cli-error.ts";
import {type Manifest, manifestName, recordName, signatureName} from "./manifest.ts";
import {sha256} from "./sha256.ts";

/** What is not as the manifest says. */
export interface OutputFault {
  readonly name: string;
  readonly fault: "missing" | "changed";
}

export interface CheckedOutputs {
  readonly faults: readonly OutputFault[];
  /** What stands in the folder without being of the edition, by name. */
  readonly strangers: readonly string[];
}

export interface FolderEffects {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly readFolder: (path: string) => Promise<string[]>;
}

const onDisk: FolderEffects = {readFile: (path) => readFile(path), readFolder: (path) => readdir(path)};

/**
 * Holds every file of an edition against its manifest.
 * @throws CliError (data) for a file that is there and cannot be read
 */
export async function checkOutputs(
  folder: string,
  manifest: Pick<Manifest, "outputs">,
  effects: FolderEffects = onDisk,
): Promise<CheckedOutputs> {
  const faults: OutputFault[] = [];
  for (const {name, sha256: expected} of manifest.outputs) {
    const path = join(folder, name);
    const found = await effects.readFile(path).then(sha256, (cause: unknown) => {
      if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
      throw new CliError("data", `"${path}" cannot be read.`, {hint: "See that you may read it.", cause});
    });
    if (found === null) faults.push({name, fault: "missing"});
    else if (found !== expected) faults.push({name, fault: "changed"});
  }
  const known = new Set([manifestName, signatureName, recordName, ...manifest.outputs.map(({name}) => name)]);
  const strangers = (await effects.readFolder(folder)).filter((name) => !known.has(name)).sort();
  return {faults, strangers};
}
