/**
 * What a font file tells of itself: its name and how wide its characters are set. Reads TrueType and OpenType files, plain or
 * as WOFF and WOFF2. The outlines are left to those who draw.
 */
import {openWoff, openWoff2} from "./woff.ts";

/** The tables of a font by their four letters. */
export type FontTables = ReadonlyMap<string, DataView>;

export type FontFormat = "woff2" | "woff" | "truetype" | "opentype";

export interface FontFile {
  readonly format: FontFormat;
  /** The name that programs list it under, such as «Source Sans 3»; only letters, digits, spaces and hyphens. */
  readonly family: string;
  /** Set when the file holds a run of weights, from lightest to boldest. */
  readonly weights: {readonly from: number; readonly to: number} | null;
  /** Its maker does not let it be put into documents. */
  readonly isForbidden: boolean;
  /** For each character, its width in thousandths of the type size. */
  readonly widths: ReadonlyMap<string, number>;
}

/** Latin-1, Latin Extended-A, Greek, general punctuation, euro, minus and comparison signs. */
const ranges: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x391, 0x3c9],
  [0x2010, 0x2027],
  [0x202f, 0x203a],
  [0x20ac, 0x20ac],
  [0x2212, 0x2212],
  [0x2264, 0x2265],
];

/** @throws RangeError for what is no font, or a broken one */
export function readFontFile(bytes: Uint8Array): FontFile {
  const {format, tables} = openFont(bytes);
  return {
    format,
    family: familyName(tables),
    weights: weightRange(tables),
    isForbidden: ((tables.get("OS/2")?.getUint16(8) ?? 0) & 0xf) === 2,
    widths: readWidths(tables),
  };
}

function openFont(bytes: Uint8Array): {readonly format: FontFormat; readonly tables: FontTables} {
  const signature = String.fromCharCode(...bytes.subarray(0, 4));
  switch (signature) {
    case "wOF2":
      return {format: "woff2", tables: openWoff2(bytes)};
    case "wOFF":
      return {format: "woff", tables: openWoff(bytes)};
    case "OTTO":
      return {format: "opentype", tables: openPlain(bytes)};
    case "true":
    case "\0\u0001\0\0":
      return {format: "truetype", tables: openPlain(bytes)};
    default:
      throw new RangeError("it begins as no font does");
  }
}

function openPlain(bytes: Uint8Array): FontTables {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const tables = new Map<string, DataView>();
  for (let index = 0; index < file.getUint16(4); index++) {
    const entry = 12 + 16 * index;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    tables.set(
      tag,
      new DataView(bytes.buffer, bytes.byteOffset + file.getUint32(entry + 8), file.getUint32(entry + 12)),
    );
  }
  return tables;
}

function tableOf(tables: FontTables, tag: string): DataView {
  const found = tables.get(tag);
  if (found === undefined) throw new RangeError(`it has no ${tag} table`);
  return found;
}

/**
 * Figures are told to be set in tabular numerals. Where the font's own are of different widths, its tabular ones stand under
 * no character: each digit gets the width of the widest, which is at least as much.
 */
function readWidths(tables: FontTables): Map<string, number> {
  const unitsPerEm = tableOf(tables, "head").getUint16(18);
  const measured = tableOf(tables, "hhea").getUint16(34);
  const metrics = horizontalMetrics(tableOf(tables, "hmtx"), measured);
  const glyphOf = characterMap(tableOf(tables, "cmap"));
  const widths = new Map<string, number>();
  for (const [first, last] of ranges) {
    for (let code = first; code <= last; code++) {
      const glyph = glyphOf(code);
      // Glyphs after the last measured one share its width.
      if (glyph !== 0) {
        widths.set(
          String.fromCodePoint(code),
          Math.round((metrics(Math.min(glyph, measured - 1)) * 1000) / unitsPerEm),
        );
      }
    }
  }
  const widest = Math.max(0, ..."0123456789".split("").map((digit) => widths.get(digit) ?? 0));
  for (const digit of "0123456789") if (widths.has(digit)) widths.set(digit, widest);
  return widths;
}

/** WOFF2 may store the widths alone, after one byte of flags, without the side bearings between them. */
function horizontalMetrics(table: DataView, measured: number): (glyph: number) => number {
  const isPacked = table.byteLength < 4 * measured;
  return (glyph) => (isPacked ? table.getUint16(1 + 2 * glyph) : table.getUint16(4 * glyph));
}

/** Code point to glyph index by the font's map of format 12 or 4; 0 for characters that the font lacks. */
function characterMap(cmap: DataView): (code: number) => number {
  let basic: number | undefined;
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const start = cmap.getUint32(4 + 8 * index + 4);
    const format = cmap.getUint16(start);
    if (format === 12) return groupedMap(cmap, start);
    if (format === 4) basic ??= start;
  }
  if (basic === undefined) throw new RangeError("it has no map of characters that is read here");
  return segmentedMap(cmap, basic);
}

function groupedMap(cmap: DataView, start: number): (code: number) => number {
  const groups = Array.from({length: Math.min(cmap.getUint32(start + 12), 65_536)}, (_, index) => {
    const group = start + 16 + 12 * index;
    return {first: cmap.getUint32(group), last: cmap.getUint32(group + 4), glyph: cmap.getUint32(group + 8)};
  });
  return (code) => {
    const group = groups.find(({first, last}) => first <= code && code <= last);
    return group === undefined ? 0 : group.glyph + code - group.first;
  };
}

function segmentedMap(cmap: DataView, start: number): (code: number) => number {
  const segments = cmap.getUint16(start + 6) / 2;
  const endCodes = start + 14;
  const startCodes = endCodes + 2 * segments + 2;
  const deltas = startCodes + 2 * segments;
  const rangeOffsets = deltas + 2 * segments;
  return (code) => {
    for (let segment = 0; segment < segments; segment++) {
      if (code > cmap.getUint16(endCodes + 2 * segment)) continue;
      const first = cmap.getUint16(startCodes + 2 * segment);
      if (code < first) return 0;
      const delta = cmap.getUint16(deltas + 2 * segment);
      const position = rangeOffsets + 2 * segment;
      const rangeOffset = cmap.getUint16(position);
      if (rangeOffset === 0) return (code + delta) & 0xffff;
      const glyph = cmap.getUint16(position + rangeOffset + 2 * (code - first));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

/** Name 16, the family of all weights, before name 1, in the first record that is written in UTF-16. */
function familyName(tables: FontTables): string {
  const table = tables.get("name");
  if (table === undefined) return "";
  const texts = table.getUint16(4);
  const named = Array.from({length: table.getUint16(2)}, (_, index) => {
    const record = 6 + 12 * index;
    const [platform, id] = [table.getUint16(record), table.getUint16(record + 6)];
    const [length, offset] = [table.getUint16(record + 8), table.getUint16(record + 10)];
    return {platform, id, length, start: texts + offset};
  }).filter(({platform, id}) => platform === 3 && (id === 1 || id === 16));
  const chosen = named.find(({id}) => id === 16) ?? named[0];
  if (chosen === undefined) return "";
  const text = new TextDecoder("utf-16be").decode(
    new Uint8Array(table.buffer, table.byteOffset + chosen.start, chosen.length),
  );
  return text.replace(/[^\p{L}\p{N} -]/gu, "").trim();
}

/** The axis of weight of a variable font. */
function weightRange(tables: FontTables): FontFile["weights"] {
  const table = tables.get("fvar");
  if (table === undefined) return null;
  const [start, count, size] = [table.getUint16(4), table.getUint16(8), table.getUint16(10)];
  if (size < 20) throw new RangeError("its table of axes is broken");
  for (let axis = start; axis < start + count * size; axis += size) {
    if (table.getUint32(axis) === 0x77676874) return {from: table.getInt16(axis + 4), to: table.getInt16(axis + 12)};
  }
  return null;
}
