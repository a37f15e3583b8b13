import {inflateSync} from "node:zlib";
import type {ByteReader} from "./byte-reader.ts";

/** Deflate packs at most so many times: a block that promises more is no honest one. */
const densest = 1032;
const headBytes = 24;

interface Block {
  readonly unpackedLength: number;
  readonly packedOffset: number;
  readonly packedLength: number;
}

/** What keeps a bomb from unfolding: called with the size that is promised, before any of it is unpacked. */
export type RefuseSize = (bytes: number) => void;

/**
 * Unpacks the data of a .zsav file into the bytes that a .sav file has in this place. The trailer's promises are held
 * against the file before anything is unpacked, and no block may unpack to more than its promise.
 */
export function inflateData(reader: ByteReader, refuseSize: RefuseSize): Uint8Array {
  const start = reader.offset;
  const blocks = readBlocks(reader, start);
  const total = blocks.reduce((sum, block) => sum + block.unpackedLength, 0);
  refuseSize(total);
  const unpacked = new Uint8Array(total);
  let at = 0;
  for (const block of blocks) {
    unpacked.set(inflateBlock(reader, block), at);
    at += block.unpackedLength;
  }
  return unpacked;
}

function readBlocks(reader: ByteReader, start: number): Block[] {
  const headerPlace = reader.int64("header of the packed data");
  const trailerPlace = reader.int64("header of the packed data");
  const trailerLength = reader.int64("header of the packed data");
  const isWhole = trailerPlace >= start + headBytes && trailerPlace + trailerLength <= reader.bytes.length;
  if (headerPlace !== start || !isWhole || trailerLength < headBytes) {
    throw reader.damage("The header of the packed data points outside the file, which may be cut off", start);
  }
  reader.offset = trailerPlace;
  reader.take(16, "trailer of the packed data");
  reader.take(4, "trailer of the packed data");
  const count = reader.count("packed blocks", headBytes);
  if (trailerLength !== headBytes + count * headBytes) {
    throw reader.damage(`The trailer of the packed data has no room for its ${count} blocks`, trailerPlace);
  }
  let expected = start + headBytes;
  return Array.from({length: count}, () => {
    const place = reader.place;
    reader.int64("trailer of the packed data");
    const packedOffset = reader.int64("trailer of the packed data");
    const unpackedLength = reader.int32("trailer of the packed data");
    const packedLength = reader.int32("trailer of the packed data");
    const fits = packedOffset === expected && packedLength >= 0 && packedOffset + packedLength <= trailerPlace;
    if (!fits || unpackedLength < 0 || unpackedLength > packedLength * densest) {
      throw reader.damage("The trailer describes a packed block that cannot be", place);
    }
    expected += packedLength;
    return {unpackedLength, packedOffset, packedLength};
  });
}

function inflateBlock(reader: ByteReader, {packedOffset, packedLength, unpackedLength}: Block): Uint8Array {
  const packed = reader.bytes.subarray(packedOffset, packedOffset + packedLength);
  try {
    const unpacked = inflateSync(packed, {maxOutputLength: Math.max(1, unpackedLength)});
    if (unpacked.length === unpackedLength) return unpacked;
  } catch {
    // What went wrong inside is of no use to the user; that it went wrong is said below.
  }
  throw reader.damage("A packed block does not unpack to what the trailer says", packedOffset);
}
