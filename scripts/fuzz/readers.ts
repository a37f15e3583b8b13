import {readdirSync} from "node:fs";
import type {FuzzedReader} from "./reader.ts";

const folder = new URL("./readers/", import.meta.url);

/** The names of all readers under fuzzing: one file each. */
export function readerNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

export async function loadReader(name: string): Promise<FuzzedReader> {
  const module: {reader: FuzzedReader} = await import(new URL(`${name}.ts`, folder).href);
  return module.reader;
}
