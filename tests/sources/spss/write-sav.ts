import {deflateSync} from "node:zlib";

/** A variable as it is to be written; its values are given by row. */
export interface WrittenVariable {
  /** At most 8 letters of ASCII. */
  readonly name: string;
  readonly longName?: string;
  /** 0 for a number; a string has at most 255 bytes. */
  readonly width?: number;
  readonly label?: string;
  /** Values of 8 bytes. */
  readonly labels?: readonly {readonly value: number | string; readonly label: string}[];
  readonly missing?: readonly (number | string)[];
  /** What the number of missing values is said to be; -2 and -3 are ranges. */
  readonly missingCode?: number;
  /** 5 for F, 1 for A when left out. */
  readonly format?: {readonly type: number; readonly width: number; readonly decimals: number};
  readonly measure?: 0 | 1 | 2 | 3;
}

export interface WrittenFile {
  readonly variables: readonly WrittenVariable[];
  /** NaN is system-missing. */
  readonly rows: readonly (readonly (number | string)[])[];
  readonly compression?: "none" | "bytecode" | "zlib";
  readonly isBigEndian?: boolean;
  /** The bytes of text; UTF-8 when left out. */
  readonly encode?: (text: string) => Uint8Array;
  /** Null writes none. */
  readonly encodingName?: string | null;
  readonly codePage?: number | null;
  /** The place of the weight variable among elements, from 1. */
  readonly weightElement?: number;
  readonly caseCount?: number;
  /** Further extension records. */
  readonly extensions?: readonly {readonly subtype: number; readonly bytes: Uint8Array}[];
  /** How many bytes go into a packed block. */
  readonly blockSize?: number;
}

const bias = 100;
const systemMissing = -Number.MAX_VALUE;

/** A file of SPSS with what the tests need, written by the same description of the format that the reader is. */
export function writeSav(file: WrittenFile): Uint8Array {
  const out = new Bytes(file.isBigEndian ?? false, file.encode ?? ((text) => new TextEncoder().encode(text)));
  const compression = file.compression ?? "bytecode";
  writeHeader(out, file, compression);
  for (const variable of file.variables) writeVariable(out, variable);
  writeLabels(out, file.variables);
  writeExtensions(out, file);
  out.int32(999, 0);
  if (compression === "none") writePlain(out, file);
  else if (compression === "bytecode") writeCodes(out, file);
  else writeBlocks(out, file);
  return out.whole();
}

/** Bytes that grow. */
export class Bytes {
  readonly isBigEndian: boolean;
  readonly encode: (text: string) => Uint8Array;
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  length = 0;

  constructor(isBigEndian = false, encode: (text: string) => Uint8Array = (text) => new TextEncoder().encode(text)) {
    this.isBigEndian = isBigEndian;
    this.encode = encode;
  }

  whole(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }

  raw(...bytes: readonly number[]): this {
    return this.bytes(Uint8Array.from(bytes));
  }

  bytes(bytes: Uint8Array): this {
    this.#grow(bytes.length);
    this.#bytes.set(bytes, this.length - bytes.length);
    return this;
  }

  int32(...values: readonly number[]): this {
    for (const value of values) {
      this.#grow(4);
      this.#view.setInt32(this.length - 4, value, !this.isBigEndian);
    }
    return this;
  }

  int64(...values: readonly number[]): this {
    for (const value of values) {
      this.#grow(8);
      this.#view.setBigInt64(this.length - 8, BigInt(value), !this.isBigEndian);
    }
    return this;
  }

  float64(value: number): this {
    this.#grow(8);
    this.#view.setFloat64(this.length - 8, Number.isNaN(value) ? systemMissing : value, !this.isBigEndian);
    return this;
  }

  /** Text filled up with blanks, or cut, to a number of bytes. */
  text(text: string, width: number): this {
    const bytes = new Uint8Array(width).fill(0x20);
    bytes.set(this.encode(text).subarray(0, width));
    return this.bytes(bytes);
  }

  #grow(by: number): void {
    this.length += by;
    if (this.length <= this.#bytes.length) return;
    const bytes = new Uint8Array(2 * this.length);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }
}

function elements(variable: WrittenVariable): number {
  return Math.max(1, Math.ceil((variable.width ?? 0) / 8));
}

function writeHeader(out: Bytes, file: WrittenFile, compression: "none" | "bytecode" | "zlib"): void {
  const caseSize = file.variables.reduce((sum, variable) => sum + elements(variable), 0);
  out.text(compression === "zlib" ? "$FL3" : "$FL2", 4).text("@(#) SPSS DATA FILE invented", 60);
  out.int32(2, caseSize, ["none", "bytecode", "zlib"].indexOf(compression));
  out.int32(file.weightElement ?? 0, file.caseCount ?? file.rows.length).float64(bias);
  out.text("01 Jan 26", 9).text("12:00:00", 8).text("", 64).raw(0, 0, 0);
}

function writeVariable(out: Bytes, variable: WrittenVariable): void {
  const width = variable.width ?? 0;
  const format = variable.format ?? {type: width === 0 ? 5 : 1, width: width || 8, decimals: width === 0 ? 2 : 0};
  const packed = (format.type << 16) | (format.width << 8) | format.decimals;
  const missing = variable.missing ?? [];
  out.int32(2, width, variable.label === undefined ? 0 : 1, variable.missingCode ?? missing.length, packed, packed);
  out.text(variable.name, 8);
  if (variable.label !== undefined) {
    const label = out.encode(variable.label);
    out.int32(label.length).bytes(label);
    out.raw(...new Array<number>((4 - (label.length % 4)) % 4).fill(0));
  }
  for (const value of missing) writeValue(out, value);
  for (let rest = elements(variable) - 1; rest > 0; rest--) out.int32(2, -1, 0, 0, 0, 0).text("", 8);
}

function writeValue(out: Bytes, value: number | string): void {
  if (typeof value === "number") out.float64(value);
  else out.text(value, 8);
}

function writeLabels(out: Bytes, variables: readonly WrittenVariable[]): void {
  let element = 1;
  for (const variable of variables) {
    const labels = variable.labels ?? [];
    if (labels.length > 0) {
      out.int32(3, labels.length);
      for (const {value, label} of labels) {
        const bytes = out.encode(label);
        writeValue(out, value);
        out.raw(bytes.length).bytes(bytes);
        out.raw(...new Array<number>((8 - ((bytes.length + 1) % 8)) % 8).fill(0));
      }
      out.int32(4, 1, element);
    }
    element += elements(variable);
  }
}

function writeExtensions(out: Bytes, file: WrittenFile): void {
  const {variables} = file;
  if (file.codePage !== null) {
    out.int32(7, 3, 4, 8, 1, 0, 0, -1, 1, 1, out.isBigEndian ? 1 : 2, file.codePage ?? 65001);
  }
  out.int32(7, 4, 8, 3).float64(systemMissing).float64(Number.MAX_VALUE).float64(-1.7976931348623155e308);
  if (variables.some(({measure}) => measure !== undefined)) {
    out.int32(7, 11, 4, 3 * variables.length);
    for (const {measure} of variables) out.int32(measure ?? 0, 8, 1);
  }
  const names = variables.flatMap(({name, longName}) => (longName === undefined ? [] : [`${name}=${longName}`]));
  if (names.length > 0) writeExtension(out, 13, out.encode(names.join("\t")));
  if (file.encodingName !== null) writeExtension(out, 20, out.encode(file.encodingName ?? "UTF-8"));
  for (const {subtype, bytes} of file.extensions ?? []) writeExtension(out, subtype, bytes);
}

function writeExtension(out: Bytes, subtype: number, bytes: Uint8Array): void {
  out.int32(7, subtype, 1, bytes.length).bytes(bytes);
}

function writePlain(out: Bytes, {variables, rows}: WrittenFile): void {
  for (const row of rows) {
    variables.forEach((variable, index) => {
      const value = row[index] ?? Number.NaN;
      if (typeof value === "number") out.float64(value);
      else writeText(out, value, variable);
    });
  }
}

/** Text of no more bytes than the variable has, filled up to whole elements. */
function writeText(out: Bytes, value: string, variable: WrittenVariable): Bytes {
  const width = variable.width ?? 0;
  return out.text(value, width).text("", 8 * elements(variable) - width);
}

/** Eight codes, then the values that their codes do not say. */
function writeCodes(out: Bytes, {variables, rows}: WrittenFile): void {
  let codes: number[] = [];
  let rest = new Bytes(out.isBigEndian, out.encode);
  const flush = () => {
    while (codes.length < 8) codes.push(0);
    out.raw(...codes).bytes(rest.whole());
    codes = [];
    rest = new Bytes(out.isBigEndian, out.encode);
  };
  const put = (code: number) => {
    codes.push(code);
    if (codes.length === 8) flush();
  };
  for (const row of rows) {
    variables.forEach((variable, index) => {
      const value = row[index] ?? Number.NaN;
      if (typeof value === "number") {
        const code = value + bias;
        const isShort = Number.isInteger(value) && code >= 1 && code <= 251;
        if (!isShort && !Number.isNaN(value)) rest.float64(value);
        put(Number.isNaN(value) ? 255 : isShort ? code : 253);
        return;
      }
      const text = writeText(new Bytes(false, out.encode), value, variable).whole();
      for (let at = 0; at < text.length; at += 8) {
        const part = text.subarray(at, at + 8);
        const isBlank = part.every((byte) => byte === 0x20);
        if (!isBlank) rest.bytes(part);
        put(isBlank ? 254 : 253);
      }
    });
  }
  put(252);
  if (codes.length > 0) flush();
}

function writeBlocks(out: Bytes, file: WrittenFile): void {
  const codes = new Bytes(out.isBigEndian, out.encode);
  writeCodes(codes, file);
  const plain = codes.whole();
  const blockSize = file.blockSize ?? 0x3ff000;
  const start = out.length;
  const blocks: {readonly plain: Uint8Array; readonly packed: Uint8Array}[] = [];
  for (let at = 0; at < plain.length; at += blockSize) {
    const part = plain.subarray(at, at + blockSize);
    blocks.push({plain: part, packed: deflateSync(part)});
  }
  const packedLength = blocks.reduce((sum, {packed}) => sum + packed.length, 0);
  out.int64(start, start + 24 + packedLength, 24 + 24 * blocks.length);
  for (const {packed} of blocks) out.bytes(packed);
  out.int64(-bias, 0).int32(blockSize, blocks.length);
  let plainAt = start;
  let packedAt = start + 24;
  for (const block of blocks) {
    out.int64(plainAt, packedAt).int32(block.plain.length, block.packed.length);
    plainAt += block.plain.length;
    packedAt += block.packed.length;
  }
}
