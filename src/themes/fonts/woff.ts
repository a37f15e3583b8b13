/** Fonts packed for the web: https://www.w3.org/TR/WOFF/ and https://www.w3.org/TR/WOFF2/ */
import {brotliDecompressSync, inflateSync} from "node:zlib";

/** A font that unpacks to more than this is no font that a report is set in. */
const largestUnpacked = 32 * 1024 * 1024;

/** The tables of a WOFF 1 file, each deflated or plain. @throws RangeError for a broken file */
export function openWoff(bytes: Uint8Array): Map<string, DataView> {
  const file = viewOf(bytes);
  const tables = new Map<string, DataView>();
  for (let index = 0; index < file.getUint16(12); index++) {
    const entry = 44 + 20 * index;
    const [offset, packed, length] = [file.getUint32(entry + 4), file.getUint32(entry + 8), file.getUint32(entry + 12)];
    const content = bytes.subarray(offset, offset + packed);
    const whole = packed < length ? unpack(() => inflateSync(content, {maxOutputLength: largestUnpacked})) : content;
    tables.set(tagAt(bytes, entry), viewOf(whole));
  }
  return tables;
}

/** The four that are read here are numbers 0 to 3 of the tags that WOFF2 knows by number. */
const knownTags = ["cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2"];
const [glyphs, locations, variations] = [10, 11, 47];
const ownTag = 63;

/** The tables of a WOFF2 file, as they are packed: those of outlines are transformed. @throws RangeError for a broken file */
export function openWoff2(bytes: Uint8Array): Map<string, DataView> {
  const file = viewOf(bytes);
  if (tagAt(bytes, 4) === "ttcf") throw new RangeError("it is a collection of several fonts");
  let position = 48;
  const readLength = () => {
    let value = 0;
    for (let index = 0; index < 5; index++) {
      const byte = file.getUint8(position++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
    throw new RangeError("one of its lengths has no end");
  };
  const entries = Array.from({length: file.getUint16(12)}, () => {
    const flags = file.getUint8(position++);
    const [number, version] = [flags & 63, flags >> 6];
    const tag =
      number === ownTag ? tagAt(bytes, position) : (knownTags[number] ?? (number === variations ? "fvar" : ""));
    if (number === ownTag) position += 4;
    const length = readLength();
    const isOutline = number === glyphs || number === locations;
    const isTransformed = isOutline ? version !== 3 : version !== 0;
    return {tag, length: isTransformed ? readLength() : length};
  });
  const packed = bytes.subarray(position, position + file.getUint32(20));
  const whole = unpack(() => brotliDecompressSync(packed, {maxOutputLength: largestUnpacked}));
  let offset = 0;
  return new Map(
    entries.map(({tag, length}) => {
      const table: [string, DataView] = [tag, new DataView(whole.buffer, whole.byteOffset + offset, length)];
      offset += length;
      return table;
    }),
  );
}

function unpack(run: () => Uint8Array): Uint8Array {
  try {
    return run();
  } catch (cause) {
    throw new RangeError("it cannot be unpacked", {cause});
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function tagAt(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}
