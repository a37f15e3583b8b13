import type {PlacedVariable} from "./draft.ts";
import type {FileText} from "./file-text.ts";

/** A text that was read before, and where its bytes stand. */
interface Known {
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

/** The parts of a very long string take up 256 bytes each, of which the last is not used. */
const segmentBytes = 256;
const segmentUsed = 255;
const veryLong = 255;
const blank = 0x20;

/** Reads the strings of a column. What comes again is found by its bytes and not read again. */
export function textColumn(bytes: Uint8Array, count: number, variable: PlacedVariable, text: FileText): string[] {
  const stride = variable.elementCount * 8;
  if (variable.width > veryLong) joinSegments(bytes, count, stride);
  const known = new Map<number, Known[]>();
  const values: string[] = new Array(count).fill("");
  for (let row = 0; row < count; row++) {
    const start = row * stride;
    const length = trimmedLength(bytes, start, variable.width);
    if (length === 0) continue;
    const hash = hashOf(bytes, start, length);
    const alike = known.get(hash);
    let found = alike?.find((each) => isSame(bytes, each, start, length));
    if (found === undefined) {
      const where = () => `${variable.name} in case ${row + 1}`;
      found = {start, length, text: text.readWhole(bytes.subarray(start, start + length), where)};
      if (alike === undefined) known.set(hash, [found]);
      else alike.push(found);
    }
    values[row] = found.text;
  }
  return values;
}

/** Moves the used bytes of each case's segments together. */
function joinSegments(bytes: Uint8Array, count: number, stride: number): void {
  for (let row = 0; row < count; row++) {
    const start = row * stride;
    for (let segment = 1; segment * segmentBytes < stride; segment++) {
      const from = start + segment * segmentBytes;
      bytes.copyWithin(start + segment * segmentUsed, from, Math.min(from + segmentUsed, start + stride));
    }
  }
}

/** How many bytes are left without the blanks and NUL bytes at the end. */
function trimmedLength(bytes: Uint8Array, start: number, width: number): number {
  let length = width;
  while (length > 0 && (bytes[start + length - 1] === blank || bytes[start + length - 1] === 0)) length -= 1;
  return length;
}

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8Array, start: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < start + length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash;
}

function isSame(bytes: Uint8Array, known: Known, start: number, length: number): boolean {
  if (known.length !== length) return false;
  for (let at = 0; at < length; at++) {
    if (bytes[known.start + at] !== bytes[start + at]) return false;
  }
  return true;
}
