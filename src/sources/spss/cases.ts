import {CliError} from "../../errors/cli-error.ts";
import type {ByteReader} from "./byte-reader.ts";
import type {PlacedVariable} from "./draft.ts";
import type {Header} from "./header.ts";
import {inflateData} from "./inflate.ts";

/** The values of all cases, by variable: numbers, or the bytes of strings one case after another. */
export type RawColumn = Float64Array | Uint8Array;

export interface Cases {
  readonly count: number;
  readonly columns: readonly RawColumn[];
}

/** Where the elements of a case go: each into the numbers of a variable, or else into bytes. */
interface Targets {
  readonly numbers: readonly (Float64Array | null)[];
  readonly bytes: readonly BytesTarget[];
}

/** The bytes of a string variable, how many a case has, and at which of them an element begins. */
interface BytesTarget {
  readonly bytes: Uint8Array;
  readonly stride: number;
  readonly start: number;
}

/** What the reader is told about the file whose cases it reads. */
export interface CaseLayout {
  readonly header: Header;
  readonly variables: readonly PlacedVariable[];
  readonly elementCount: number;
  readonly file: string;
  /** A file whose cases take more bytes than this is refused. */
  readonly largestBytes: number;
}

/** The codes of compression that stand for no number. */
const codes = {padding: 0, end: 252, raw: 253, blanks: 254, systemMissing: 255} as const;
const blanks = new Uint8Array(8).fill(0x20);
const systemMissing = -Number.MAX_VALUE;
const noBytes: BytesTarget = {bytes: new Uint8Array(), stride: 0, start: 0};

/**
 * Reads the cases. How many there are is found from the data before anything is set aside for them, and must be what the
 * header says, if it says anything.
 *
 * @throws CliError (data) when the data end in the middle of a case, are not as many as promised, or too many to hold
 */
export function readCases(reader: ByteReader, layout: CaseLayout): Cases {
  const {header, variables, elementCount} = layout;
  const refuseSize = (bytes: number) => refuseTooLarge(bytes, layout);
  const isPacked = header.compression === "zlib";
  const base = isPacked ? 0 : reader.place;
  const data = isPacked ? inflateData(reader, refuseSize) : reader.bytes.subarray(reader.offset);
  const damage = (what: string, at: number) =>
    isPacked ? reader.damage(`${what} (in the unpacked data)`, at) : reader.damage(what, base + at);
  const elements = header.compression === "none" ? data.length / 8 : countElements(data, damage);
  const count = elementCount === 0 ? 0 : elements / elementCount;
  if (!Number.isInteger(count) || (elementCount === 0 && elements > 0)) {
    throw damage(`The data end in the middle of case ${Math.floor(count) + 1}`, data.length);
  }
  if (header.caseCount !== null && header.caseCount !== count) {
    throw damage(`The header says that there are ${header.caseCount} cases, and there are ${count}`, data.length);
  }
  refuseSize(count * elementCount * 8);
  const columns = variables.map(
    ({width, elementCount: each}): RawColumn =>
      width === 0 ? new Float64Array(count) : new Uint8Array(count * each * 8),
  );
  const targets = targetsOf(variables, columns, elementCount);
  const fill = header.compression === "none" ? fillPlain : fillCompressed;
  fill(data, targets, count, header.bias, reader.isLittleEndian);
  return {count, columns};
}

function refuseTooLarge(bytes: number, {file, largestBytes}: CaseLayout): void {
  if (bytes <= largestBytes) return;
  const mega = (size: number) => Math.ceil(size / 2 ** 20);
  throw new CliError("data", `The cases unpack to ${mega(bytes)} MB, and ${mega(largestBytes)} MB is the limit.`, {
    place: {file},
    hint: "If the file is what you expect, raise largest_unpacked_mb of the source in evaluation.yaml.",
  });
}

function targetsOf(variables: readonly PlacedVariable[], columns: readonly RawColumn[], elementCount: number): Targets {
  const numbers: (Float64Array | null)[] = new Array(elementCount).fill(null);
  const bytes: BytesTarget[] = new Array(elementCount).fill(noBytes);
  variables.forEach(({element, elementCount: each}, index) => {
    const column = columns[index];
    if (column instanceof Float64Array) numbers[element] = column;
    else if (column !== undefined) {
      for (let part = 0; part < each; part++)
        bytes[element + part] = {bytes: column, stride: each * 8, start: part * 8};
    }
  });
  return {numbers, bytes};
}

/** How many elements compressed data hold: each block of eight codes is followed by what its codes leave to say. */
function countElements(data: Uint8Array, damage: (what: string, at: number) => CliError): number {
  let elements = 0;
  let at = 0;
  while (at < data.length) {
    if (at + 8 > data.length) throw damage("The data end in the middle of a block of codes", at);
    let raw = 0;
    for (let index = at; index < at + 8; index++) {
      const code = data[index];
      if (code === codes.end) return elements;
      if (code === codes.padding) continue;
      elements += 1;
      if (code !== codes.raw) continue;
      raw += 1;
      if (at + 8 + 8 * raw > data.length) throw damage("The data end in the middle of a value", at + 8 * raw);
    }
    at += 8 + 8 * raw;
  }
  return elements;
}

function fillPlain(data: Uint8Array, targets: Targets, count: number, _bias: number, isLittleEndian: boolean): void {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const width = targets.numbers.length;
  let at = 0;
  for (let row = 0; row < count; row++) {
    for (let element = 0; element < width; element++) {
      const numbers = targets.numbers[element];
      if (numbers) numbers[row] = number(view.getFloat64(at, isLittleEndian));
      else copyElement(data, at, targets.bytes[element] ?? noBytes, row);
      at += 8;
    }
  }
}

/** `countElements` has found the data whole, so nothing is held against its length here. */
function fillCompressed(
  data: Uint8Array,
  targets: Targets,
  count: number,
  bias: number,
  isLittleEndian: boolean,
): void {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const width = targets.numbers.length;
  let codeAt = 0;
  let blockEnd = 8;
  let rawAt = 8;
  for (let row = 0; row < count; row++) {
    for (let element = 0; element < width; ) {
      if (codeAt === blockEnd) {
        codeAt = rawAt;
        blockEnd = codeAt + 8;
        rawAt = blockEnd;
      }
      const code = data[codeAt++] ?? codes.end;
      if (code === codes.padding) continue;
      const numbers = targets.numbers[element];
      if (code === codes.raw) {
        if (numbers) numbers[row] = number(view.getFloat64(rawAt, isLittleEndian));
        else copyElement(data, rawAt, targets.bytes[element] ?? noBytes, row);
        rawAt += 8;
      } else if (numbers) numbers[row] = code < codes.end ? code - bias : Number.NaN;
      else if (code === codes.blanks) copyElement(blanks, 0, targets.bytes[element] ?? noBytes, row);
      element += 1;
    }
  }
}

function number(value: number): number {
  return value === systemMissing ? Number.NaN : value;
}

function copyElement(from: Uint8Array, at: number, {bytes, stride, start}: BytesTarget, row: number): void {
  const to = row * stride + start;
  for (let index = 0; index < 8; index++) bytes[to + index] = from[at + index] ?? 0;
}
