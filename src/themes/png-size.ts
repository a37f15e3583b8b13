import {crc32} from "node:zlib";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Larger pictures take long to unpack, and gain nothing on a cover. */
const mostPixels = 6000;

/**
 * The size of a PNG in pixels; null for anything else, and for one that is cut short or broken: all its chunks are there, each with
 * its right checksum (https://www.w3.org/TR/png-3/#5DataRep).
 */
export function readPngSize(bytes: Uint8Array): {readonly width: number; readonly height: number} | null {
  if (!signature.every((byte, index) => bytes[index] === byte)) return null;
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let position = signature.length;
  let size: {width: number; height: number} | null = null;
  while (position + 12 <= bytes.length) {
    const length = file.getUint32(position);
    const end = position + 8 + length;
    if (end + 4 > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(position + 4, position + 8));
    if (crc32(bytes.subarray(position + 4, end)) !== file.getUint32(end)) return null;
    if (size === null) {
      if (type !== "IHDR" || length !== 13) return null;
      size = {width: file.getUint32(position + 8), height: file.getUint32(position + 12)};
      if (size.width > mostPixels || size.height > mostPixels) return null;
    }
    if (type === "IEND") return size;
    position = end + 4;
  }
  return null;
}
