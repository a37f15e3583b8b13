import {inflateSync} from "node:zlib";

const headerLength = 44;
const entryLength = 20;
const sfntHeaderLength = 12;
const sfntEntryLength = 16;

/**
 * A web font (WOFF 1) as the OpenType font it was packed from, which is what Word embeds and figures are drawn with.
 * @throws RangeError when it is no such font
 * @see https://www.w3.org/TR/WOFF/
 */
export function unpackWoff(bytes: Uint8Array): Buffer {
  const woff = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new RangeError("not a WOFF font");
  const tables = Array.from({length: woff.readUInt16BE(12)}, (_, index) => readTable(woff, index));
  const directory = Buffer.alloc(sfntHeaderLength + sfntEntryLength * tables.length);
  writeHeader(directory, woff.readUInt32BE(4), tables.length);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  tables.forEach(({tag, checksum, content}, index) => {
    const at = sfntHeaderLength + sfntEntryLength * index;
    directory.write(tag, at, "latin1");
    directory.writeUInt32BE(checksum, at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(content.length, at + 12);
    const padding = Buffer.alloc((4 - (content.length % 4)) % 4);
    parts.push(content, padding);
    offset += content.length + padding.length;
  });
  return Buffer.concat(parts);
}

function readTable(woff: Buffer, index: number): {tag: string; checksum: number; content: Buffer} {
  const at = headerLength + entryLength * index;
  const offset = woff.readUInt32BE(at + 4);
  const packed = woff.subarray(offset, offset + woff.readUInt32BE(at + 8));
  const length = woff.readUInt32BE(at + 12);
  return {
    tag: woff.toString("latin1", at, at + 4),
    checksum: woff.readUInt32BE(at + 16),
    content: packed.length < length ? inflateSync(packed) : packed,
  };
}

/** The numbers that a reader of the font searches its directory with. */
function writeHeader(directory: Buffer, flavour: number, tables: number): void {
  const power = Math.floor(Math.log2(tables));
  const searched = 2 ** power * sfntEntryLength;
  directory.writeUInt32BE(flavour, 0);
  directory.writeUInt16BE(tables, 4);
  directory.writeUInt16BE(searched, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(tables * sfntEntryLength - searched, 10);
}
