import {crc32, deflateRawSync} from "node:zlib";

export interface ZipMember {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** Written instead of the true ones, to make an archive that lies. */
  readonly says?: {readonly size?: number; readonly crc?: number; readonly flags?: number; readonly method?: number};
}

/** A zip archive of these files, packed. Names are written as they are, also hostile ones. */
export function zipOf(members: readonly ZipMember[]): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const {name, content, says = {}} of members) {
    const plain = typeof content === "string" ? Buffer.from(content) : Buffer.from(content);
    const packed = deflateRawSync(plain);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(says.flags ?? 0x800, 2);
    fields.writeUInt16LE(says.method ?? 8, 4);
    fields.writeUInt32LE(0x00210000, 6);
    fields.writeUInt32LE(says.crc ?? crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(says.size ?? plain.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, rest, Buffer.from(name));
    pieces.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Uint8Array.from(Buffer.concat([...pieces, list, Buffer.from("PK\x05\x06"), end]));
}
