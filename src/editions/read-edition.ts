import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {z} from "zod";
import {CliError} from "../errors/cli-error.ts";
import {type BatchManifest, batchManifestSchema, batchManifestSpec} from "./batch-manifest.ts";
import {type Manifest, manifestName, manifestSchema, manifestSpec} from "./manifest.ts";
import {type PastResults, pastResultsSpec} from "./past-results.ts";

/** What a build has left in a folder. */
export interface Edition {
  /** As the user named it. */
  readonly folder: string;
  /** Null for what was built before editions had one. */
  readonly manifest: Manifest | null;
  readonly results: PastResults;
}

export type ReadEditionFile = (path: string) => Promise<Uint8Array>;

const onDisk: ReadEditionFile = (path) => readFile(path);

export const resultsName = "results.json";

/**
 * Reads what editions are compared by.
 * @throws CliError (usage) where there is no edition, (data) where its files are damaged or of another version
 */
export async function readEdition(folder: string, read: ReadEditionFile = onDisk): Promise<Edition> {
  const manifest = await readManifest(folder, read);
  const name = resultsNameIn(manifest);
  const results = await readJson(folder, name, read);
  if (results === null) {
    const message =
      manifest === null
        ? `There is no edition in "${folder}": neither ${manifestName} nor ${resultsName} is there.`
        : `The edition in "${folder}" has no ${resultsName}, which holds the numbers to compare.`;
    const hint =
      manifest === null
        ? "Name the folder that maalepunkt build has written to."
        : "Build it with json among its formats.";
    throw new CliError("usage", message, {hint});
  }
  return {folder, manifest, results: checked(folder, name, results.value, pastResultsSpec)};
}

/** Reports of units have their unit's name before it: `aarhus-results.json`. */
function resultsNameIn(manifest: Manifest | null): string {
  const names = manifest?.outputs.map(({name}) => name) ?? [];
  return names.find((name) => name === resultsName || name.endsWith(`-${resultsName}`)) ?? resultsName;
}

/**
 * The manifest of an edition; null when there is none.
 * @throws CliError (data) when it is damaged or of another version
 */
export async function readManifest(folder: string, read: ReadEditionFile = onDisk): Promise<Manifest | null> {
  const found = await readJson(folder, manifestName, read);
  if (found === null) return null;
  if (schemaOf(found.value) === batchManifestSchema) {
    throw new CliError("usage", `"${folder}" has a report for each unit, and one report is wanted.`, {
      hint: "Name the folder of one of them.",
    });
  }
  return checked(folder, manifestName, found.value, manifestSpec);
}

/** What stands in a folder that `build` or `batch` has written to. */
export type FolderManifest =
  | {readonly kind: "report"; readonly manifest: Manifest}
  | {readonly kind: "batch"; readonly manifest: BatchManifest};

/**
 * The manifest of an edition of either kind; null when there is none.
 * @throws CliError (data) when it is damaged or of another version
 */
export async function readFolderManifest(
  folder: string,
  read: ReadEditionFile = onDisk,
): Promise<FolderManifest | null> {
  const found = await readJson(folder, manifestName, read);
  if (found === null) return null;
  return schemaOf(found.value) === batchManifestSchema
    ? {kind: "batch", manifest: checked(folder, manifestName, found.value, batchManifestSpec)}
    : {kind: "report", manifest: checked(folder, manifestName, found.value, manifestSpec)};
}

async function readJson(folder: string, name: string, read: ReadEditionFile): Promise<{value: unknown} | null> {
  const file = join(folder, name);
  const bytes = await read(file).catch((cause: unknown) => {
    if (isAbsent(cause)) return null;
    throw new CliError("data", `"${file}" cannot be read.`, {hint: "See that you may read it.", cause});
  });
  if (bytes === null) return null;
  try {
    return {value: JSON.parse(new TextDecoder("utf-8", {fatal: true}).decode(bytes))};
  } catch (cause) {
    throw new CliError("data", `"${file}" is damaged: it is not JSON.`, {place: {file}, hint: rebuildHint, cause});
  }
}

const rebuildHint = "Fetch the edition again from where it is kept, or build it again.";

function isAbsent(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENOTDIR");
}

function checked<Schema extends z.ZodType>(
  folder: string,
  name: string,
  value: unknown,
  schema: Schema,
): z.output<Schema> {
  const file = join(folder, name);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const own = name === manifestName ? manifestSchema : "maalepunkt/results@1";
  const version = schemaOf(value);
  if (version !== undefined && version !== own) {
    throw new CliError(
      "data",
      `"${file}" is ${JSON.stringify(version)}, and this version of maalepunkt reads ${own}.`,
      {
        place: {file},
        hint: "Use the version of maalepunkt that built the edition, or build it again.",
      },
    );
  }
  const [issue] = result.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "" : ` at ${issue.path.join(".")}`;
  throw new CliError("data", `"${file}" is damaged${where}.`, {place: {file}, hint: rebuildHint, cause: result.error});
}

function schemaOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("schema" in value)) return undefined;
  return typeof value.schema === "string" ? value.schema.slice(0, 60) : undefined;
}
