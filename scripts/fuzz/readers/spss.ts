import {readFile} from "node:fs/promises";
import {readSource} from "../../../src/sources/read-source.ts";
import type {FuzzedReader} from "../reader.ts";
import {filesOf} from "../text-files.ts";

const folder = new URL("../../../tests/sources/spss/fixtures/", import.meta.url);
const names = [
  "pspp-plain.sav",
  "pspp-packed.sav",
  "pspp-zipped.zsav",
  "pspp-weighted.sav",
  "haven-packed.sav",
  "haven-zipped.zsav",
  "big-endian-packed.sav",
  "big-endian-zipped.zsav",
  "dos-850.sav",
  "many-blocks.zsav",
];

async function seeds(): Promise<Uint8Array[]> {
  return Promise.all(names.map(async (name) => new Uint8Array(await readFile(new URL(name, folder)))));
}

function read(bytes: Uint8Array): Promise<unknown> {
  const spec = {type: "spss", path: "a.sav", name: "a", id: "nummer", weight: "unweighted"} as const;
  return readSource("a", spec, ".", filesOf({"a.sav": bytes}));
}

export const reader: FuzzedReader = {name: "spss", seeds, read};
