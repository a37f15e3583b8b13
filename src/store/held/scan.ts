import {isUtf8} from "node:buffer";
import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";

export interface Scan {
  readonly sha256: string;
  /** Whether the file is UTF-8 throughout, without NUL and without byte order marks in the middle. */
  readonly isPlainUtf8: boolean;
}

const pieceSize = 4 * 1024 * 1024;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** The SHA-256 of a large file, which is read once from end to end without being kept. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file, {highWaterMark: pieceSize})) hash.update(piece);
  return hash.digest("hex");
}

/** Reads a large file of text once from end to end, without keeping it. */
export async function scanFile(file: string): Promise<Scan> {
  const hash = createHash("sha256");
  let isPlainUtf8 = true;
  let left: Buffer = Buffer.alloc(0);
  let isFirst = true;
  for await (const piece of createReadStream(file, {highWaterMark: pieceSize})) {
    const bytes: Buffer = piece;
    hash.update(bytes);
    if (!isPlainUtf8) continue;
    const joined = left.length === 0 ? bytes : Buffer.concat([left, bytes]);
    const end = endOfWholeLetters(joined);
    const whole = joined.subarray(0, end);
    left = joined.subarray(end);
    isPlainUtf8 = isUtf8(whole) && !whole.includes(0) && whole.indexOf(byteOrderMark, isFirst ? 1 : 0) === -1;
    isFirst = false;
  }
  return {sha256: hash.digest("hex"), isPlainUtf8: isPlainUtf8 && left.length === 0};
}

/** Where the last letter ends that is not cut in two: a letter of UTF-8 begins with any byte but 10xxxxxx. */
function endOfWholeLetters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
