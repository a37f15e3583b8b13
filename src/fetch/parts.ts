import {mkdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {digestOf, fileMode, flush, folderMode} from "./disk.ts";
import type {Remote} from "./landed.ts";

/** By what a server promises that the rest of a file belongs to what is there of it. */
const validatorSpec = z.union([
  z.strictObject({etag: z.string()}),
  z.strictObject({lastModified: z.string()}),
  z.strictObject({size: z.number(), modified: z.number()}),
]);

export type Validator = z.infer<typeof validatorSpec>;

const recordSpec = z.strictObject({
  /** What the step was when this was fetched: another step's parts are no use. */
  print: z.string(),
  at: z.number(),
  validator: validatorSpec.nullable(),
  done: z
    .strictObject({
      sha256: z.string(),
      bytes: z.number(),
      remote: z.strictObject({
        etag: z.string().optional(),
        lastModified: z.string().optional(),
        size: z.number().optional(),
        modified: z.number().optional(),
      }),
    })
    .nullable(),
});

type PartRecord = z.infer<typeof recordSpec>;

export interface DonePart {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly remote: Remote;
}

/**
 * What a step has fetched so far, whole files and beginnings of them, in a folder that outlives the run: the next one goes on
 * from there, as long as it is not too old.
 */
export interface Parts {
  /** Where the content of a file is to be written. */
  readonly path: (name: string) => string;
  /** The beginning of a file that a server can go on with. */
  readonly begun: (name: string) => Promise<{readonly bytes: number; readonly validator: Validator} | undefined>;
  /** Makes room for a file and remembers by what the server can go on with it; null when it cannot. */
  readonly begin: (name: string, validator: Validator | null) => Promise<void>;
  /** Remembers that the file is whole. */
  readonly finish: (name: string, remote: Remote) => Promise<DonePart>;
  /** A file that was whole before; undefined when there is none, or it is no longer what it was. */
  readonly done: (name: string) => Promise<DonePart | undefined>;
  readonly forget: (name: string) => Promise<void>;
}

/** @param longestAge in milliseconds */
export async function openParts(folder: string, print: string, now: () => number, longestAge: number): Promise<Parts> {
  await mkdir(folder, {recursive: true, mode: folderMode});
  const path = (name: string) => join(folder, `${name.replaceAll("/", "%2F")}.data`);
  const recordPath = (name: string) => join(folder, `${name.replaceAll("/", "%2F")}.json`);

  const read = async (name: string): Promise<PartRecord | undefined> => {
    const text = await readFile(recordPath(name), "utf8").catch(() => "");
    const record = recordSpec.safeParse(parsed(text));
    if (!record.success || record.data.print !== print) return undefined;
    const age = now() - record.data.at;
    return age >= 0 && age <= longestAge ? record.data : undefined;
  };

  const write = async (name: string, record: Omit<PartRecord, "print" | "at">): Promise<void> => {
    const file = recordPath(name);
    await writeFile(`${file}.new`, JSON.stringify({print, at: now(), ...record}), {mode: fileMode, flush: true});
    await rename(`${file}.new`, file);
  };

  return {
    path,
    begun: async (name) => {
      const record = await read(name);
      const bytes = await stat(path(name)).then(
        ({size}) => size,
        () => 0,
      );
      if (record === undefined || record.done !== null || record.validator === null || bytes === 0) return undefined;
      return {bytes, validator: record.validator};
    },
    begin: async (name, validator) => {
      await writeFile(path(name), "", {mode: fileMode});
      await write(name, {validator, done: null});
    },
    finish: async (name, remote) => {
      await flush(path(name));
      const digest = await digestOf(path(name));
      if (digest === undefined) throw new Error(`${path(name)} was there a moment ago`);
      await write(name, {validator: null, done: {...digest, remote}});
      return {path: path(name), ...digest, remote};
    },
    done: async (name) => {
      const record = await read(name);
      if (record?.done == null) return undefined;
      const digest = await digestOf(path(name));
      return digest?.sha256 === record.done.sha256 ? {path: path(name), ...record.done} : undefined;
    },
    forget: async (name) => {
      await rm(recordPath(name), {force: true});
      await rm(path(name), {force: true});
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
