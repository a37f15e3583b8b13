import {detectSource} from "../../../src/sources/detect.ts";
import {readSource} from "../../../src/sources/read-source.ts";
import type {FuzzedReader} from "../reader.ts";
import {allOf, filesOf, utf8} from "../text-files.ts";

const danish =
  '\ufeffid;start;timer;svar\r\nB1;26-01-2018;12,5;"Ja; tak"\r\nB2;08-02-2018;1.234,0;"to\r\nlinjer"\r\nB3;;NA;\r\n';
const stated = "sep=,\nid,who5_1_m1,who5_1_m3,bolge\n1,4,5,før\n2,,3,efter\n3,1.5,,før\n";

async function seeds(): Promise<Uint8Array[]> {
  const latin = Uint8Array.from(Buffer.from(danish.slice(1).replaceAll("tak", "nå"), "latin1"));
  const wide = Uint8Array.from(Buffer.from(`\ufeff${stated.replaceAll(",", "\t")}`, "utf16le"));
  return [utf8(danish), utf8(stated), latin, wide];
}

/** Reads the bytes as one file, as a file a wave, by suffix, by value and below a line of something else. */
async function read(bytes: Uint8Array): Promise<unknown> {
  const effects = filesOf({"a.csv": bytes, "b.csv": utf8(danish)});
  const common = {type: "csv", path: "a.csv", name: "a", id: "id", encoding: "auto", delimiter: "auto"} as const;
  const specs = [
    common,
    {...common, path: ["a.csv", "b.csv"], wave: {file: {"a.csv": 1, b: 2}}},
    {...common, wave: {suffix: {_m1: 1, _m3: 3}}},
    {...common, wave: {variable: "bolge", values: {før: 1, efter: 2}}},
    {...common, header_row: 2},
  ];
  await detectSource("a.csv", effects);
  return allOf(specs.map((spec) => readSource("a", spec, ".", effects)));
}

export const reader: FuzzedReader = {name: "csv", seeds, read};
