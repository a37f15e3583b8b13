import {CliError} from "../../src/errors/cli-error.ts";
import type {SourceEffects} from "../../src/sources/read-bytes.ts";

/** Files that are there by name, so that readers of delimited text can be fed with bytes. */
export function filesOf(files: Readonly<Record<string, Uint8Array>>): SourceEffects {
  return {
    readFile: async (path) => files[path] ?? Promise.reject(Object.assign(new Error("ENOENT"), {code: "ENOENT"})),
    readFolder: async (path) =>
      path in files ? Promise.reject(Object.assign(new Error("ENOTDIR"), {code: "ENOTDIR"})) : Object.keys(files),
  };
}

/**
 * Runs all of several readings, so that one refusal does not hide what another would do.
 * @throws what is no refusal; the first refusal when nothing could be read
 */
export async function allOf(readings: readonly Promise<unknown>[]): Promise<unknown> {
  const results = await Promise.allSettled(readings);
  const failures = results.flatMap((result): unknown[] => (result.status === "rejected" ? [result.reason] : []));
  const defect = failures.find((failure) => !(failure instanceof CliError));
  if (defect !== undefined) throw defect;
  if (failures.length === results.length) throw failures[0];
  return results;
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
